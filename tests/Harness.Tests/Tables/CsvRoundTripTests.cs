using System.Text;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Tables;

/// <summary>Reading gives back what was written, and writing what was read, to the byte.</summary>
public class CsvRoundTripTests
{
    private const string Hostile = ",\"\r\n#' \t;|<>`*_\\=+-@0a\0\uFEFFé漢\u2028";

    public static TheoryData<string> Bundled => [.. Repository.Datasets];

    [Theory, MemberData(nameof(Bundled))]
    public void A_bundled_dataset_is_written_as_it_was_read(string name)
    {
        string path = Path.Combine(Repository.Dataset(name), "data.csv");
        TableSchema schema = TableSchemaReader.Read(JsonFile.Parse(File.ReadAllText(Path.Combine(Repository.Dataset(name), "dataset.json")), name).RootElement.GetProperty("metadata"), name);

        string written = CsvTableWriter.Write(CsvTableReader.Read(path, schema));

        Assert.Equal(File.ReadAllBytes(path), Encoding.UTF8.GetBytes(written));
    }

    [Property]
    public void Every_cell_is_read_as_it_was_written(ulong seed)
    {
        Table table = RandomTables.Table(seed);
        SameCells(table, WrittenAndRead(table));
    }

    [Property]
    public void Hostile_names_and_labels_are_read_as_they_were_written(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("hostile");
        int columns = 1 + stream.Index(0, 4);
        int rows = stream.Index(1, 12);
        string[] names = [.. Enumerable.Range(0, columns).Select(i => Text(stream.Fork(i))).Distinct(StringComparer.Ordinal)];
        var table = new Table(names.Select((name, i) => CategoricalColumn.FromLabels(
            new ColumnSchema(name, ColumnKind.Categorical),
            [.. Enumerable.Range(0, rows).Select(row => Text(stream.Fork("label").Fork(i).Fork(row)) is { Length: > 0 } label ? label : null)])));

        SameCells(table, WrittenAndRead(table));
    }

