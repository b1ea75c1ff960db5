using System.Text;
using DuckDB.NET.Data;
using Harness.Tables;
using Harness.Tables.Raw;

namespace Harness.DuckDb;

/// <summary>
/// Compares one column of labels. DuckDB counts the texts; the few that are distinct are then read as a table in memory would read them, so that a label means the same.
/// </summary>
/// <param name="session">The database.</param>
/// <param name="column">The column.</param>
/// <param name="index">Its place.</param>
/// <param name="rules">How cells are read.</param>
/// <param name="mostLabels">Texts that are read, at most.</param>
/// <param name="notes">Receives what was found out.</param>
internal sealed class LabelColumn(DuckSession session, ColumnSchema column, int index, CellRules rules, int mostLabels, List<string> notes)
{
    /// <summary>Compares.</summary>
    /// <param name="tables">Both tables.</param>
    /// <returns>The comparison, and the cells of the column; without distance and cells where it has too many labels.</returns>
    public (ColumnComparison Column, ColumnCells? Cells) Compare(ImportedTables tables)
    {
        List<(string? Text, long Count)> realTexts = Count(tables.Real);
        List<(string? Text, long Count)> syntheticTexts = Count(tables.Synthetic);
        if (Math.Max(realTexts.Count, syntheticTexts.Count) > mostLabels)
        {
            notes.Add($"Column '{CellText.Show(column.Name)}' has more than {mostLabels} labels and was not compared; give it the sdtype id, or raise MostLabels.");
            return (new ColumnComparison(column.Name, column.Kind, Facts(tables.Real, Missing(realTexts), null), Facts(tables.Synthetic, Missing(syntheticTexts), null)), null);
        }

        TableReading real = Read(tables.Real, realTexts, keepEmpty: true);
        TableReading synthetic = TableFile.Beside(real.Table, Read(tables.Synthetic, syntheticTexts, keepEmpty: false));
        Tell(tables.Real, real, realTexts);
        Tell(tables.Synthetic, synthetic, syntheticTexts);
        var realCounts = Sum((CategoricalColumn)real.Table[column.Name], realTexts);
        var syntheticCounts = Sum((CategoricalColumn)synthetic.Table[column.Name], syntheticTexts);
        long first = realCounts.Values.Sum();
        long second = syntheticCounts.Values.Sum();
        double? distance = first == 0 ? null : second == 0 ? 1 : realCounts.Keys.Union(syntheticCounts.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Sum(label => Math.Abs((double)realCounts.GetValueOrDefault(label) / first - (double)syntheticCounts.GetValueOrDefault(label) / second)) / 2;
        return (
            new ColumnComparison(column.Name, column.Kind, Facts(tables.Real, tables.Real.Rows - first, realCounts.Count), Facts(tables.Synthetic, tables.Synthetic.Rows - second, syntheticCounts.Count)) { Distance = distance },
            Cells(realCounts, (tables.Real, realTexts, real), (tables.Synthetic, syntheticTexts, synthetic)));
    }

    private static ColumnFacts Facts(ImportedTable table, long missing, int? labels) => new(table.Rows, missing) { Labels = labels };

    private static long Missing(List<(string? Text, long Count)> texts) => texts.Where(t => t.Text is null).Sum(t => t.Count);

    private List<(string? Text, long Count)> Count(ImportedTable table)
    {
        List<(string? Text, long Count)> texts = session.Rows(
            $"SELECT c{index}, count(*) FROM {table.Name} GROUP BY 1 LIMIT {(long)mostLabels + 1}",
            r => (r.IsDBNull(0) ? null : r.GetString(0), r.GetInt64(1)));
        if (texts.Count <= mostLabels)
        {
            texts.Sort((a, b) => string.CompareOrdinal(a.Text, b.Text));
        }

        return texts;
    }

    /// <summary>The distinct texts as a table of one column, a row each; an empty cell, where there are some, only where it decides what a label means.</summary>
    private TableReading Read(ImportedTable table, List<(string? Text, long Count)> texts, bool keepEmpty)
    {
        if (!keepEmpty)
        {
            texts.RemoveAll(t => t.Text is null);
        }

        if (column.Kind == ColumnKind.Boolean && texts.Where(t => t.Text is not null && CellFunctions.Complaint(t.Text, column, rules) is not null).Select(t => t.Text).ToArray() is { Length: > 0 } wrong)
        {
            long row = session.Rows($"SELECT min(rowid) FROM {table.Name} WHERE c{index} IN ({string.Join(", ", wrong.Take(100).Select(t => Sql.Text(t!)))})", r => r.GetInt64(0))[0];
            throw table.Source.Wrong(session, row, column, rules);
        }

        var text = new StringBuilder();
        CsvTableWriter.Append(text, [column.Name]);
        foreach ((string? own, _) in texts)
        {
            CsvTableWriter.Append(text, [own ?? ""]);
        }

        return new RowReader(new CsvRecords(new StringReader(text.ToString()), table.Source.Path, unit: "row"), table.Source.Path, new TableSchema([column]), rules).Read(index: false, seen: null);
    }

    // Counts of missing values are of texts there, not of rows.
    private void Tell(ImportedTable table, TableReading reading, List<(string? Text, long Count)> texts)
    {
        string file = Path.GetFileName(table.Source.Path);
        notes.AddRange(reading.Notes.Where(n => !n.StartsWith("Read as missing:", StringComparison.Ordinal)).Select(n => $"{file}: {n}"));
        (string Text, long Count)[] missing = [.. texts.Where((t, i) => t.Text is not null && reading.Table[column.Name].IsMissing(i)).Select(t => (t.Text!, t.Count))];
        if (missing.Length > 0)
        {
            notes.Add($"{file}: Read as missing in column '{CellText.Show(column.Name)}': {string.Join(", ", missing.Take(8).Select(m => $"'{CellText.Show(m.Text)}' ({m.Count} {(m.Count == 1 ? "cell" : "cells")})"))}.");
        }
    }

    private static Dictionary<string, long> Sum(CategoricalColumn labels, List<(string? Text, long Count)> texts)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (int i = 0; i < texts.Count; i++)
        {
            if (!labels.IsMissing(i))
            {
                string label = labels.Levels[labels.Codes[i]];
                counts[label] = counts.GetValueOrDefault(label) + texts[i].Count;
            }
        }

        return counts;
    }

