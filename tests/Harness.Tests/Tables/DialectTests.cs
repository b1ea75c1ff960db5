using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>A table is the same in whatever form a program wrote it.</summary>
public class DialectTests
{
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true), new UTF32Encoding(false, true)];

    private static readonly string[] Labels = ["Rome", "São Paulo", "a, b", "c; d", "e\tf", "g|h", "\"q\"", "two\nlines", "5\" pipe", "x'y", "007", "-"];

    [Property(MaxTest = 300)]
    public void Reading_gives_the_table_that_was_written(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("dialect");
        char separator = ",;\t|"[stream.Index(0, 4)];
        bool comma = stream.Index(1, 2) == 0;
        bool quoted = stream.Index(2, 3) == 0;
        string newline = stream.Index(3, 2) == 0 ? "\n" : "\r\n";
        Encoding encoding = Encodings[stream.Index(4, Encodings.Length)];
        bool index = stream.Index(5, 3) == 0;
        bool mark = stream.Index(6, 4) == 0;
        int rows = 1 + stream.Index(7, 40);
        Table table = Table(stream.Fork("values"), rows);

        string text = Write(table, separator, comma, quoted, newline, index);
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("x.csv");
        File.WriteAllText(path, mark ? $"sep={separator}{newline}{text}" : text, encoding);

        TableReading reading = TableFile.Read(path, table.Schema);

        Assert.Equal(CsvTableWriter.Write(table), CsvTableWriter.Write(reading.Table));
        Assert.Equal(separator != ',' || mark, reading.Notes.Any(n => n.StartsWith("Read with a", StringComparison.Ordinal)));
        Assert.Equal(comma, reading.Notes.Any(n => n.Contains("decimal mark", StringComparison.Ordinal)));
        Assert.Equal(index, reading.Notes.Any(n => n.Contains("numbers the rows", StringComparison.Ordinal)));
        Assert.Equal(encoding is not UTF8Encoding, reading.Notes.Any(n => n.Contains("not UTF-8", StringComparison.Ordinal)));
        TableReading told = TableFile.Read(path, table.Schema, new TableFormat { Separator = separator, DecimalMark = comma ? ',' : '.', Encoding = encoding, IndexColumn = index });
        Assert.Equal(CsvTableWriter.Write(table), CsvTableWriter.Write(told.Table));
    }

    private static Table Table(RandomStream stream, int rows)
    {
        T[] Draw<T>(int column, Func<ulong, T> cell) => [.. Enumerable.Range(0, rows).Select(row => cell((ulong)(1000 * column + row)))];
        bool Gap(ulong at) => stream.Fork("gap").Index(at, 6) == 0;
        return new Table(
        [
            // The first has decimals that no reader takes for thousands.
            new NumericColumn(new ColumnSchema("n", ColumnKind.Numerical), [0.25, .. Draw(0, at => Gap(at) ? double.NaN : Math.Round(stream.Uniform(at) * 4000 - 2000, 2))[1..]], NumberStyle.Decimal),
            new NumericColumn(new ColumnSchema("w", ColumnKind.Numerical), Draw(1, at => (double)stream.Index(at, 100_000))),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), Draw(2, at => Gap(at) ? null : Labels[stream.Index(at, Labels.Length)])),
            new CategoricalColumn(new ColumnSchema("b é", ColumnKind.Boolean), Draw(3, at => stream.Index(at, 2)), ["False", "True"]),
            new DateTimeColumn(
                new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M:%S")),
                Draw(4, at => Gap(at) ? DateTimeColumn.Missing : new DateTime(1960, 1, 1).AddSeconds(stream.Index(at, int.MaxValue)).Ticks)),
        ]);
    }

    private static string Write(Table table, char separator, bool comma, bool quoted, string newline, bool index)
    {
        var text = new StringBuilder();
        Line(table.Schema.Select(c => c.Name), "");
        for (int row = 0; row < table.RowCount; row++)
        {
            int at = row;
            Line(table.Columns.Select(c => c is NumericColumn && comma ? c.Format(at).Replace('.', ',') : c.Format(at)), row.ToString(CultureInfo.InvariantCulture));
        }

        return text.ToString();

        void Line(IEnumerable<string> cells, string number) =>
            text.AppendJoin(separator, (index ? cells.Prepend(number) : cells).Select(Cell)).Append(newline);

        string Cell(string cell) => quoted || cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().IndexOfAny("\"\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
    }
}
