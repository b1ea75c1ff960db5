using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;
using MathNet.Numerics.Distributions;

namespace Harness.Tests.Metrics.Copying;

public class NearestEvaluatorTests
{
    private const string Nearer = "nearest-train-share";

    private static readonly NearestEvaluator Evaluator = new();

    /// <summary>
    /// Where train, holdout and synthetic rows are fresh samples of one distribution, one in twenty is found at .05: 400 tries find 20, give or take 4.4.
    /// A binomial test, which takes synthetic rows beside the same real row for independent, finds four times as many and more.
    /// </summary>
    [Fact]
    public void Fresh_rows_are_found_to_be_nearer_to_train_as_often_as_the_level_says()
    {
        const int Tries = 400;
        const int Rows = 600;
        int found = 0;
        int foundByBinomial = 0;
        for (int i = 0; i < Tries; i++)
        {
            Table[] fresh = [.. Enumerable.Range(0, 3).Select(part => KnownDistribution.Sample(part == 1 ? 50 : Rows, (ulong)(1000 + 3 * i + part)))];
            MetricResult.Computed result = Evaluator.Computed(Nearer, TableMaps.Dataset(fresh[0], fresh[0], fresh[1]), fresh[2]);
            found += result.Comparison!.PValue < 0.05 ? 1 : 0;
            foundByBinomial += 2 * Binomial.CDF(0.5, Rows, Rows / 2.0 - Math.Floor(Math.Abs(result.Value - 0.5) * Rows)) < 0.05 ? 1 : 0;
        }

        Assert.InRange(found, 20 - 13, 20 + 13);
        Assert.InRange(foundByBinomial, 4 * 20, Tries);
    }

    /// <summary>The p-value is how often real rows that are shared out anew between train and holdout show such a share. Labels alone have no scale that would change with them, and ties in plenty.</summary>
    [Property(MaxTest = 20)]
    public void Evidence_is_how_rare_the_share_is_among_rows_shared_out_anew(ulong seed)
    {
        const int Half = 40;
        const int Times = 500;
        RandomStream stream = new RandomStream(seed).Fork("shared out anew");
        Table real = Labels(2 * Half, stream.Fork("real"));
        Table synthetic = Labels(100, stream.Fork("synthetic"));
        MetricResult.Computed result = Result(Enumerable.Range(0, 2 * Half).ToArray());

        double[] shares = [.. Enumerable.Range(0, Times).Select(i => Result(stream.Fork(i).Permutation(2 * Half)).Value)];

        // Half of the equal ones: the normal approximation knows no steps. Chance moves a share of 500 by .022, the approximation by as much; twice the smaller tail by twice that.
        double above = shares.Average(share => share > result.Value + 1e-9 ? 1 : share > result.Value - 1e-9 ? 0.5 : 0);
        Assert.Equal(2 * Math.Min(above, 1 - above), result.Comparison!.PValue, 0.16);
        Assert.Equal(0.5, shares.Average(), 0.01);

        MetricResult.Computed Result(int[] order) =>
            Evaluator.Computed(Nearer, TableMaps.Dataset(real, real.Take(order.AsSpan(0, Half)), real.Take(order.AsSpan(Half))), synthetic);
    }

    [Property]
    public void Copies_of_train_are_nearest_to_train_and_copies_of_the_holdout_are_not(ulong seed)
    {
        Table train = KnownDistribution.Sample(60, seed);
        Table holdout = KnownDistribution.Sample(60, unchecked(seed + 1));
        Dataset dataset = TableMaps.Dataset(train, train, holdout);

        MetricResult.Computed copies = Evaluator.Computed(Nearer, dataset, train);
        MetricResult.Computed strangers = Evaluator.Computed(Nearer, dataset, holdout);

        Assert.Equal(1, copies.Value);
        Assert.InRange(copies.Comparison!.PValue, 0, 1e-10);
        Assert.Equal(0, strangers.Value);
        Assert.Equal(copies.Comparison.PValue, strangers.Comparison!.PValue, copies.Comparison.PValue);
    }

    [Fact]
    public void Rows_that_are_all_equal_are_as_near_to_train_as_to_the_holdout()
    {
        var number = new ColumnSchema("number", ColumnKind.Numerical);
        Table Same(int rows) => new([new NumericColumn(number, [.. Enumerable.Repeat(7.0, rows)])]);

        MetricResult.Computed result = Evaluator.Computed(Nearer, TableMaps.Dataset(Same(30), Same(20), Same(10)), Same(25));

        Assert.Equal(0.5, result.Value);
        Assert.Equal(1, result.Comparison!.PValue);
    }

    [Fact]
    public void Rows_that_are_equally_near_share()
    {
        // One train and three holdout rows at 0, nothing else within reach: a quarter.
        var number = new ColumnSchema("number", ColumnKind.Numerical);
        var train = new Table([new NumericColumn(number, [0, 100, 100, 100, 100, 100, 100, 100, 100, 100])]);
        var holdout = new Table([new NumericColumn(number, [0, 0, 0, 200, 200, 200, 200, 200, 200, 200])]);
        var synthetic = new Table([new NumericColumn(number, [0, 1, 2])]);

        Assert.Equal(0.25, Evaluator.Computed(Nearer, TableMaps.Dataset(train, train, holdout), synthetic).Value, 1e-12);
    }

