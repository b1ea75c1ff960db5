using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;
using Harness.Utility.Detection;
using Harness.Utility.Encoding;

namespace Harness.Utility.Tests.Encoding;

public class OrdinalFeatureTests
{
    private static readonly string[] Sizes = ["low", "mid", "high", "top"];

    /// <summary>By NumPy 1.24.2: <c>(r - r.mean()) / r.std(ddof=1)</c> of the ranks [0, 3, 3, 1] that are learned from; the others by the same.</summary>
    [Fact]
    public void It_is_one_number_the_rank()
    {
        Table rows = Rows(["low", "top", "top", null, "mid"]);
        Dataset dataset = RandomTables.Dataset(rows, "answer");

        FeatureMatrix features = FeatureCodec.Learn(rows, new TargetCodec(dataset)).Encode(Rows(["high", "low", null]));

        Assert.Equal(2, features.Width);
        Assert.Equal([0.16666667f, 0, -1.1666666f, 0, 0, 1], features.Values, (x, y) => Math.Abs(x - y) < 1e-6);
    }

    /// <summary>Models that learn from synthetic rows take the order of train: alphabetical here, since one of train's labels is no number.</summary>
    [Fact]
    public void The_order_is_that_of_train_whichever_rows_are_learned_from()
    {
        Table train = Rows(["10", "9", "none", "9", "10"], listed: null);
        var target = new TargetCodec(RandomTables.Dataset(train, "answer"));

        float[] values = FeatureCodec.Learn(Rows(["9", "10", "11"], listed: null), target).Encode(Rows(["9", "10", "11"], listed: null)).Values;

        Assert.True(values[1] < values[2] && values[2] < values[0], string.Join(", ", values));
    }

    [Fact]
    public void A_detector_sees_one_number_too()
    {
        Table train = Rows(["low", "top", "top", "mid"]);

        var rows = DetectionRows.Of(train, Rows(["low", "high", "giant", "mid"]), OrderedValues.Learn(train));

        Assert.Equal(2, rows.Columns.Count(c => c == 1));
        Assert.Equal(1, rows.Columns.Count(c => c == 0));
        float[] sizes = [.. Enumerable.Range(0, 8).Select(row => rows.Features.Row(row)[0])];
        float[] distinct = [.. sizes.Distinct().Order()];
        Assert.Equal([0, 3, 3, 1, 0, 2, 4, 1], sizes.Select(s => Array.IndexOf(distinct, s)));
    }

    /// <summary>An ordinal target is a class to predict, and its relation to a number is learned.</summary>
    [Fact]
    public void An_ordinal_target_stays_labels()
    {
        RandomStream stream = new(3);
        double[] x = [.. Enumerable.Range(0, 300).Select(i => 4 * stream.Uniform((ulong)i))];
        Table real = new(
        [
            new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), x),
            Ordinal("size", [.. x.Select(v => Sizes[(int)v])], Sizes),
        ]);
        Dataset dataset = RandomTables.Dataset(real, "size");

        var results = new UtilityEvaluator().Evaluate(new PairContext(dataset, dataset.Train) { WithUncertainty = false }).ToDictionary(r => r.Id, StringComparer.Ordinal);

        Assert.Equal(0, Assert.IsType<MetricResult.Computed>(results["tstr-accuracy-gap"]).Value);
        Assert.InRange(Assert.IsType<MetricResult.Computed>(results["trtr-accuracy"]).Value, 0.9, 1);
        Assert.IsType<MetricResult.NotApplicable>(results["tstr-r2-gap"]);
    }

    private static Table Rows(string?[] sizes, string[]? listed) => new(
    [
        Ordinal("size", sizes, listed),
        CategoricalColumn.FromLabels(new ColumnSchema("answer", ColumnKind.Categorical), [.. sizes.Select((_, i) => i % 2 == 0 ? "yes" : "no")]),
    ]);

    private static Table Rows(string?[] sizes) => Rows(sizes, Sizes);

    private static CategoricalColumn Ordinal(string name, string?[] labels, string[]? listed) =>
        CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical) { IsOrdinal = true, Order = listed }, labels);
}
