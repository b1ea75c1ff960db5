using System.Text;

namespace Harness.Tables.Raw;

/// <summary>
/// Text that is not UTF-8 and may be Windows-1252 (with Latin-1 within it): where every byte is a letter or a sign of it and
/// letters beyond ASCII stand alone, as in Western languages. In other encodings they stand side by side, and so they do where
/// a file of UTF-8 is broken.
/// </summary>
internal static class WesternText
{
    // Of letters beyond ASCII at most this share may stand side by side: “Ærø”, “naïve”, but seldom “ÄÖ”.
    private const double MostSideBySide = 0.34;

    /// <summary>Windows-1252, which throws at the five bytes that it has no letter for.</summary>
    public static TextEncoding Encoding { get; } = new(
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!, "Windows-1252 (Latin-1)", false);

    /// <summary>Looks at a whole file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <returns>What speaks against Windows-1252, or <see langword="null"/>.</returns>
    public static string? Complaint(Stream file)
    {
        var buffer = new byte[0x10000];
        long beyond = 0;
        long pairs = 0;
        int line = 1;
        int firstLine = 0;
        bool wasBeyond = false;
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            foreach (byte letter in buffer.AsSpan(0, read))
            {
                line += letter == '\n' ? 1 : 0;
                if (letter is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D or 0x7F || (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r')))
                {
                    return $"line {line}: the byte 0x{letter:X2} is no letter in UTF-8 text, nor in Windows-1252";
                }

                bool isBeyond = letter >= 0x80;
                firstLine = isBeyond && firstLine == 0 ? line : firstLine;
                beyond += isBeyond ? 1 : 0;
                pairs += isBeyond && wasBeyond ? 1 : 0;
                wasBeyond = isBeyond;
            }
        }

        return pairs > MostSideBySide * beyond ? $"line {firstLine}: the file is neither UTF-8 throughout, nor does it read as Windows-1252 (Latin-1)" : null;
    }
}
