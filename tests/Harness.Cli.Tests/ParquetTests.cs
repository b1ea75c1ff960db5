using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Cli.ParquetFiles;
using Harness.Cli.Terminal;
using Harness.Tables;
using Parquet;
using Parquet.Schema;

namespace Harness.Cli.Tests;

public sealed class ParquetTests : IDisposable
{
    private static readonly string Cases = Path.Combine(Repository.Root, "tests", "cases", "parquet");

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 150)]
    public bool Csv_and_parquet_of_one_table_read_equal(ulong seed)
    {
        Table table = RandomTables.Table(seed);
        TableReading csv = TableFile.Read(_folder.Write("x.csv", CsvTableWriter.Write(table)), table.Schema);
        return AreEqual(csv.Table, ParquetTable.Read(Write("x.parquet", ParquetOutput.Write(table)), table.Schema, new TableFormat()).Table);
    }

    [Theory]
    [InlineData("one row")]
    [InlineData("constant")]
    [InlineData("all missing")]
    [InlineData("mostly missing")]
    [InlineData("all unique")]
    [InlineData("300 levels")]
    [InlineData("ids only")]
    [InlineData("more columns than rows")]
    [InlineData("huge and tiny numbers")]
    public void Odd_tables_read_equal_and_their_kinds_come_from_the_types(string name)
    {
        Table table = OddTables.Of(name);
        string path = Write("x.parquet", ParquetOutput.Write(table));
        Assert.True(AreEqual(table, ParquetTable.Read(path, table.Schema, new TableFormat()).Table));
        Assert.All(ParquetTable.Infer(path, new TableFormat()).Table.Schema.Zip(table.Schema).Where(c => c.First.Kind != ColumnKind.Id), c => Assert.Equal(c.Second.IsQuantitative, c.First.IsQuantitative));
    }

    [Fact]
    public void A_table_of_more_rows_than_a_group_keeps_all()
    {
        var numbers = new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. Enumerable.Range(0, 600_000).Select(i => i % 7 == 0 ? double.NaN : i / 2.0)]);
        var table = new Table([numbers]);
        Assert.True(AreEqual(table, ParquetTable.Read(Write("x.parquet", ParquetOutput.Write(table)), table.Schema, new TableFormat()).Table));
    }

    /// <summary>Dates with a zone are points in time for whoever reads the file, those without one are not.</summary>
    [Theory]
    [InlineData("%Y-%m-%dT%H:%M:%S%z", true)]
    [InlineData("%Y-%m-%d%z", true)]
    [InlineData("%Y-%m-%d %H:%M:%S", false)]
    public async Task A_zone_is_kept(string format, bool isUtc)
    {
        var dates = new DateTimeColumn(new ColumnSchema("d", ColumnKind.DateTime, new global::Harness.Tables.DateTimeFormat(format)), [new DateTime(2024, 2, 29).Ticks, new DateTime(2024, 3, 1, 13, 5, 9).Ticks]);
        string path = Write("x.parquet", ParquetOutput.Write(new Table([dates])));

        await using ParquetReader reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(isUtc, Assert.IsType<DateTimeDataField>(Assert.Single(reader.Schema.DataFields)).IsAdjustedToUTC);
        Assert.Equal(dates.Ticks.ToArray(), ((DateTimeColumn)ParquetTable.Read(path, new TableSchema([dates.Schema]), new TableFormat()).Table["d"]).Ticks.ToArray());
    }

    [Fact]
    public void Files_of_DuckDB_read_as_the_CSV_that_it_writes_of_the_same_rows()
    {
        // types.csv and types.parquet are of DuckDB 1.5.6, by duckdb.sql beside them.
        TableReading parquet = ParquetTable.Infer(Path.Combine(Cases, "types.parquet"), new TableFormat());
        TableReading csv = TableFile.Read(Path.Combine(Cases, "types.csv"), parquet.Table.Schema);
        Assert.True(AreEqual(csv.Table, parquet.Table));
        Assert.Equal(
            [
                ColumnKind.Boolean, .. Enumerable.Repeat(ColumnKind.Numerical, 8), .. Enumerable.Repeat(ColumnKind.DateTime, 5),
                ColumnKind.Categorical, ColumnKind.Categorical, ColumnKind.Categorical, ColumnKind.Categorical,
            ],
            parquet.Table.Schema.Select(c => c.Kind));
        Assert.Equal(
            ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f", "%Y-%m-%d %H:%M:%S.%f"],
            parquet.Table.Schema.Select(c => c.DateTimeFormat?.Pattern).OfType<string>());
        Assert.Contains("The column '__index_level_0__' is pandas' index and was left out.", parquet.Notes);
        Assert.Equal([0.1, 2.5, double.NaN, 1e30], ((NumericColumn)parquet.Table["single"]).Values.ToArray());
        Assert.Equal("2024-02-29 13:05:09.1234567", parquet.Table["nano"].Format(0));
        Assert.Equal("é\nz", parquet.Table["text"].Format(1));
        Assert.All(parquet.Table.Columns, c => Assert.True(c.IsMissing(2)));
    }

    [Fact]
    public void Numbers_0_and_1_are_numbers_and_numbers_that_name_rows_are_ids()
    {
        Table table = new([Whole("count", i => i % 2), Whole("customer_id", i => 7 * i + 5)]);
        Assert.Equal([ColumnKind.Numerical, ColumnKind.Id], ParquetTable.Infer(Write("x.parquet", ParquetOutput.Write(table)), new TableFormat()).Table.Schema.Select(c => c.Kind));
        Assert.Equal([ColumnKind.Boolean, ColumnKind.Id], TableFile.Infer(_folder.Write("x.csv", CsvTableWriter.Write(table))).Table.Schema.Select(c => c.Kind));
    }

    [Fact]
    public async Task Whole_numbers_beyond_2_to_the_53_are_refused_as_numbers_as_in_a_CSV_file()
    {
        string path = await WriteAsync("x.parquet", new DataField<long>("x"), (group, field) => group.WriteAsync<long>(field, new long[] { 1, 9007199254740993 }));
        var schema = new TableSchema([new ColumnSchema("x", ColumnKind.Numerical)]);
        string parquet = Assert.Throws<InputException>(() => ParquetTable.Read(path, schema, new TableFormat())).Message;
        string csv = Assert.Throws<InputException>(() => TableFile.Read(_folder.Write("x.csv", "x\n1\n9007199254740993\n"), schema)).Message;
        Assert.Equal(csv.Replace("x.csv, line 3", "x.parquet, row 2", StringComparison.Ordinal), parquet);
        Assert.Equal(ColumnKind.Id, ParquetTable.Infer(path, new TableFormat()).Table.Schema[0].Kind);
    }

    [Fact]
    public async Task Infinities_are_refused_NaN_and_empty_texts_are_missing_and_told()
    {
        string infinite = await WriteAsync("inf.parquet", new DataField<double>("x"), (group, field) => group.WriteAsync<double>(field, new double[] { 1, double.NegativeInfinity }));
        Assert.Contains("inf.parquet, row 2, column 'x': '-Infinity' is not a finite number", Assert.Throws<InputException>(() => ParquetTable.Infer(infinite, new TableFormat())).Message, StringComparison.Ordinal);
        string nan = await WriteAsync("nan.parquet", new DataField<double>("x"), (group, field) => group.WriteAsync<double>(field, new double[] { 1, double.NaN }));
        TableReading reading = ParquetTable.Infer(nan, new TableFormat());
        Assert.Equal(1, reading.Table["x"].MissingCount);
        Assert.Contains("Read as missing: 'NaN' in column 'x' (1 cell).", reading.Notes);
        string empty = await WriteAsync("empty.parquet", new DataField<string>("x"), (group, field) => group.WriteAsync(field, (string[])["a", "", "b"]));
        reading = ParquetTable.Infer(empty, new TableFormat());
        Assert.Equal(1, reading.Table["x"].MissingCount);
        Assert.Contains("Column 'x': 1 empty text is read as missing.", reading.Notes);
    }

    [Fact]
    public async Task What_no_table_holds_is_refused_with_the_name_and_a_remedy()
    {
        Assert.Matches("nested\\.parquet: column 'pair' is nested .* Leave it out", Assert.Throws<InputException>(() => ParquetTable.Infer(Path.Combine(Cases, "nested.parquet"), new TableFormat())).Message);
        string bytes = await WriteAsync("bytes.parquet", new DataField<byte[]>("<b>"), (group, field) => group.WriteAsync(field, (byte[][])[[1, 2]]));
        Assert.Contains("column '<b>' holds bytes", Assert.Throws<InputException>(() => ParquetTable.Infer(bytes, new TableFormat())).Message, StringComparison.Ordinal);
        string other = await WriteAsync("other.parquet", new DataField<double>("y"), (group, field) => group.WriteAsync<double>(field, new double[] { 1 }));
        Assert.EndsWith(
            "other.parquet: the columns of the file are not those of the schema. It lacks 'x'. Of 'y' the schema knows nothing. Make both name the same columns, to the letter.",
            Assert.Throws<InputException>(() => ParquetTable.Read(other, new TableSchema([new ColumnSchema("x", ColumnKind.Numerical)]), new TableFormat())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_cut_off_or_broken_is_one_message_wherever_it_is()
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(Cases, "types.parquet"));
        int refused = 0;
        for (int at = 0; at < whole.Length; at += 7)
        {
            byte[] broken = [.. whole];
            broken[at] ^= 0xFF;
            refused += Ends(whole[..at]) ? 0 : 1;
            Ends(broken);
        }

        Assert.Equal((whole.Length + 6) / 7, refused);

        bool Ends(byte[] bytes)
        {
            string path = Write("broken.parquet", bytes);
            try
            {
                ParquetTable.Infer(path, new TableFormat());
                return true;
            }
            catch (InputException e)
            {
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("\n", e.Message, StringComparison.Ordinal);
                return false;
            }
        }
    }

    [Fact]
    public async Task The_tool_generates_adds_and_evaluates_Parquet()
    {
        string real = Write("real.parquet", ParquetOutput.Write(TableFile.Infer(Path.Combine(Repository.Dataset("iris"), "data.csv")).Table));
        string made = _folder.PathOf("made.parquet");
        Assert.Equal(0, await RunAsync("generate", "--real", real, "--generator", "independent", "--rows", "40", "--out", made));
        Assert.Equal(40, ParquetTable.Infer(made, new TableFormat()).Table.RowCount);
        string bar = _folder.Write("bar.json", """{ "metrics": { "ks-statistic": { "max": 0.9 } } }""");
        Assert.Equal(0, await RunAsync("evaluate", "--real", real, "--synthetic", made, "--thresholds", bar, "--no-report"));
        Assert.Contains("40 rows beside 115 real ones", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("datasets", "add", "--real", real, "--name", "flowers", "--study", _folder.FullName));
        Assert.Equal(151, File.ReadAllLines(_folder.PathOf("datasets", "flowers", "data.csv")).Length);
        Assert.Equal(2, await RunAsync("evaluate", "--real", Write("bad.parquet", [1, 2, 3]), "--synthetic", made));
        Assert.Matches("^[^\n]*bad\\.parquet: the Parquet file is broken or cut off [^\n]*\n$", _error.ToString().Split("Note:")[^1].Split('\n')[^2] + "\n");
    }

    private static NumericColumn Whole(string name, Func<int, double> value) => new(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, 30).Select(value)]);

    private static bool AreEqual(Table one, Table other) => one.Schema.SequenceEqual(other.Schema) && one.RowCount == other.RowCount && one.Columns.Zip(other.Columns).All(c => c switch
    {
        (DateTimeColumn a, DateTimeColumn b) => a.Ticks.SequenceEqual(b.Ticks),
        (QuantitativeColumn a, QuantitativeColumn b) => a.Values.SequenceEqual(b.Values),
        (CategoricalColumn a, CategoricalColumn b) => Enumerable.Range(0, a.Length).All(row => (a.IsMissing(row) ? null : a.Levels[a.Codes[row]]) == (b.IsMissing(row) ? null : b.Levels[b.Codes[row]])),
        _ => false,
    });

    private string Write(string name, byte[] bytes)
    {
        string path = _folder.PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private async Task<string> WriteAsync(string name, DataField field, Func<ParquetRowGroupWriter, DataField, Task> write)
    {
        string path = _folder.PathOf(name);
        await using FileStream stream = File.Create(path);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(field), stream);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await write(group, field);
        return path;
    }

    private Task<int> RunAsync(params string[] args) => Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8)));
}
