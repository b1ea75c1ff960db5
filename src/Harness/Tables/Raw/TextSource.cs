using System.Text;

namespace Harness.Tables.Raw;

/// <summary>The letters of a file, whatever encoding they are stored in.</summary>
internal static class TextSource
{
    private const int HeadBytes = 0x10000;

    /// <summary>A head of fewer letters is the whole text.</summary>
    public const int FullHead = HeadBytes / 4 - 4;

    /// <summary>Reads a file. Where its encoding turns out to be another, reading begins anew.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="declared">The encoding where a person names it.</param>
    /// <param name="read">Reads the text; is given its first letters too, so many that a person would see its form.</param>
    /// <param name="isAgreed">Whether a program was told to write this encoding.</param>
    /// <returns>What was read, and what was found out about the encoding where it is not UTF-8.</returns>
    /// <exception cref="InputException">The file is missing, unreadable or no text.</exception>
    public static (T Read, string? Note) Open<T>(string path, Encoding? declared, Func<StreamReader, string, T> read, bool isAgreed = false)
    {
        try
        {
            byte[] head = Head(path);
            if (FileSignature.Of(head) is { } other)
            {
                throw new InputException($"{path}: {other}");
            }

            TextEncoding encoding = declared is null ? TextEncoding.Of(head) : TextEncoding.Declared(declared);
            if (declared is not null && TextEncoding.Of(head) is { IsCertain: true } marked && marked.Encoding.CodePage != declared.CodePage)
            {
                throw new InputException(isAgreed
                    ? $"{path}: its first bytes say {marked.Name}; write it as {encoding.Name.ToUpperInvariant()}."
                    : $"{path}: the encoding {encoding.Name} is named for it, but its first bytes say {marked.Name}. Name that one, or none.");
            }

            if (encoding.Encoding.GetByteCount("a") == 1 && head.Contains((byte)0))
            {
                throw new InputException($"{path}: the file holds bytes of value 0, so it is no text; name the CSV file, or write the table as CSV again.");
            }

            try
            {
                return (Read(path, encoding, head, read), Note(encoding, declared));
            }
            catch (DecoderFallbackException e) when (encoding.IsCertain || encoding.Name != "UTF-8")
            {
                throw new InputException($"{path}: the file is not {encoding.Name} text{(declared is null ? ", which its first bytes say; save it as UTF-8." : isAgreed ? $"; write it as {encoding.Name.ToUpperInvariant()}." : "; name its encoding, or save it as UTF-8.")}", e);
            }
            catch (DecoderFallbackException e)
            {
                if (Western(path) is { } complaint)
                {
                    throw new InputException($"{path}, {complaint}. Save it as UTF-8, or name its encoding (--encoding).", e);
                }

                return (Read(path, WesternText.Encoding, head, read), Note(WesternText.Encoding, null));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    private static string? Note(TextEncoding encoding, Encoding? declared) =>
        declared is not null || encoding.Name == "UTF-8" ? null : $"Read as {encoding.Name} text, not UTF-8 (detected); if letters look wrong, name the encoding (--encoding).";

    private static T Read<T>(string path, TextEncoding encoding, byte[] head, Func<StreamReader, string, T> read)
    {
        using var reader = new StreamReader(path, encoding.Encoding, detectEncodingFromByteOrderMarks: false, CsvRecords.Buffer / 2);
        return read(reader, Letters(encoding.Encoding, head));
    }

    private static string Letters(Encoding encoding, byte[] head)
    {
        var letters = new char[encoding.GetMaxCharCount(head.Length)];
        int count = encoding.GetDecoder().GetChars(head, 0, head.Length, letters, 0, flush: false);
        int start = count > 0 && letters[0] == '\uFEFF' ? 1 : 0;
        return new string(letters, start, count - start);
    }

    private static byte[] Head(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("it is a folder; name a file in it.");
        }

        if (path.Contains('\0', StringComparison.Ordinal) || path.Length == 0)
        {
            throw new IOException("its name is empty or holds a letter of value 0; name a file.");
        }

        using FileStream stream = File.OpenRead(path);
        var head = new byte[HeadBytes];
        return head[..stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private static string? Western(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return WesternText.Complaint(stream);
    }
}
