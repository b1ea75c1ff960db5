using DuckDB.NET.Data;
using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Metrics.Marginals;
using Harness.Tables;

namespace Harness.DuckDb.Tests;

public sealed class OutOfCoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Datasets => [.. Repository.Datasets];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Numbers_are_those_of_the_metrics_in_memory(string name)
    {
        var dataset = Dataset.Load(Repository.Dataset(name));
        OutOfCoreResult result = Compare(dataset.Train, dataset.Holdout, new OutOfCoreOptions { Schema = dataset.Real.Schema });
        AssertAgrees(result, dataset.Train, dataset.Holdout);
    }

    [Theory]
    [MemberData(nameof(Datasets))]
    public void Parquet_gives_the_numbers_of_CSV(string name)
    {
        var dataset = Dataset.Load(Repository.Dataset(name));
        var options = new OutOfCoreOptions { Schema = dataset.Real.Schema };
        OutOfCoreResult csv = Compare(dataset.Train, dataset.Holdout, options);
        string[] files = [.. ((string[])["real", "synthetic"]).Select(file =>
        {
            Execute($"COPY (SELECT * FROM read_csv('{_folder.PathOf(file + ".csv")}', header = true)) TO '{_folder.PathOf(file + ".parquet")}' (FORMAT parquet)");
            return _folder.PathOf(file + ".parquet");
        })];
        OutOfCoreResult parquet = OutOfCore.Compare(files[0], files[1], options);
        Assert.Equal(csv.Columns.Select(c => (c.Name, c.Real.Missing, c.Synthetic.Missing, c.Real.Mean, c.Distance)), parquet.Columns.Select(c => (c.Name, c.Real.Missing, c.Synthetic.Missing, c.Real.Mean, c.Distance)));
        Assert.Equal(csv.Pairs, parquet.Pairs);
    }

    [Property(MaxTest = 15)]
    public void Numbers_of_random_tables_are_those_of_the_metrics_in_memory(ulong seed)
    {
        TableSchema schema = RandomTables.Schema(seed);
        if (schema.Any(c => c.IsModelled))
        {
            // What was written and read, since a word that is another form of a real one becomes that.
            Table real = Read("a.csv", RandomTables.Table(schema, seed), null);
            Table synthetic = Read("b.csv", RandomTables.Table(schema, seed + 1), real);
            AssertAgrees(OutOfCore.Compare(_folder.PathOf("a.csv"), _folder.PathOf("b.csv"), new OutOfCoreOptions { Schema = schema }), real, synthetic);
        }
    }

    [Theory]
    [InlineData("constant")]
    [InlineData("all missing")]
    [InlineData("mostly missing")]
    [InlineData("all unique")]
    [InlineData("300 levels")]
    [InlineData("huge and tiny numbers")]
    public void Numbers_of_odd_tables_are_those_of_the_metrics_in_memory(string name)
    {
        Table real = OddTables.Of(name);
        Table synthetic = real.Take([.. Enumerable.Range(0, real.RowCount).Where(i => i % 3 != 1)]);
        AssertAgrees(Compare(real, synthetic, new OutOfCoreOptions { Schema = real.Schema }), real, synthetic);
    }

    [Fact]
    public void Means_and_deviations_keep_their_digits_beside_a_large_offset()
    {
        // Of 1e15 + (0 … 59): mean 1e15 + 29.5, deviation √(60 · 61 / 12) = 17.46424919657298.
        Table table = OddTables.Of("huge and tiny numbers");
        ColumnFacts facts = Compare(table, table, new OutOfCoreOptions { Schema = table.Schema }).Columns[2].Real;
        Assert.Equal(1e15 + 29.5, facts.Mean);
        Assert.Equal(17.46424919657298, facts.StandardDeviation!.Value, 1e-13);
        Assert.Equal((1e15, 1e15 + 59), (facts.Minimum, facts.Maximum));
    }

    [Fact]
    public void Kinds_are_found_out_and_told_and_the_text_names_the_worst_first()
    {
        string real = _folder.Write("real.csv", "x;city;when\n" + string.Concat(Enumerable.Range(0, 50).Select(i => $"{i % 9};{(i % 2 == 0 ? "Rome" : "Oslo")};2024-01-{i % 28 + 1:00}\n")));
        string synthetic = _folder.Write("synthetic.csv", "city,when,x\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"Rome,2024-01-{i % 28 + 1:00},{(i < 4 ? "NA" : i % 9)}\n")));
        OutOfCoreResult result = OutOfCore.Compare(real, synthetic);
        Assert.Equal([ColumnKind.Numerical, ColumnKind.Categorical, ColumnKind.DateTime], result.Columns.Select(c => c.Kind));
        Assert.Equal([0, 0, 0, 4, 0, 0], result.Columns.Select(c => (int)c.Real.Missing).Concat(result.Columns.Select(c => (int)c.Synthetic.Missing)));
        Assert.Equal(0.5, result.Columns[1].Distance);
        Assert.Contains("real.csv: Read with a semicolon between cells (detected).", result.Notes);
        string[] lines = result.ToText().Split('\n');
        Assert.Equal("40 synthetic rows beside 50 real ones, every row counted", lines[0]);
        Assert.StartsWith("city ", lines[3], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("Note: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".parquet")]
    public void Names_are_only_names_whatever_they_say(string extension)
    {
        // A file's name means no pattern either, and no name in it is a piece of SQL.
        string[] names = ["\"; drop table real; --", "<script>", "c0", "rowid", "it's", "v1", "place", "select", "a\\b{}$1"];
        var table = new Table(names.Select((n, i) => (Column)(i % 2 == 0
            ? new NumericColumn(new ColumnSchema(n, ColumnKind.Numerical), [.. Enumerable.Range(0, 40).Select(r => (double)(r * (i + 3) % 11))])
            : CategoricalColumn.FromLabels(new ColumnSchema(n, ColumnKind.Categorical), [.. Enumerable.Range(0, 40).Select(r => r % 3 == 0 ? "'; drop" : $"\"{r % 2}")]))));
        Table other = table.Take([.. Enumerable.Range(0, 25)]);
        string real = _folder.Write("it's [1]*?.csv", CsvTableWriter.Write(table));
        string synthetic = _folder.Write("b.csv", CsvTableWriter.Write(other));
        if (extension == ".parquet")
        {
            foreach (string file in (string[])["it's [1]*?", "b"])
            {
                string from = Sql.File(_folder.PathOf(file + ".csv"));
                Execute($"COPY (SELECT * FROM read_csv({from}, header = true, delim = ',', quote = '\"', escape = '\"')) TO {Sql.Text(_folder.PathOf(file + ".parquet"))} (FORMAT parquet)");
            }

            (real, synthetic) = (_folder.PathOf("it's [1]*?.parquet"), _folder.PathOf("b.parquet"));
        }

        AssertAgrees(OutOfCore.Compare(real, synthetic, new OutOfCoreOptions { Schema = table.Schema }), table, other);
        Assert.Equal(names, OutOfCore.Sample(real, 10, 1, new OutOfCoreOptions { Schema = table.Schema }).Table.Schema.Select(c => c.Name));
    }

    [Theory]
    [InlineData("x\n1\nfour\n", "bad.csv, row 2, column 'x': 'four' is not a number. Write it like 1234.5, or leave the cell empty where it is missing; if the column holds labels, give it the sdtype categorical.")]
    [InlineData("x\n1\n2\n1_000\n", "bad.csv, row 3, column 'x': '1_000' has signs between its thousands")]
    [InlineData("x\n9007199254740993\n", "bad.csv, row 1, column 'x': '9007199254740993' is a whole number of more digits than a number keeps")]
    [InlineData("x\n1\n1e400\n", "bad.csv, row 2, column 'x': '1e400' is not a finite number")]
    [InlineData("x\n1,5\n", "Expected Number of Columns: 1 Found: 2")]
    [InlineData("y\n1\n", "bad.csv: the columns of the file are not those of the schema. It lacks 'x'. Of 'y' the schema knows nothing.")]
    [InlineData("", "bad.csv: the first line is blank")]
    [InlineData("PAR1", "bad.csv: DuckDB cannot go on: ")]
    public void What_does_not_fit_is_one_message_with_its_place(string text, string message)
    {
        string real = _folder.Write("real.csv", "x\n1\n2\n");
        string bad = _folder.Write("bad.csv", text);
        var options = new OutOfCoreOptions { Schema = new TableSchema([new ColumnSchema("x", ColumnKind.Numerical)]) };
        string said = Assert.Throws<InputException>(() => OutOfCore.Compare(real, bad, options)).Message;
        Assert.Contains(message, said, StringComparison.Ordinal);
        Assert.StartsWith(bad, said, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_booleans_and_dates_have_their_place()
    {
        string real = _folder.Write("real.csv", "b,d\nyes,2024-01-01\nno,2024-01-02\n");
        var options = new OutOfCoreOptions { Schema = new TableSchema([new ColumnSchema("b", ColumnKind.Boolean), new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d"))]) };
        Assert.Contains("b.csv, row 2, column 'b': 'perhaps' is not a boolean", Assert.Throws<InputException>(() => OutOfCore.Compare(real, _folder.Write("b.csv", "b,d\nno,\nperhaps,\n"), options)).Message, StringComparison.Ordinal);
        Assert.Contains("b.csv, row 1, column 'd': '1.2.' is not a date", Assert.Throws<InputException>(() => OutOfCore.Compare(real, _folder.Write("b.csv", "b,d\nno,1.2.\n"), options)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => OutOfCore.Compare(_folder.PathOf("none.csv"), real, options));
        Assert.Contains("64 MB", Assert.Throws<InputException>(() => OutOfCore.Compare(real, real, options with { MemoryLimit = 1000 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_on_pairs_and_labels_are_kept_and_told()
    {
        Table table = OddTables.Of("300 levels");
        OutOfCoreResult few = Compare(table, table, new OutOfCoreOptions { Schema = table.Schema, MostPairs = 2, MostLabels = 250 });
        Assert.Null(few.Columns[0].Distance);
        Assert.Contains("Column 'c' has more than 250 labels and was not compared; give it the sdtype id, or raise MostLabels.", few.Notes);
        Assert.Single(few.Pairs);
        OutOfCoreResult pairs = Compare(table, table, new OutOfCoreOptions { Schema = table.Schema, MostPairs = 2 });
        Assert.Equal(2, pairs.Pairs.Count);
        Assert.Contains(pairs.Notes, n => n.StartsWith("2 of 3 pairs of columns were counted", StringComparison.Ordinal));
        Assert.Empty(Compare(table, table, new OutOfCoreOptions { Schema = table.Schema, MostPairs = 0 }).Pairs);
    }

    [Fact]
    public void Nothing_is_left_behind_and_work_ends_early()
    {
        Table table = OddTables.Of("no categories");
        string folder = Directory.CreateDirectory(_folder.PathOf("work")).FullName;
        Compare(table, table, new OutOfCoreOptions { Schema = table.Schema, Folder = folder });
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Assert.Throws<OperationCanceledException>(() => OutOfCore.Compare(_folder.PathOf("real.csv"), _folder.PathOf("real.csv"), new OutOfCoreOptions { Folder = folder }, new CancellationToken(canceled: true)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    private static void AssertAgrees(OutOfCoreResult result, Table real, Table synthetic)
    {
        var pair = new PairContext(RandomTables.Dataset(real).Of(real, real, real), synthetic);
        MetricResult[] metrics = [.. new MarginalEvaluator().Evaluate(pair), .. new ContingencyEvaluator().Evaluate(pair)];
        Dictionary<string, MetricPart> Parts(string id) => metrics.OfType<MetricResult.Computed>().Where(m => m.Id == id).SelectMany(m => m.Parts).ToDictionary(p => $"{p.Name} × {p.Other}", p => p, StringComparer.Ordinal);
        Dictionary<string, MetricPart> ks = Parts("ks-statistic");
        Dictionary<string, MetricPart> variation = Parts("total-variation");
        Dictionary<string, MetricPart> missing = Parts("missing-rate-error");
        Dictionary<string, MetricPart> pairs = Parts("pair-total-variation");
        Assert.Equal((real.RowCount, synthetic.RowCount), ((int)result.RealRows, (int)result.SyntheticRows));
        Assert.Equal(real.Schema.Where(c => c.IsModelled).Select(c => c.Name), result.Columns.Select(c => c.Name));
        Assert.All(result.Columns, column =>
        {
            string name = $"{column.Name} × ";
            Close(missing[name].Signed ?? missing[name].Value, column.MissingDifference);
            MetricPart? part = ks.GetValueOrDefault(name) ?? variation.GetValueOrDefault(name);
            Assert.Equal(part is null, column.Distance is null);
            Close(part?.Value ?? 0, column.Distance ?? 0);
            foreach ((Table table, ColumnFacts facts) in ((Table, ColumnFacts)[])[(real, column.Real), (synthetic, column.Synthetic)])
            {
                Assert.Equal(table[column.Name].MissingCount, facts.Missing);
                if (table[column.Name] is QuantitativeColumn { } numbers && numbers.Present() is { Length: > 0 } present)
                {
                    Close(Statistics.Moments.Mean(present), facts.Mean!.Value, present.Max(Math.Abs));
                    Close(Statistics.Moments.StandardDeviation(present), facts.StandardDeviation!.Value);
                    Assert.Equal((present.Min(), present.Max()), (facts.Minimum, facts.Maximum));
                }
            }
        });
        Assert.Equal(pairs.Count, result.Pairs.Count);
        Assert.All(result.Pairs, p => Close(pairs[$"{p.First} × {p.Second}"].Value, p.TotalVariation));
    }

    private static void Close(double expected, double actual, double unit = 1) =>
        Assert.True(expected == actual || (double.IsNaN(expected) && double.IsNaN(actual)) || Math.Abs(expected - actual) <= 1e-12 * Math.Max(unit, Math.Abs(expected)), $"{expected:R} and {actual:R}");

    private Table Read(string file, Table table, Table? real)
    {
        string path = _folder.Write(file, CsvTableWriter.Write(table));
        return (real is null ? TableFile.Read(path, table.Schema) : TableFile.Read(path, real)).Table;
    }

    private OutOfCoreResult Compare(Table real, Table synthetic, OutOfCoreOptions options) =>
        OutOfCore.Compare(_folder.Write("real.csv", CsvTableWriter.Write(real)), _folder.Write("synthetic.csv", CsvTableWriter.Write(synthetic)), options);

    private static void Execute(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
