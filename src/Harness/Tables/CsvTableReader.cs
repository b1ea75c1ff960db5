using System.Text;
using Sylvan.Data.Csv;

namespace Harness.Tables;

/// <summary>
/// Reads tables from CSV: UTF-8, comma, a header, RFC 4180 quotes, an empty cell for a missing value. Every cell is
/// parsed once, by the kind that the schema gives its column.
/// </summary>
public static class CsvTableReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns; the file has exactly these, in any order.</param>
    /// <returns>A table with the columns in the order of <paramref name="schema"/>.</returns>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, line, column and value.</exception>
    public static Table Read(string path, TableSchema schema) => Parse(ReadText(path), path, schema);

    /// <summary>Reads the text of a file, with an error that a user understands.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is missing, unreadable, empty or not UTF-8.</exception>
    public static string ReadText(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, Strict);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException($"{path}: the file is not UTF-8 text; save it as UTF-8.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }

        return text.Length > 0
            ? text
            : throw new InputException($"{path}: the file is empty; it needs a header line with the column names, then one line a row.");
    }

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">The text of a whole CSV file.</param>
    /// <param name="source">What error messages call the text: the path of its file.</param>
    /// <param name="schema">The columns; the text has exactly these, in any order.</param>
    /// <exception cref="InputException">The text does not fit; the message names line, column and value.</exception>
    public static Table Parse(string text, string source, TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(text);
        CsvRecords records = CsvRecords.Split(text.TrimStart('\uFEFF'));
        if (records.Texts.Count == 0 || string.IsNullOrWhiteSpace(records.Texts[0]))
        {
            throw new InputException($"{source}: there is no header line; the first line must name the columns.");
        }

        int rows = records.Texts.Count - 1;
        string[] header = Fields(records.Texts[0], source);
        int[] fieldOf = MatchHeader(header, schema, source);
        ColumnParser[] parsers = [.. schema.Select(column => ColumnParser.For(column, rows))];

        for (int row = 0; row < rows; row++)
        {
            string record = records.Texts[row + 1];
            int line = records.Lines[row + 1];
            if (record.Length == 0 && header.Length > 1)
            {
                throw new InputException($"{source}, line {line}: the line is blank; a row needs {header.Length} cells. Remove the line.");
            }
        }

        using CsvDataReader reader = Open(string.Join('\n', records.Texts.Skip(1)) + "\n", header.Length);
        int read = 0;
        try
        {
            while (read < rows && (records.Texts[read + 1].Length == 0 || reader.Read()))
            {
                int line = records.Lines[read + 1];
                bool blank = records.Texts[read + 1].Length == 0;
                if (!blank && reader.RowFieldCount != header.Length)
                {
                    throw new InputException($"{source}, line {line}: the row has {reader.RowFieldCount} cells, but the header has {header.Length} columns.");
                }

                for (int i = 0; i < parsers.Length; i++)
                {
                    ReadOnlySpan<char> cell = blank ? default : reader.GetFieldSpan(fieldOf[i]);
                    if (parsers[i].Add(cell) is { } complaint)
                    {
                        throw new InputException($"{source}, line {line}, column '{schema[i].Name}': {complaint}");
                    }
                }

                read++;
            }
        }
        catch (CsvFormatException e)
        {
            throw new InputException($"{source}, line {records.Lines[Math.Min(read + 1, rows)]}: the row is not valid CSV: {e.Message}", e);
        }

        return read == rows
            ? new Table(parsers.Select(parser => parser.Build()))
            : throw new InputException($"{source}: only {read} of {rows} rows could be read; look for a quote that is not closed near line {records.Lines[Math.Min(read + 1, rows)]}.");
    }

    private static CsvDataReader Open(string text, int fields)
    {
        int longest = Math.Max(0x4000, text.Length + 1);
        return CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            BufferSize = Math.Min(longest, 0x100000),
            MaxBufferSize = Math.Max(longest, 0x100000),
            ResultSetMode = ResultSetMode.SingleResult,
        });
    }

    private static string[] Fields(string record, string source)
    {
        try
        {
            using CsvDataReader reader = Open(record + "\n", 0);
            return reader.Read() ? [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)] : [];
        }
        catch (CsvFormatException e)
        {
            throw new InputException($"{source}, line 1: the header is not valid CSV: {e.Message}", e);
        }
    }

    private static int[] MatchHeader(string[] header, TableSchema schema, string source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in header)
        {
            if (!seen.Add(name))
            {
                throw new InputException($"{source}, line 1: column '{name}' appears twice in the header; give each column a name of its own.");
            }
        }

        string[] missing = [.. schema.Select(c => c.Name).Where(name => !seen.Contains(name))];
        string[] extra = [.. header.Where(name => schema.IndexOf(name) < 0)];
        if (missing.Length + extra.Length > 0)
        {
            string lacks = missing.Length == 0 ? "" : $" The schema's {Names(missing)} not in the file.";
            string has = extra.Length == 0 ? "" : $" The file's {Names(extra)} not in the schema.";
            throw new InputException($"{source}, line 1: header and schema differ.{lacks}{has} The file has: {string.Join(", ", header)}.");
        }

        return [.. schema.Select(c => Array.IndexOf(header, c.Name))];
    }

    private static string Names(string[] names) =>
        (names.Length == 1 ? "column " : "columns ") + string.Join(", ", names.Select(n => $"'{n}'")) + (names.Length == 1 ? " is" : " are");
}
