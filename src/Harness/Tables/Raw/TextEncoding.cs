using System.Text;

namespace Harness.Tables.Raw;

/// <summary>How the letters of a file are stored, found out from its bytes.</summary>
/// <param name="Encoding">Throws where bytes are no letters.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="IsCertain">Whether the file says so itself, by a byte-order mark, or a person did.</param>
internal sealed record TextEncoding(Encoding Encoding, string Name, bool IsCertain)
{
    /// <summary>Plain UTF-8.</summary>
    public static TextEncoding Utf8 { get; } = new(new UTF8Encoding(false, true), "UTF-8", false);

    /// <summary>The encoding that a person names.</summary>
    /// <param name="encoding">The encoding.</param>
    public static TextEncoding Declared(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return new TextEncoding(strict, encoding.WebName, true);
    }

    /// <summary>The encoding that the first bytes tell: a byte-order mark, or the zeros between the letters of UTF-16; else UTF-8.</summary>
    /// <param name="head">The first bytes.</param>
    public static TextEncoding Of(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..])
        {
            return new TextEncoding(new UTF32Encoding(head[0] == 0, true, true), "UTF-32", true);
        }

        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new TextEncoding(new UnicodeEncoding(head[0] == 0xFE, true, true), "UTF-16", true);
        }

        if (head is [0xEF, 0xBB, 0xBF, ..])
        {
            return Utf8 with { IsCertain = true };
        }

        return (Zeros(head, 0), Zeros(head, 1)) switch
        {
            (0, > 0.4) => new TextEncoding(new UnicodeEncoding(false, false, true), "UTF-16", false),
            ( > 0.4, 0) => new TextEncoding(new UnicodeEncoding(true, false, true), "UTF-16", false),
            _ => Utf8,
        };
    }

    /// <summary>The share of zeros among every second byte.</summary>
    private static double Zeros(ReadOnlySpan<byte> head, int first)
    {
        int zeros = 0;
        for (int i = first; i < head.Length; i += 2)
        {
            zeros += head[i] == 0 ? 1 : 0;
        }

        return head.Length < 4 ? 0 : zeros / (head.Length / 2.0);
    }
}
