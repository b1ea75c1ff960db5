using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.DuckDb.Tests;

public sealed class SampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sample_is_uniform_in_order_without_repetition_and_told()
    {
        string path = _folder.Write("x.csv", "x\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i}.5\n")));
        var drawn = new int[1000];
        for (ulong seed = 0; seed < 40; seed++)
        {
            TableReading reading = OutOfCore.Sample(path, 100, seed);
            double[] values = ((NumericColumn)reading.Table["x"]).Values.ToArray();
            Assert.Equal(values.Order().Distinct(), values);
            Assert.Equal(100, values.Length);
            Assert.Equal($"100 of 1,000 rows were drawn uniformly at random (seed {seed}).", reading.Notes[0]);
            Array.ForEach(values, v => drawn[(int)v]++);
        }

        // Hypergeometric: each row 4 times of 40, the ten blocks of 100 rows 400 times, with a deviation of 18.
        Assert.All(drawn.Chunk(100), block => Assert.InRange(block.Sum(), 310, 490));
        Assert.InRange(drawn.Max(), 5, 15);
    }

    [Fact]
    public void The_same_seed_draws_the_same_rows_and_another_does_not()
    {
        string path = _folder.Write("x.csv", "x\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i}.5\n")));
        double[] Draw(ulong seed) => ((NumericColumn)OutOfCore.Sample(path, 50, seed).Table["x"]).Values.ToArray();
        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));
    }

    [Property(MaxTest = 15)]
    public void A_sample_of_all_rows_is_the_table(ulong seed)
    {
        Table table = RandomTables.Table(seed);
        string path = _folder.Write("x.csv", CsvTableWriter.Write(table));
        Table read = TableFile.Read(path, table.Schema).Table;
        Table sample = OutOfCore.Sample(path, 1000, 1, new OutOfCoreOptions { Schema = table.Schema }).Table;
        Assert.Equal(CsvTableWriter.Write(read), CsvTableWriter.Write(sample));
    }

    [Fact]
    public void A_sample_beside_a_table_has_its_labels_and_its_kinds_come_from_the_types()
    {
        string types = Path.Combine(Repository.Root, "tests", "cases", "parquet", "types.parquet");
        TableReading reading = OutOfCore.Sample(types, 10, 1);
        Assert.Equal("All 4 rows were read.", reading.Notes[0]);
        Assert.Contains("The column '__index_level_0__' is pandas' index and was left out.", reading.Notes);
        Assert.Equal("False", ((CategoricalColumn)reading.Table["flag"]).Levels[0]);
        Assert.Equal("%Y-%m-%d %H:%M:%S.%f", reading.Table.Schema[reading.Table.Schema.IndexOf("micro")].DateTimeFormat?.Pattern);
        Assert.Equal([ColumnKind.Numerical, ColumnKind.Numerical], ((string[])["wide", "single"]).Select(n => reading.Table[n].Schema.Kind));

        TableReading real = TableFile.Infer(_folder.Write("real.csv", "code\n1\n1\nb\nb\n"));
        Table beside = OutOfCore.Sample(_folder.Write("x.csv", "code\n1.0\nb\n"), real.Table, 10, 1).Table;
        Assert.Equal(["1", "b"], ((CategoricalColumn)beside["code"]).Levels);
        Assert.Contains("nested.parquet: column 'pair' has the type INTEGER[]", Assert.Throws<InputException>(() => OutOfCore.Sample(types.Replace("types", "nested", StringComparison.Ordinal), 10, 1)).Message, StringComparison.Ordinal);
    }
}
