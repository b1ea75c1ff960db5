using System.Text;

namespace Harness.Tables.Raw;

/// <summary>
/// Text that is not UTF-8 and may be Windows-1252 (with Latin-1 within it): where every byte is a letter or a sign of it, and
/// letters beyond ASCII stand alone, as in Western languages. In other encodings they stand side by side. Where some of them
/// are UTF-8, the file is of UTF-8 and broken.
/// </summary>
internal sealed class WesternText
{
    // Of bytes beyond ASCII at most this share may look like parts of other letters.
    private const double MostOdd = 0.2;

    // Signs that stand beside letters in Western text: quotes, dashes, a hard blank.
    private static readonly byte[] Beside = [0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xAB, 0xBB, 0xB0];

    private readonly List<byte> _run = [];
    private long _beyond;
    private long _odd;
    private long _utf8;
    private int _line = 1;
    private (int Line, byte Byte) _wrong;

    /// <summary>Windows-1252, which throws at the five bytes that it has no letter for.</summary>
    public static TextEncoding Encoding { get; } = new(
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!, "Windows-1252 (Latin-1)", false);

    /// <summary>Looks at a whole file.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <returns>What speaks against Windows-1252, or <see langword="null"/>.</returns>
    public static string? Complaint(Stream file)
    {
        var text = new WesternText();
        var buffer = new byte[0x10000];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            foreach (byte letter in buffer.AsSpan(0, read))
            {
                if (letter is 0x7F || (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r')))
                {
                    return $"line {text._line}: the file is not UTF-8, and the byte 0x{letter:X2} is no letter";
                }

                text.Add(letter);
            }
        }

        text.EndRun();
        string place = $"line {text._wrong.Line}: the byte 0x{text._wrong.Byte:X2} is not UTF-8";
        return text._utf8 > 0 ? $"{place}, though other letters of the file are, so some are broken"
            : text._odd > MostOdd * text._beyond ? $"{place}, and the file does not read as Windows-1252 (Latin-1) either"
            : null;
    }

    private void Add(byte letter)
    {
        if (letter >= 0x80)
        {
            _run.Add(letter);
            return;
        }

        EndRun();
        _line += letter == '\n' ? 1 : 0;
    }

    /// <summary>Looks at bytes beyond ASCII that stand side by side.</summary>
    private void EndRun()
    {
        if (_run.Count == 0)
        {
            return;
        }

        _beyond += _run.Count;
        int letters = _run.Count(b => !Beside.Contains(b));

        // The letters of Windows-1252 below 0xA0 are rare; other encodings have frequent ones there.
        bool isOdd = letters > 2 || _run.Any(b => b < 0xA0 && !Beside.Contains(b))
            || (letters == 2 && _run.Any(b => b is 0xD0 or 0xD7 or 0xDE or 0xF7 || (b < 0xC0 && !Beside.Contains(b))));
        _odd += isOdd ? _run.Count : 0;
        ReadOnlySpan<byte> rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_run);
        while (!rest.IsEmpty)
        {
            bool valid = Rune.DecodeFromUtf8(rest, out _, out int used) == System.Buffers.OperationStatus.Done;
            _utf8 += valid ? 1 : 0;
            _wrong = valid || _wrong.Line > 0 ? _wrong : (_line, rest[0]);
            rest = rest[used..];
        }

        _run.Clear();
    }
}
