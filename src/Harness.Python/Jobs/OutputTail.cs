using System.Text;

namespace Harness.Python.Jobs;

/// <summary>The last lines of one stream that a job printed. Whatever it prints, this takes a fixed amount of memory.</summary>
internal sealed class OutputTail
{
    private const int MostLines = 10;
    private const int LongestLine = 16_384;
    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">What the job prints.</param>
    /// <param name="take">Sees each line first; a line that it takes is not kept. Letters beyond the longest line are not seen.</param>
    public async Task ReadAsync(Stream stream, Func<string, bool> take)
    {
        var buffer = new byte[LongestLine];
        var line = new byte[LongestLine];
        int length = 0;
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
        {
            for (int start = 0; start < read;)
            {
                // A carriage return ends a line too: progress bars write over themselves.
                int end = buffer.AsSpan(start, read - start).IndexOfAny((byte)'\n', (byte)'\r');
                ReadOnlySpan<byte> piece = buffer.AsSpan(start, end < 0 ? read - start : end);
                piece = piece[..Math.Min(piece.Length, line.Length - length)];
                piece.CopyTo(line.AsSpan(length));
                length += piece.Length;
                if (end < 0)
                {
                    break;
                }

                Add(line.AsSpan(0, length), take);
                length = 0;
                start += end + 1;
            }
        }

        Add(line.AsSpan(0, length), take);
    }

    private void Add(ReadOnlySpan<byte> line, Func<string, bool> take)
    {
        string text = Encoding.UTF8.GetString(line).TrimEnd();
        if (text.Length == 0 || take(text))
        {
            return;
        }

        lock (_lock)
        {
            _lines.Enqueue(text);
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