    /// <summary>Every real label is a cell; the labels that the real table lacks share one, and so do missing values.</summary>
    private ColumnCells Cells(Dictionary<string, long> real, params (ImportedTable Table, List<(string? Text, long Count)> Texts, TableReading Reading)[] tables)
    {
        var place = real.Keys.Order(StringComparer.Ordinal).Select((label, i) => (label, i)).ToDictionary(p => p.label, p => p.i, StringComparer.Ordinal);
        (int unknown, int missing) = (place.Count, place.Count + 1);
        foreach ((ImportedTable table, List<(string? Text, long Count)> texts, TableReading reading) in tables)
        {
            var labels = (CategoricalColumn)reading.Table[column.Name];
            session.Execute($"CREATE TABLE {table.Name}_labels{index}(text VARCHAR, cell INTEGER)");
            using DuckDBAppender appender = session.Connection.CreateAppender($"{table.Name}_labels{index}");
            for (int i = 0; i < texts.Count; i++)
            {
                if (texts[i].Text is { } text)
                {
                    appender.CreateRow().AppendValue(text).AppendValue((int?)(labels.IsMissing(i) ? missing : place.GetValueOrDefault(labels.Levels[labels.Codes[i]], unknown))).EndRow();
                }
            }
        }

        return new ColumnCells(column.Name, index, missing + 1, $"coalesce(l{index}.cell, {missing})", table => $" LEFT JOIN {table}_labels{index} AS l{index} ON c{index} = l{index}.text");
    }
}
