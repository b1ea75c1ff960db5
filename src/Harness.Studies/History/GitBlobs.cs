using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics;

namespace Harness.Studies.History;

/// <summary>Reads the contents of many files of a repository by one <c>git cat-file --batch</c>.</summary>
internal static class GitBlobs
{
    private const int Chunk = 1 << 16;

    /// <summary>What is done with a content.</summary>
    /// <param name="id">The id that was asked for.</param>
    /// <param name="content">The bytes; valid during the call only. Empty where the repository does not have it.</param>
    public delegate void Visit(string id, ReadOnlySpan<byte> content);

    /// <summary>Reads contents in the order asked for.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="ids">Ids of contents, each a hash.</param>
    /// <param name="visit">Gets each content.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">git failed.</exception>
    public static void Read(GitRepository git, IReadOnlyCollection<string> ids, Visit visit, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        using Process process = git.Start("cat-file", "--batch", "--buffer");
        try
        {
            Task<string> error = process.StandardError.ReadToEndAsync(cancellation);

            // On a thread of its own: git does not take more while nobody reads what it writes.
            var asking = Task.Run(() => Ask(process, ids), cancellation);
            using var answers = new BufferedStream(process.StandardOutput.BaseStream, Chunk);
            foreach (string id in ids)
            {
                cancellation.ThrowIfCancellationRequested();
                Answer(answers, id, visit);
            }

            asking.GetAwaiter().GetResult();
            process.WaitForExit();
            error.GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or EndOfStreamException)
        {
            throw new InputException($"git ended while it read the snapshots of earlier commits: {e.Message} 'git fsck' says what is wrong with the repository.", e);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static void Ask(Process process, IReadOnlyCollection<string> ids)
    {
        using StreamWriter input = process.StandardInput;
        foreach (string id in ids)
        {
            input.Write(id);
            input.Write('\n');
        }
    }

    // "<id> blob <size>", a line break, the content, a line break; or "<id> missing".
    private static void Answer(Stream answers, string id, Visit visit)
    {
        Span<byte> line = stackalloc byte[256];
        int length = 0;
        for (int next = answers.ReadByte(); next != '\n'; next = answers.ReadByte())
        {
            if (next < 0 || length == line.Length)
            {
                throw new EndOfStreamException("its answer is cut off.");
            }

            line[length++] = (byte)next;
        }

        ReadOnlySpan<byte> head = line[..length];
        int space = head.LastIndexOf((byte)' ');
        if (!Utf8Parser.TryParse(head[(space + 1)..], out int size, out int used) || used != head.Length - space - 1)
        {
            visit(id, []);
            return;
        }

        byte[] content = ArrayPool<byte>.Shared.Rent(size + 1);
        try
        {
            answers.ReadExactly(content, 0, size + 1);
            visit(id, content.AsSpan(0, size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }
}
