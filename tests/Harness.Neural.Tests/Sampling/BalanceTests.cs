using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Neural.Sampling;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Neural.Tests.Sampling;

public sealed class BalanceTests
{
    [Property(MaxTest = 50)]
    public void One_row_of_each_stratum_is_taken_the_same_at_each_call(ulong seed)
    {
        TableSchema schema = RandomTables.Schema(seed);
        Table pool = RandomTables.Table(schema, seed + 1, 60);
        Each_stratum_gives_one_row(RandomTables.Table(schema, seed), pool, seed);
    }

    public static TheoryData<string> OddNames => [.. OddTables.Names];

    [Theory]
    [MemberData(nameof(OddNames))]
    public void Odd_tables_are_balanced_or_left_to_chance(string name)
    {
        Table train = OddTables.Of(name);
        Each_stratum_gives_one_row(train, train, 7);
    }

    [Property(MaxTest = 50)]
    public void Features_multiply_to_moments(ulong seed)
    {
        Table table = RandomTables.Table(seed);
        var features = new RowFeatures(table);
        RowFeature[][] rows = features.Of(table);
        Assert.Equal(table.RowCount, rows.Length);
        Assert.All(rows, row => Assert.Equal(new RowFeature(features.Width - 1, 1), row[^1]));

        // A number in units of its deviation has variance 1, a label likewise.
        for (int place = 0; place < features.Width - 1; place++)
        {
            double[] values = [.. rows.Select(row => row.Where(feature => feature.Place == place).Sum(feature => feature.Value))];
            Assert.InRange(Moments.StandardDeviation(values), 0, Math.Sqrt(table.RowCount / Math.Max(1, table.RowCount - 1.0)) + 1e-9);
        }
    }

    [Fact]
    public void Moments_of_rows_taken_are_nearer_to_train_than_by_chance()
    {
        Table train = Correlated(1, 200, 0.6);
        Table pool = Correlated(2, 1600, 0.4);
        int[][] strata = Groups(1600, 200);
        Table balanced = pool.Take(new Balance(train).Choose(pool, strata, new RandomStream(3), default));
        Table random = pool.Take([.. strata.Select(stratum => stratum[0])]);

        // 200 rows taken at random have a correlation within .06 of their pool's; these have train's, which is .2 away.
        Assert.InRange(Math.Abs(Correlation(balanced) - Correlation(train)), 0, 0.01);
        Assert.InRange(Math.Abs(Correlation(random) - Correlation(train)), 0.05, 1);
        Assert.Equal(Share(train), Share(balanced), 0.0051);
    }

    [Fact]
    public void Ids_have_no_part_in_it()
    {
        Table ids = OddTables.Of("ids only");
        Assert.Equal(1, new RowFeatures(ids).Width);
    }

    [Fact]
    public void The_rarest_of_too_many_labels_are_left_out()
    {
        CategoricalColumn labels = CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), [.. Enumerable.Range(0, 3000).Select(i => i < 1000 ? "frequent" : $"{i}")]);
        var table = new Table([labels]);
        var features = new RowFeatures(table);
        Assert.Equal(RowFeatures.Most + 1, features.Width);
        Assert.All(features.Of(table).Take(1000), row => Assert.Equal(2, row.Length));
    }

    private static void Each_stratum_gives_one_row(Table train, Table pool, ulong seed)
    {
        int[][] strata = Groups(pool.RowCount, (pool.RowCount + 3) / 4);
        int[] chosen = new Balance(train).Choose(pool, strata, new RandomStream(seed), default);
        Assert.Equal(strata.Length, chosen.Length);
        Assert.All(chosen.Zip(strata), pair => Assert.Contains(pair.First, pair.Second));
        Assert.Equal(chosen, new Balance(train).Choose(pool, strata, new RandomStream(seed), default));
    }

    private static int[][] Groups(int rows, int count) => [.. Enumerable.Range(0, rows).GroupBy(row => row % count).Select(group => group.ToArray())];

    private static Table Correlated(ulong seed, int rows, double correlation)
    {
        RandomStream stream = new(seed);
        double[] x = [.. Enumerable.Range(0, rows).Select(i => Normal(stream.Fork("x"), i))];
        double[] y = [.. Enumerable.Range(0, rows).Select(i => correlation * x[i] + Math.Sqrt(1 - correlation * correlation) * Normal(stream.Fork("y"), i))];
        string[] labels = [.. Enumerable.Range(0, rows).Select(i => stream.Fork("c").Uniform((ulong)i) < 0.3 ? "a" : "b")];
        return new Table(
        [
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), x), new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), y),
            CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), labels),
        ]);
    }

    private static double Normal(RandomStream stream, int position) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, stream.OpenUniform((ulong)position));

    private static double Correlation(Table table) => MathNet.Numerics.Statistics.Correlation.Pearson(((NumericColumn)table["x"]).Values.ToArray(), ((NumericColumn)table["y"]).Values.ToArray());

    private static double Share(Table table)
    {
        var labels = (CategoricalColumn)table["c"];
        return (double)labels.Codes.Count(labels.Levels.ToList().IndexOf("a")) / table.RowCount;
    }
}
