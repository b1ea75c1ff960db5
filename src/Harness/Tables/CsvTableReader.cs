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
    /// <returns>The text without a byte-order mark.</returns>
    /// <exception cref="InputException">The file is missing, unreadable or not UTF-8.</exception>
    internal static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, Strict);
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

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">The text of a whole CSV file.</param>
    /// <param name="source">The name of the text in error messages: the path of its file.</param>
    /// <param name="schema">The columns; the text has exactly these, in any order.</param>
    /// <exception cref="InputException">The text does not fit; the message names line, column and value.</exception>
    public static Table Parse(string text, string source, TableSchema schema) => Parse(CsvRecords.Split(text, source), source, schema);

    internal static Table Parse(CsvRecords records, string source, TableSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        int[] columnOf = MatchHeader(records.Texts[0], schema, source);
        int rows = records.Texts.Count - 1;
        ColumnParser[] parsers = [.. schema.Select(column => ColumnParser.For(column, rows))];
        using CsvDataReader reader = Open(records.Texts.Skip(1).Where(t => !IsBlank(t)));
        for (int row = 1; row <= rows; row++)
        {
            if (records.Texts[row].Length == 0 && columnOf.Length > 1)
            {
                throw new InputException($"{Place(row)}: the line is blank; a row needs {columnOf.Length} cells. Remove the line.");
            }

            bool blank = IsBlank(records.Texts[row]);
            int fields = blank ? 1 : reader.Read() ? reader.RowFieldCount : 0;
            string? complaint = null;
            for (int field = 0; field < Math.Min(fields, columnOf.Length) && complaint is null; field++)
            {
                if (parsers[columnOf[field]].Add(blank ? default : reader.GetFieldSpan(field)) is { } wrong)
                {
                    complaint = $"{Place(row)}, column '{schema[columnOf[field]].Name}': {wrong}";
                }
            }

            // A row that is shifted has wrong cells too; the shift is the cause.
            if (fields != columnOf.Length)
            {
                throw new InputException($"{Place(row)}: the row has {fields} {(fields == 1 ? "cell" : "cells")}, but the header has {columnOf.Length}. {(fields < columnOf.Length ? "Leave a cell empty where its value is missing." : "Put a cell that holds a comma between quotes.")}");
            }

            if (complaint is not null)
            {
                throw new InputException(complaint);
            }
        }

        return new Table(parsers.Select(parser => parser.Build()));

        // The reader passes over these; in a table of one column they are a missing value.
        bool IsBlank(string record) => record.Length == 0 || (columnOf.Length == 1 && record == "\"\"");

        string Place(int row) => $"{source}, line {records.Lines[row]}";
    }

    private static CsvDataReader Open(IEnumerable<string> records)
    {
        string text = string.Join('\n', records) + "\n";
        int buffer = Math.Max(0x4000, text.Length + 1);
        return CsvDataReader.Create(new StringReader(text), new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = '\uFFFF', // No character: nothing is a comment.
            BufferSize = Math.Min(buffer, 0x100000),
            MaxBufferSize = buffer,
            ResultSetMode = ResultSetMode.SingleResult,
        });
    }

    /// <summary>The column of the schema that each cell of a row belongs to.</summary>
    private static int[] MatchHeader(string record, TableSchema schema, string source)
    {
        using CsvDataReader reader = Open([record]);
        reader.Read();
        string[] header = [.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (header.FirstOrDefault(name => !seen.Add(name)) is { } twice)
        {
            throw new InputException($"{source}, line 1: column '{twice}' appears twice in the header; give each column a name of its own.");
        }

        string[] missing = [.. schema.Select(c => c.Name).Where(name => !seen.Contains(name))];
        string[] extra = [.. header.Where(name => schema.IndexOf(name) < 0)];
        if (missing.Length + extra.Length > 0)
        {
            string lacks = missing.Length == 0 ? "" : $" The schema's {Names(missing)} not in the file.";
            string has = extra.Length == 0 ? "" : $" The file's {Names(extra)} not in the schema.";
            throw new InputException($"{source}, line 1: header and schema differ.{lacks}{has} Make them name the same columns, separated by commas in the file.");
        }

        return [.. header.Select(schema.IndexOf)];
    }

    private static string Names(string[] names) =>
        (names.Length == 1 ? "column " : "columns ") + string.Join(", ", names.Select(n => $"'{n}'")) + (names.Length == 1 ? " is" : " are");
}
