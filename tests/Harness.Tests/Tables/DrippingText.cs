namespace Harness.Tests.Tables;

/// <summary>A text that comes in small pieces, as from a slow stream.</summary>
internal sealed class DrippingText(string text, int piece) : TextReader
{
    private int _at;

    public override int Read(Span<char> buffer)
    {
        int count = Math.Min(Math.Min(piece, buffer.Length), text.Length - _at);
        text.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));
}
