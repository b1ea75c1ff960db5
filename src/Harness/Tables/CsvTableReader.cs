using System.Runtime.CompilerServices;
using System.Text;

namespace Harness.Tables;

/// <summary>
/// Reads tables from CSV: UTF-8, comma, a header, RFC 4180 quotes, an empty cell for a missing value. Every cell is
/// parsed once, by the kind that the schema gives its column.
/// </summary>
public static class CsvTableReader
{
    private const string NeedsHeader = "it needs a header line with the column names, then one line a row.";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns; the file has exactly these, in any order.</param>
    /// <returns>A table with the columns in the order of <paramref name="schema"/>.</returns>
    /// <exception cref="InputException">The file cannot be read or does not fit; the message names file, line, column and value.</exception>
    public static Table Read(string path, TableSchema schema) => Read(path, schema, null);

    /// <summary>Reads a file and shows the raw text of its rows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="seen">Is shown the header and each row that belongs to the table.</param>
    /// <exception cref="InputException">The file cannot be read or does not fit.</exception>
    internal static Table Read(string path, TableSchema schema, RecordHandler? seen) =>
        Open(path, text => ParseFrom(text, path, schema, seen));

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
        return ParseFrom(new StringReader(text), source, schema, null, Math.Min(text.Length + 1, CsvRecords.Buffer));
    }

    /// <summary>Reads a table from text as it comes. What is wrong with the text as a whole goes before a cell that does not fit.</summary>
    internal static Table ParseFrom(TextReader text, string source, TableSchema schema, RecordHandler? seen, int buffer = CsvRecords.Buffer)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var records = new CsvRecords(text, source, buffer);
        if (!records.Read())
        {
            throw new InputException($"{source}: the file is empty; {NeedsHeader}");
        }

        int[] columnOf = [];
        string? complaint = records.Text.IsEmpty ? $"{source}: the first line is blank; {NeedsHeader}" : MatchHeader(records, schema, source, out columnOf);
        ColumnParser[] parsers = [.. schema.Select(ColumnParser.For)];
        ColumnParser[] inOrder = [.. columnOf.Where(_ => complaint is null).Select(column => parsers[column])];
        seen?.Invoke(-1, records.Text);
        int blankLine = 0;
        for (int row = 0; records.Read();)
        {
            if (complaint is not null)
            {
                continue;
            }

            if (records.Text.IsEmpty && inOrder.Length > 1)
            {
                // At the end of the file blank lines are passed over; in a table of one column they are missing values.
                blankLine = blankLine == 0 ? records.Line : blankLine;
                continue;
            }

            complaint = blankLine > 0
                ? $"{source}, line {blankLine}: the line is blank; a row needs {inOrder.Length} cells. Remove the line."
                : AddRow(records, inOrder, source);
            seen?.Invoke(row++, records.Text);
        }

        return complaint is null ? new Table(parsers.Select(parser => parser.Build())) : throw new InputException(complaint);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string? AddRow(CsvRecords records, ColumnParser[] columns, string source)
    {
        string? complaint = null;
        for (int field = 0; field < Math.Min(records.Count, columns.Length) && complaint is null; field++)
        {
            if (columns[field].Add(records.Cell(field)) is { } wrong)
            {
                complaint = $"{source}, line {records.Line}, column '{columns[field].Schema.Name}': {wrong}";
            }
        }

        // A row that is shifted has wrong cells too; the shift is the cause.
        return records.Count == columns.Length
            ? complaint
            : $"{source}, line {records.Line}: the row has {records.Count} {(records.Count == 1 ? "cell" : "cells")}, but the header has {columns.Length}. {(records.Count < columns.Length ? "Leave a cell empty where its value is missing." : "Put a cell that holds a comma between quotes.")}";
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

    /// <summary>Finds the column of the schema that each cell of a row belongs to.</summary>
    /// <returns>What is wrong with the header, or <see langword="null"/>.</returns>
    private static string? MatchHeader(CsvRecords record, TableSchema schema, string source, out int[] columnOf)
    {
        string[] header = [.. Enumerable.Range(0, record.Count).Select(i => record.Cell(i).ToString())];
        columnOf = [.. header.Select(schema.IndexOf)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (header.FirstOrDefault(name => !seen.Add(name)) is { } twice)
        {
            return $"{source}, line 1: column '{twice}' appears twice in the header; give each column a name of its own.";
        }

        string[] missing = [.. schema.Select(c => c.Name).Where(name => !seen.Contains(name))];
        string[] extra = [.. header.Where(name => schema.IndexOf(name) < 0)];
        if (missing.Length + extra.Length == 0)
        {
            return null;
        }

        string lacks = missing.Length == 0 ? "" : $" The schema's {Names(missing)} not in the file.";
        string has = extra.Length == 0 ? "" : $" The file's {Names(extra)} not in the schema.";
        return $"{source}, line 1: header and schema differ.{lacks}{has} Make them name the same columns, separated by commas in the file.";
    }

    private static string Names(string[] names) =>
        (names.Length == 1 ? "column " : "columns ") + string.Join(", ", names.Select(n => $"'{n}'")) + (names.Length == 1 ? " is" : " are");
}
