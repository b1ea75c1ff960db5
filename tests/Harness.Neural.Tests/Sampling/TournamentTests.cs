using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Neural.Gan;
using Harness.Neural.Sampling;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Tests.Sampling;

public sealed class TournamentTests
{
    [Theory]
    [InlineData(999, 3)]
    [InlineData(1000, 2)]
    [InlineData(5000, 2)]
    [InlineData(5001, 1)]
    public void The_more_rows_train_has_the_fewer_compete(int rows, int size)
    {
        Table train = new([Quick.Number("x", Enumerable.Range(0, rows).Select(i => (double)i))]);
        Assert.Equal(size, Tournament.Of(train, false, null)?.Size ?? 1);
        Assert.Equal(4, Tournament.Of(train, false, 4)!.Size);
    }

    [Fact]
    public void Where_rows_repeat_there_is_none_unless_it_is_asked_for()
    {
        Table train = OddTables.Of("no numbers");
        Assert.Null(Tournament.Of(train, true, null));
        Assert.Equal(2, Tournament.Of(train, true, 2)!.Size);
        Assert.Null(Tournament.Of(train, false, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tournament.Of(train, false, 0));
    }

    [Property(MaxTest = 50)]
    public void Of_each_few_rows_the_one_least_near_to_a_single_train_row_wins(ulong seed)
    {
        TableSchema schema = RandomTables.Schema(seed);
        Table train = RandomTables.Table(schema, seed);
        Table pool = RandomTables.Table(schema, seed + 1, 70);
        int[][] regions = [[.. Enumerable.Range(0, 30)], [.. Enumerable.Range(30, 31)], [61, 62], [.. Enumerable.Range(63, 6)], [69]];
        Tournament tournament = Tournament.Of(train, false, 3)!;
        int[][] winners = tournament.Winners(pool, regions, new RandomStream(seed), default);
        Assert.Equal(winners.SelectMany(w => w), tournament.Winners(pool, regions, new RandomStream(seed), default).SelectMany(w => w));

        // 31 rows make ten games and one more of the row left over; fewer than three make one.
        Assert.Equal([10, 11, 1, 2, 1], winners.Select(w => w.Distinct().Count()));
        double[] ratios = new NeighbourRatio(train, 5).Of(pool);
        Assert.All(winners.Zip(regions), pair =>
        {
            Assert.Empty(pair.First.Except(pair.Second));
            Assert.Equal(pair.Second.Max(row => ratios[row]), pair.First.Max(row => ratios[row]));
        });

        // Two others of its game lie below each of the 10 winners of 30 rows, or level.
        double[] won = [.. winners[0].Select(row => ratios[row]).Order()];
        Assert.All(Enumerable.Range(0, won.Length), i => Assert.InRange(regions[0].Count(row => ratios[row] <= won[i]), 3 * (i + 1), 30));
    }

    [Fact]
    public void A_network_that_remembers_its_rows_makes_them_no_nearer_than_others()
    {
        // Made rows are train's with a little noise, as of a network that was trained for too long, or lie anywhere; one of each region lies anywhere.
        (double[] trainX, double[] trainY, double[] anyX, double[] anyY) = (Uniform(1, 200), Uniform(2, 200), Uniform(3, 600), Uniform(4, 600));
        Table train = new([Quick.Number("x", trainX), Quick.Number("y", trainY)]);
        IEnumerable<double> x = anyX.Select((value, i) => i % 3 == 0 ? value : trainX[i / 3] + 0.0001);
        IEnumerable<double> y = anyY.Select((value, i) => i % 3 == 0 ? value : trainY[i / 3]);
        int[][] regions = [.. Enumerable.Range(0, 200).Select(i => (int[])[3 * i, 3 * i + 1, 3 * i + 2])];
        int[][] winners = Tournament.Of(train, false, 3)!.Winners(new Table([Quick.Number("x", x), Quick.Number("y", y)]), regions, new RandomStream(5), default);
        Assert.InRange(winners.Count(w => w.Single() % 3 == 0), 195, 200);
    }

    [Fact]
    public void A_small_gan_keeps_away_from_single_train_rows_by_default()
    {
        NeedsTorch.Check();
        Table train = RandomTables.Table(new TableSchema([new("x", ColumnKind.Numerical), new("y", ColumnKind.Numerical), new("c", ColumnKind.Categorical)]), 3, 200);
        var ratio = new NeighbourRatio(train, 5);
        double by = Mean(null);
        double without = Mean(1);

        // The best of three from anywhere would be .85 deviations, about .2, above the mean; those of a small region are more like each other. A mean's standard error is .005.
        Assert.InRange(by - without, 0.05, 0.2);

        double Mean(int? size) => ratio.Of(new GanGenerator(Quick.GanOptions with { TournamentSize = size }).Fit(train, new FitContext()).Sample(2000, 1)).Average();
    }

    [Fact]
    public void Where_rows_repeat_a_small_gan_makes_what_it_makes_without()
    {
        NeedsTorch.Check();
        Table train = OddTables.Of("no numbers");
        Table[] made = [.. ((int?[])[null, 1, 3]).Select(size => new GanGenerator(Quick.GanOptions with { TournamentSize = size }).Fit(train, new FitContext()).Sample(60, 1))];
        Assert.Equal(CsvTableWriter.Write(made[1]), CsvTableWriter.Write(made[0]));
        Assert.NotEqual(CsvTableWriter.Write(made[1]), CsvTableWriter.Write(made[2]));
    }

    [Fact]
    public void A_table_of_several_blocks_competes_too()
    {
        NeedsTorch.Check();
        const int Rows = 70_000;
        Table train = RandomTables.Table(new TableSchema([new("x", ColumnKind.Numerical), new("y", ColumnKind.Numerical)]), 3, 100);
        IFittedGenerator fit = Quick.Gan().Fit(train, new FitContext());
        Table made = fit.Sample(Rows, 1);
        double[] x = ((NumericColumn)made["x"]).Values.ToArray();
        Assert.Equal(Rows, made.RowCount);
        Assert.NotEqual(x[..1000], x[(1 << 16)..((1 << 16) + 1000)]);
        Assert.Equal(x, ((NumericColumn)fit.Sample(Rows, 1)["x"]).Values.ToArray());

        double[] ratios = new NeighbourRatio(train, 5).Of(made);
        double[] without = new NeighbourRatio(train, 5).Of(new GanGenerator(Quick.GanOptions with { TournamentSize = 1 }).Fit(train, new FitContext()).Sample(Rows, 1));
        Assert.InRange(ratios.Average() - without.Average(), 0.05, 0.2);
        Assert.InRange(ratios[(1 << 16)..].Average() - without.Average(), 0.05, 0.2);
    }

    private static double[] Uniform(ulong seed, int count) => [.. Enumerable.Range(0, count).Select(i => new RandomStream(seed).Uniform((ulong)i))];
}
