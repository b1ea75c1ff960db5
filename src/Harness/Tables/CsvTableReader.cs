using System.Text;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>
/// Reads tables from plain CSV, as <see cref="CsvTableWriter"/> writes it, and refuses any other: UTF-8, comma, a header, RFC
/// 4180 quotes, an empty cell for a missing value. <see cref="TableFile"/> reads files as people have them.
/// </summary>
public static class CsvTableReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns; the file has exactly these, in any order.</param>
    /// <returns>A table with the columns in the order of <paramref name="schema"/>.</returns>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, line, column and value.</exception>
    public static Table Read(string path, TableSchema schema) => Open(path, text => ParseFrom(text, path, schema));

    /// <summary>Reads the text of a file, with an error that a user understands.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The text without a byte-order mark.</returns>
    /// <exception cref="InputException">The file is missing, unreadable or not UTF-8.</exception>
    internal static string ReadText(string path) => Open(path, text => text.ReadToEnd());

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">The text of a whole CSV file.</param>
    /// <param name="source">The name of the text in error messages: the path of its file.</param>
    /// <param name="schema">The columns; the text has exactly these, in any order.</param>
    /// <exception cref="InputException">The text does not fit; the message names line, column and value.</exception>
    public static Table Parse(string text, string source, TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ParseFrom(new StringReader(text), source, schema, Math.Min(text.Length + 1, CsvRecords.Buffer));
    }

    private static Table ParseFrom(TextReader text, string source, TableSchema schema, int buffer = CsvRecords.Buffer)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new RowReader(new CsvRecords(text, source, buffer), source, schema, CellRules.Plain).Read(index: false, seen: null).Table;
    }

    private static T Open<T>(string path, Func<StreamReader, T> read)
    {
        try
        {
            using var reader = new StreamReader(path, Strict, detectEncodingFromByteOrderMarks: true, CsvRecords.Buffer / 2);
            return read(reader);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException($"{path}: the file is not UTF-8 text; save it as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }
}
