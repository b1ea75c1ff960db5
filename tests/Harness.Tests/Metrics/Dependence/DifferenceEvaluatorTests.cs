using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Tests.Metrics.Dependence;

public class DifferenceEvaluatorTests
{
    private const int Rows = 1000;

    private static readonly DifferenceEvaluator Evaluator = new();

    [Property]
    public void Train_has_no_error_against_itself(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Assert.All(Evaluator.Values(dataset, dataset.Train), value => Assert.True(value is 0 or double.NaN));
    }

    /// <summary>Dates of which every second one is some days later: neither date's own metrics nor their correlation see it.</summary>
    [Fact]
    public void Days_between_two_dates_are_seen()
    {
        Dataset dataset = TableMaps.Dataset(Dates(1), Dates(1), Dates(2));

        MetricResult.Computed fresh = Evaluator.Computed("difference-ks-statistic-worst", dataset, Dates(3));
        MetricResult.Computed later = Evaluator.Computed("difference-ks-statistic-worst", dataset, Dates(3, later: 3));

        Assert.Equal("opened × closed", Assert.Single(later.Parts).Label);
        Assert.InRange(fresh.Value, 0, 0.07);
        Assert.InRange(later.Value, 0.2, 0.4);
        Assert.Equal(EmpiricalDistribution.KolmogorovSmirnov(Days(Dates(1)), Days(Dates(3, later: 3))), later.Value, 1e-12);
    }

    /// <summary>Numbers are alike where their difference varies half as much as either, at most; a column is not like a date, and one that differs by rounding alone is no pair.</summary>
    [Theory]
    [InlineData(0.49, 1, 1, 1)]
    [InlineData(0.51, 1, 1, 0)]
    [InlineData(0.49, 10, 1, 0)]
    [InlineData(0.0, 1, 1, 0)]
    [InlineData(0.49, 1, 100, 1)]
    [InlineData(0.51, 1, 100, 0)]
    [InlineData(0.49, 1, 0.01, 1)]
    [InlineData(0.51, 1, 0.01, 0)]
    public void Columns_are_alike_by_the_spread_of_their_difference_in_any_unit(double spread, double scale, double unit, int pairs)
    {
        // Two orthogonal patterns of equal standard deviation, so that the spreads are exact.
        double[] x = [.. Enumerable.Range(0, Rows).Select(i => i % 2 == 0 ? unit : -unit)];
        double[] noise = [.. Enumerable.Range(0, Rows).Select(i => i / 2 % 2 == 0 ? unit : -unit)];
        Table table = new([Number("a", x), Number("b", [.. x.Zip(noise, (v, n) => scale * v + spread * n)])]);

        IReadOnlyList<MetricResult> results = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(table, table, table), table));

        Assert.Equal(pairs, results[0] is MetricResult.Computed { Parts: var parts } ? parts.Count : 0);
        Assert.True(pairs > 0 || results[0] is MetricResult.NotApplicable { Reason: "no two columns of train are alike" });
    }

    [Fact]
    public void A_table_whose_rows_lack_one_of_two_has_no_difference_and_is_as_far_off_as_can_be()
    {
        Dataset dataset = TableMaps.Dataset(Dates(1), Dates(1), Dates(2));

        MetricResult.Computed result = Evaluator.Computed("difference-ks-statistic", dataset, Open(dataset.Train));

        Assert.Equal((1, "no row of the synthetic table has both"), (result.Value, result.Parts[0].Note));
    }

    /// <summary>Splits measure the pairs of the whole dataset, alike or not in their own rows.</summary>
    [Fact]
    public void What_is_alike_the_whole_dataset_says()
    {
        Dataset dataset = TableMaps.Dataset(Dates(1), Dates(1), Dates(2));
        Table apart = Dates(4, later: 4000);
        var whole = new DatasetContext(dataset);

        DatasetContext part = whole.Part(dataset.Split(apart, apart));

        Assert.Same(whole, part.Whole);
        Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(part.Dataset, apart))[0]);
        Assert.IsType<MetricResult.Computed>(Evaluator.Evaluate(new PairContext(part.Dataset, apart, part))[0]);
    }

    [Fact]
    public void A_pair_of_which_a_split_has_no_row_is_left_out_there()
    {
        Dataset dataset = TableMaps.Dataset(Dates(1), Dates(1), Dates(2));
        var whole = new DatasetContext(dataset);
        Table open = Open(dataset.Train);
        DatasetContext part = whole.Part(dataset.Split(open, open));

        MetricResult result = Evaluator.Evaluate(new PairContext(part.Dataset, Dates(3), part))[0];

        Assert.Equal("no two columns of train are alike", Assert.IsType<MetricResult.NotApplicable>(result).Reason);
    }

    [Fact]
    public void A_cancelled_pair_is_not_measured()
    {
        Dataset dataset = TableMaps.Dataset(Dates(1), Dates(1), Dates(2));
        var pair = new PairContext(dataset, Dates(3), new DatasetContext(dataset), new CancellationToken(canceled: true));

        Assert.Throws<OperationCanceledException>(() => Evaluator.Evaluate(pair));
    }

    private static Table Dates(ulong seed, int later = 0)
    {
        RandomStream stream = new(seed);
        int[] opened = [.. Enumerable.Range(0, Rows).Select(i => stream.Fork("opened").Index((ulong)i, 700))];
        int[] days = [.. Enumerable.Range(0, Rows).Select(i => 1 + (int)(-4 * Math.Log(stream.Fork("days").OpenUniform((ulong)i))) + (i % 2) * later)];
        return new Table([Date("opened", opened), Date("closed", [.. opened.Zip(days, (o, d) => o + d)])]);
    }

    // Nothing is closed.
    private static Table Open(Table table) => table.With(new DateTimeColumn(table["closed"].Schema, [.. Enumerable.Repeat(DateTimeColumn.Missing, table.RowCount)]));

    private static double[] Days(Table table) => [.. ((QuantitativeColumn)table["closed"]).Values.ToArray().Zip(((QuantitativeColumn)table["opened"]).Values.ToArray(), (c, o) => c - o).Order()];

    private static DateTimeColumn Date(string name, int[] days) =>
        new(new ColumnSchema(name, ColumnKind.DateTime) { DateTimeFormat = new DateTimeFormat("%Y-%m-%d") }, [.. days.Select(d => new DateTime(2020, 1, 1).AddDays(d).Ticks)]);

    private static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);
}
