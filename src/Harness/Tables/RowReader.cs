using System.Runtime.CompilerServices;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Reads the records of a text as a table of a schema. Every cell is parsed once, by the kind of its column.</summary>
/// <param name="records">The text, before its header.</param>
/// <param name="source">The name of the text in messages: the path of its file.</param>
/// <param name="schema">The columns.</param>
/// <param name="rules">How cells are read.</param>
internal sealed class RowReader(CsvRecords records, string source, TableSchema schema, CellRules rules)
{
    public const string NeedsHeader = "it needs a header line with the column names, then one line a row.";

    private readonly ColumnParser[] _parsers = [.. schema.Select(column => ColumnParser.For(column, rules, records))];
    private readonly List<string> _notes = [];
    private int _blankLine;

    /// <summary>Reads all. What is wrong with the text as a whole goes before a cell that does not fit.</summary>
    /// <param name="index">Whether the first column is an index; found out where not told.</param>
    /// <param name="seen">Is shown the header and each row that belongs to the table.</param>
    /// <exception cref="InputException">The text does not fit; the message names line, column and value.</exception>
    public TableReading Read(bool? index, RecordHandler? seen)
    {
        if (!records.Read())
        {
            throw new InputException($"{source}: the file is empty; {NeedsHeader}");
        }

        ColumnParser[] inOrder = [];
        string? complaint = records.Text.IsEmpty ? $"{source}: the first line is blank; {NeedsHeader}" : Match(index, out inOrder);
        seen?.Invoke(-1, records.Text);
        for (int row = 0; records.Read();)
        {
            if (complaint is not null)
            {
                continue;
            }

            if (records.Text.IsEmpty && inOrder.Length > 1)
            {
                // At the end of the file blank lines are passed over; in a table of one column they are missing values.
                _blankLine = _blankLine == 0 ? records.Line : _blankLine;
                continue;
            }

            complaint = _blankLine > 0
                ? $"{source}, line {_blankLine}: the line is blank; a row needs {inOrder.Length} cells. Remove the line."
                : AddRow(inOrder);
            seen?.Invoke(row++, records.Text);
        }

        complaint ??= DecimalMarks.Complaint(_parsers.OfType<NumberParser>(), rules) is { } wrong ? $"{source}, {wrong}" : null;
        complaint ??= _parsers.OfType<DateParser>().Select(p => p.MostlyUnread is var (line, wrong) ? $"{source}, {records.Unit} {line}, column '{CellText.Show(p.Schema.Name)}': {wrong}" : null).FirstOrDefault(c => c is not null);
        return complaint is null ? Build() : throw new InputException(complaint);
    }

    private string? Match(bool? index, out ColumnParser[] inOrder)
    {
        string[] header = [.. Enumerable.Range(0, records.Count).Select(i => records.Cell(i).ToString())];
        HeaderMatch match = HeaderMatch.Of(header, schema, records.Separator, rules, index);
        _notes.AddRange(match.Notes);
        inOrder = [.. match.ColumnOf.Select(column => column == HeaderMatch.Index ? new IndexParser(rules, records, index == true) : _parsers[column])];
        return match.Complaint is { } complaint ? $"{source}, line 1: {complaint}" : null;
    }

    private TableReading Build()
    {
        var table = new Table([.. _parsers.Select(parser => parser.Build())]);
        var missing = new List<string>();
        foreach (ColumnParser parser in _parsers)
        {
            _notes.AddRange(parser.Notes);
            missing.AddRange(parser.Missing.Select(m => $"'{CellText.Show(m.Key)}' in column '{CellText.Show(parser.Schema.Name)}' ({m.Value} {(m.Value == 1 ? "cell" : "cells")})"));
        }

        if (missing.Count > 0)
        {
            _notes.Add($"Read as missing: {string.Join(", ", missing.Take(8))}{(missing.Count > 8 ? $" and {missing.Count - 8} more" : "")}.");
        }

        return new TableReading(table, _notes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? AddRow(ColumnParser[] columns)
    {
        string? complaint = null;
        for (int field = 0; field < Math.Min(records.Count, columns.Length) && complaint is null; field++)
        {
            if (columns[field].Add(records.Cell(field)) is { } wrong)
            {
                string column = columns[field] is IndexParser ? "" : $", column '{CellText.Show(columns[field].Schema.Name)}'";
                complaint = $"{source}, {records.Unit} {records.Line}{column}: {wrong}";
            }
        }

        // A row that is shifted has wrong cells too; the shift is the cause.
        return records.Count == columns.Length ? complaint : $"{source}, line {records.Line}: {Shifted(columns.Length)}";
    }

    private string Shifted(int columns)
    {
        string remedy = records.Count < columns
            ? "Leave a cell empty where its value is missing."
            : $"Put a cell that holds a {CellText.Name(records.Separator)} between quotes.{(records.Count == columns + 1 && !rules.IsPlain ? " Where every row has a cell more, the header lacks a name: R writes row names so (write.csv(…, row.names = FALSE))." : "")}";
        return $"the row has {records.Count} {(records.Count == 1 ? "cell" : "cells")}, but the header has {columns}. {remedy}";
    }
}