    /// <summary>
    /// Every table has names of its own, so no name equals another. NumPy 1.24.2 on the same rows: of the fresh ones .65 are
    /// nearer to train, and the attack gains −.00833; of copies under new names 1, and the attack gains .5.
    /// </summary>
    [Theory]
    [InlineData("fresh", 0.65, -0.008333333333333325)]
    [InlineData("copies", 1, 0.5)]
    public void Labels_that_train_lacks_equal_themselves_alone(string rows, double nearest, double disclosure)
    {
        Table train = Part("t", 0);
        Table fresh = Part("s", 2);
        Table synthetic = rows == "fresh" ? fresh : train.With(fresh["name"]);
        Dataset dataset = TableMaps.Dataset(train, train, Part("h", 1));

        Assert.Equal(nearest, Evaluator.Computed(Nearer, dataset, synthetic).Value, 1e-12);
        Assert.Equal(disclosure, Evaluator.Computed("attribute-disclosure", dataset, synthetic).Value, 1e-12);

        static Table Part(string name, int shift) => new(
        [
            new NumericColumn(new ColumnSchema("number", ColumnKind.Numerical), [.. Enumerable.Range(0, 40).Select(i => (double)((37 * i + 11 * shift) * (37 * i + 11 * shift) % 101))]),
            CategoricalColumn.FromLabels(new ColumnSchema("name", ColumnKind.Categorical), [.. Enumerable.Range(0, 40).Select(i => $"{name}{i}")]),
            CategoricalColumn.FromLabels(new ColumnSchema("group", ColumnKind.Categorical), [.. Enumerable.Range(0, 40).Select(i => $"{(i * i + shift) % 3}")]),
        ]);
    }

    /// <summary>A label that train lacks is still the same label in the holdout and in the synthetic table, whichever is placed first.</summary>
    [Fact]
    public void A_label_that_train_lacks_is_the_same_in_every_table()
    {
        var schema = new ColumnSchema("name", ColumnKind.Categorical);
        Table Names(params string[] names) => new([CategoricalColumn.FromLabels(schema, names)]);
        Table train = Names([.. Enumerable.Range(0, 10).Select(i => $"t{i}")]);
        Table holdout = Names("x", "y", "z", "h3", "h4", "h5", "h6", "h7", "h8", "h9");

        // z is the holdout's alone; q is nobody's, so all twenty rows are as near: (0 + ½) / 2.
        Assert.Equal(0.25, Evaluator.Computed(Nearer, TableMaps.Dataset(train, train, holdout), Names("z", "q")).Value, 1e-12);
    }

    /// <summary>Rows of names that nobody shares are all one unit apart: each is as near to the next as to any, so none sits on another.</summary>
    [Fact]
    public void Where_all_rows_are_equally_far_none_is_near()
    {
        Table Names(string prefix) => new([CategoricalColumn.FromLabels(new ColumnSchema("name", ColumnKind.Categorical), [.. Enumerable.Range(0, 20).Select(i => $"{prefix}{i}")])]);
        Table train = Names("t");
        MetricResult.Computed near = Evaluator.Computed("near-copy-share", TableMaps.Dataset(train, train, Names("h")), Names("s"));

        Assert.Equal((0, 0, 1), (near.Value, near.Comparison!.Reference, near.Comparison.PValue));
    }

    [Theory]
    [InlineData(9, 20, "train has 9 rows; 10 are needed", "train or holdout has 9 rows; 10 are needed")]
    [InlineData(10, 9, null, "train or holdout has 9 rows; 10 are needed")]
    [InlineData(10, 10, null, null)]
    public void Too_few_rows_are_said_to_be(int trainRows, int holdoutRows, string? ofCopies, string? ofOthers)
    {
        Table train = KnownDistribution.Sample(trainRows, 1);
        IReadOnlyList<MetricResult> results = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, KnownDistribution.Sample(holdoutRows, 2)), train));

        Assert.Equal([ofCopies, ofCopies, ofOthers, ofOthers, ofOthers], results.Select(r => (r as MetricResult.NotApplicable)?.Reason));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void A_table_of_ids_alone_has_nothing_to_be_near_in(int rows)
    {
        Table ids = new([CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), [.. Enumerable.Range(0, rows).Select(i => $"{i}")])]);
        Assert.All(
            Evaluator.Evaluate(new PairContext(TableMaps.Dataset(ids, ids, ids), ids)),
            result => Assert.Equal("the table has no column beside ids", Assert.IsType<MetricResult.NotApplicable>(result).Reason));
    }

    [Theory]
    [InlineData("number", "the table has no categorical or boolean column")]
    [InlineData("label", "the table has a single column beside ids")]
    [InlineData("both", null)]
    public void A_label_is_guessed_from_other_columns(string columns, string? reason)
    {
        Column[] both =
        [
            new NumericColumn(new ColumnSchema("number", ColumnKind.Numerical), [.. Enumerable.Range(0, 20).Select(i => (double)i)]),
            CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. Enumerable.Range(0, 20).Select(i => $"{i % 3}")]),
        ];
        Table table = new(both.Where(c => columns == "both" || c.Name == columns));
        MetricResult disclosure = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(table, table, table), table)).Single(r => r.Id == "attribute-disclosure");

        Assert.Equal(reason, (disclosure as MetricResult.NotApplicable)?.Reason);
    }

    private static Table Labels(int rows, RandomStream stream) => new(Enumerable.Range(0, 6).Select(column => CategoricalColumn.FromLabels(
        new ColumnSchema($"c{column}", ColumnKind.Categorical),
        [.. Enumerable.Range(0, rows).Select(row => "abcd"[stream.Fork(column).Index((ulong)row, 4)].ToString())])));
}