    [Property]
    public void Every_finite_number_is_read_as_it_was_written_to_the_bit(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("bits");
        double[] values = [.. Enumerable.Range(0, 40).Select(i => BitConverter.UInt64BitsToDouble(stream.Bits((ulong)i))).Where(double.IsFinite)];
        foreach (NumberStyle style in Enum.GetValues<NumberStyle>())
        {
            var column = new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. values, 0, -0.0, 1e15, 123456789, double.Epsilon, double.MaxValue, 0.1 + 0.2], style);
            SameCells(new Table([column]), WrittenAndRead(new Table([column])));
        }
    }

    [Theory]
    [InlineData("x\n3\n\n-4\n0\n", NumberStyle.Integer)]
    [InlineData("x\n3.0\n2.5\n", NumberStyle.Decimal)]
    [InlineData("x\n3\n2.5\n", NumberStyle.Mixed)]
    [InlineData("x\n1E+20\n0.1\n", NumberStyle.Decimal)]
    public void Numbers_keep_the_style_of_their_column(string text, NumberStyle style)
    {
        Table table = CsvTableReader.Parse(text, "x.csv", new TableSchema([new ColumnSchema("x", ColumnKind.Numerical)]));

        Assert.Equal(style, ((NumericColumn)table["x"]).Style);
        Assert.Equal(text.Replace("\n\n", "\n\"\"\n", StringComparison.Ordinal), CsvTableWriter.Write(table));
    }

    [Theory]
    [InlineData("True,False")]
    [InlineData("1,0")]
    [InlineData("true,false")]
    [InlineData("TRUE,FALSE")]
    public void Booleans_keep_their_spelling(string cells)
    {
        string text = $"a,b\n{cells}\n{cells}\n";
        var schema = new TableSchema([new ColumnSchema("a", ColumnKind.Boolean), new ColumnSchema("b", ColumnKind.Boolean)]);

        Table table = CsvTableReader.Parse(text, "x.csv", schema);

        Assert.Equal(text, CsvTableWriter.Write(table));
        Assert.All(table.Columns, c => Assert.Equal(["False", "True"], ((CategoricalColumn)c).Levels));
    }

    [Fact]
    public void The_columns_of_a_file_may_stand_in_any_order()
    {
        var schema = new TableSchema([new ColumnSchema("a", ColumnKind.Numerical), new ColumnSchema("b", ColumnKind.Categorical)]);

        Assert.Equal("a,b\n1,x\n", CsvTableWriter.Write(CsvTableReader.Parse("b,a\nx,1\n", "x.csv", schema)));
    }

    [Theory]
    [InlineData("a,b\n1,x\n")]
    [InlineData("a,b\n1,x")]
    [InlineData("\uFEFFa,b\n1,x\n")]
    [InlineData("a,b\r\n1,x\r\n")]
    [InlineData("\uFEFF\"a\",\"b\"\r\n\"1\",\"x\"\r\n\r\n\r\n")]
    public void Byte_order_mark_line_ends_needless_quotes_and_blank_lines_at_the_end_make_no_difference(string text)
    {
        var schema = new TableSchema([new ColumnSchema("a", ColumnKind.Numerical), new ColumnSchema("b", ColumnKind.Categorical)]);

        Assert.Equal("a,b\n1,x\n", CsvTableWriter.Write(CsvTableReader.Parse(text, "x.csv", schema)));
    }

    // Once rows that begin with # were taken for comments, and two rows with an inch sign each for one row.
    [Theory]
    [InlineData("a,b\n#1,x\n#2,y\n", "#1|#2")]
    [InlineData("a,b\n5\" pipe,x\n6\" pipe,y\n", "5\" pipe|6\" pipe")]
    [InlineData("a,b\n\"two\r\nlines\",x\nz,y\n", "two\r\nlines|z")]
    [InlineData("a,b\n\"\"\"\",x\n\"a\"\"\"\"b\",y\n", "\"|a\"\"b")]
    [InlineData("a,b\n\"\",x\n,y\n", "|")]
    public void Cells_are_read_as_RFC_4180_says(string text, string expected)
    {
        var schema = new TableSchema([new ColumnSchema("a", ColumnKind.Categorical), new ColumnSchema("b", ColumnKind.Categorical)]);

        Table table = CsvTableReader.Parse(text, "x.csv", schema);

        Assert.Equal(expected, string.Join('|', Enumerable.Range(0, table.RowCount).Select(table["a"].Format)));
    }

    [Fact]
    public void A_table_without_rows_is_a_header() =>
        Assert.Equal("c0,c1\n", CsvTableWriter.Write(WrittenAndRead(new Table(
        [
            new NumericColumn(new ColumnSchema("c0", ColumnKind.Numerical), []),
            CategoricalColumn.FromLabels(new ColumnSchema("c1", ColumnKind.Categorical), []),
        ]))));

    private static string Text(RandomStream stream) =>
        string.Concat(Enumerable.Range(1, stream.Index(0, 7)).Select(i => Hostile[stream.Index((ulong)i, Hostile.Length)]));

    private static Table WrittenAndRead(Table table) => CsvTableReader.Parse(CsvTableWriter.Write(table), "x.csv", table.Schema);

    private static void SameCells(Table expected, Table actual)
    {
        Assert.Equal(expected.RowCount, actual.RowCount);
        foreach ((Column before, Column after) in expected.Columns.Zip(actual.Columns))
        {
            Assert.Equal(before.Schema, after.Schema);
            switch (before, after)
            {
                case (NumericColumn b, NumericColumn a):
                    Assert.Equal(b.Values.ToArray().Select(BitConverter.DoubleToInt64Bits), a.Values.ToArray().Select(BitConverter.DoubleToInt64Bits));
                    Assert.Equal(b.IsIntegral, a.IsIntegral);
                    break;
                case (DateTimeColumn b, DateTimeColumn a):
                    Assert.Equal(b.Ticks, a.Ticks);
                    break;
                default:
                    Assert.Equal(Labels(before), Labels(after));
                    break;
            }
        }

        Assert.Equal(CsvTableWriter.Write(expected), CsvTableWriter.Write(actual));
    }

    private static IEnumerable<string?> Labels(Column column)
    {
        var labels = (CategoricalColumn)column;
        return labels.Codes.ToArray().Select(code => code < 0 ? null : labels.Levels[code]);
    }
}
