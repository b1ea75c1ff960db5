using System.Globalization;
using System.Text;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics.V032;

/// <summary>A table as text; <see langword="null"/> where a cell is empty.</summary>
/// <param name="Columns">The cells by column.</param>
internal sealed record Cells(IReadOnlyDictionary<string, string?[]> Columns)
{
    public static Cells Read(string path)
    {
        List<List<string>> records = Records(File.ReadAllText(path));
        return new Cells(records[0].Select((name, i) => (name, i)).ToDictionary(c => c.name, c => records.Skip(1).Select(r => r[c.i].Length == 0 ? null : r[c.i]).ToArray(), StringComparer.Ordinal));
    }

    public static Cells Of(Table table) => new(table.Columns.ToDictionary(c => c.Name, c => Enumerable.Range(0, c.Length).Select(row => c.IsMissing(row) ? null : c.Format(row)).ToArray(), StringComparer.Ordinal));

    /// <summary>The table as the reports see it: a column of dates of which one cannot be read is text.</summary>
    public Table Table(Metadata metadata) => new(metadata.Schema.Where(s => Columns.ContainsKey(s.Name)).Select(s => Column(s, Columns[s.Name], metadata.Table.Ordinal.Contains(s.Name))));

    private static Column Column(ColumnSchema schema, string?[] cells, bool isOrdinal)
    {
        switch (schema.Kind)
        {
            case ColumnKind.Numerical:
                return new NumericColumn(schema, [.. cells.Select(c => c is null ? double.NaN : Number(c))], NumberStyle.Decimal);
            case ColumnKind.DateTime:
                var dates = PandasDates.Of(schema.DateTimeFormat!.Pattern);
                var ticks = new long[cells.Length];
                for (int row = 0; row < cells.Length; row++)
                {
                    Int128 nanoseconds = 0;
                    if (cells[row] is { } cell && !dates.TryParse(cell, out nanoseconds))
                    {
                        return CategoricalColumn.FromLabels(new ColumnSchema(schema.Name, ColumnKind.Categorical), cells);
                    }

                    ticks[row] = cells[row] is null ? DateTimeColumn.Missing : DateTime.UnixEpoch.Ticks + (long)(nanoseconds / TimeSpan.NanosecondsPerTick);
                }

                return new DateTimeColumn(schema, ticks);
            default:
                return CategoricalColumn.FromLabels(schema, isOrdinal ? [.. cells.Select(c => c is null ? null : Number(c).ToString("R", CultureInfo.InvariantCulture))] : cells);
        }
    }

    private static double Number(string cell) => double.Parse(cell, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[i] is ',' or '\n')
            {
                record.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (text[i] == '\n')
                {
                    records.Add(record);
                    record = [];
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        if (record.Count > 0 || cell.Length > 0)
        {
            record.Add(cell.ToString());
            records.Add(record);
        }

        return records;
    }
}
