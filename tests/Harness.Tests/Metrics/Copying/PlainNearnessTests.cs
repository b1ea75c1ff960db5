using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Copying;

/// <summary>Copies and nearness beside the same by their equations, on small tables with copies, near copies, ties, repeats and missing values.</summary>
public class PlainNearnessTests
{
    private const double Digits = 1e-9;

    private static readonly string[] Sizes = ["xs", "s", "m", "l", "xl"];

    [Property(MaxTest = 300)]
    public void Copies_are_those_of_a_comparison_of_all_pairs(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Make(seed);
        var plain = new PlainNearness(dataset, synthetic);

        (double value, double? reference, double? p) = plain.ExactCopies();
        Holds(new CopyingEvaluator().Computed("exact-copy-share", dataset, synthetic), value, reference, p, synthetic.RowCount);
    }

    [Property(MaxTest = 300)]
    public void Nearness_is_that_of_a_comparison_of_all_pairs(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Make(seed);
        var plain = new PlainNearness(dataset, synthetic);
        Dictionary<string, MetricResult> found = new NearestEvaluator().Evaluate(new PairContext(dataset, synthetic)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        int rows = synthetic.RowCount;

        (double value, double? reference, double? p) = plain.NearCopies();
        Holds(found["near-copy-share"], value, reference, p, rows);
        (value, reference, p) = plain.HoldoutCopies();
        Holds(found["holdout-copy-share"], value, reference, p, rows);
        if (dataset.Holdout.RowCount < 10)
        {
            Assert.All(["nearest-train-share", "nndr", "attribute-disclosure"], id =>
                Assert.Equal($"train or holdout has {dataset.Holdout.RowCount} rows; 10 are needed", Assert.IsType<MetricResult.NotApplicable>(found[id]).Reason));
            return;
        }

        (value, double? ofRatios, double ofHoldout, double ofRanks) = plain.Nndr();
        Holds(found["nndr"], value, ofHoldout, ofRanks, rows, ofRatios);
        var matched = new PlainNearness(Matched(dataset), synthetic);
        (value, double ofNearest) = matched.NearestTrain();
        Holds(found["nearest-train-share"], value, 0.5, ofNearest, rows, rows == 0 ? null : 0.5 / Math.Sqrt(rows));
        (double[] parts, double? error) = matched.Disclosure();
        MetricResult.Computed disclosure = Assert.IsType<MetricResult.Computed>(found["attribute-disclosure"]);
        Assert.Equal(["label", "size", "coin"], disclosure.Parts.Select(part => part.Name));
        Assert.Equal(parts, disclosure.Parts.Select(part => part.Value), (x, y) => Math.Abs(x - y) < Digits);
        Holds(disclosure, parts.Average(), null, null, rows, error);
    }

    /// <summary>Of more real rows than are sought some are drawn, and of more synthetic rows. Rows do not repeat here, so what is left out changes nothing else.</summary>
    [Property(MaxTest = 100)]
    public void Of_tables_beyond_the_limits_rows_are_drawn(ulong seed)
    {
        (Dataset dataset, Table synthetic) = Make(seed, values: 4096);
        synthetic = synthetic.Append(synthetic);
        var evaluator = new NearestEvaluator { MostRealRows = 20, MostRows = 40 };
        Dataset drawn = TableMaps.Dataset(dataset.Real, Drawn(dataset.Train, "train", 20), Drawn(dataset.Holdout, "all holdout", 20));
        var plain = new PlainNearness(drawn, synthetic.Take(RandomStream.ForMetric("nearest/synthetic").Subset(synthetic.RowCount, 40)));
        Dictionary<string, MetricResult> found = evaluator.Evaluate(new PairContext(dataset, synthetic)).ToDictionary(r => r.Id, StringComparer.Ordinal);

        (double value, double? reference, double? p) = plain.NearCopies();
        MetricResult.Computed near = Assert.IsType<MetricResult.Computed>(found["near-copy-share"]);
        Near(value, near.Value);
        Near(reference, near.Comparison!.Reference);
        Near(p, near.Comparison.PValue);
        Assert.Equal(synthetic.RowCount, near.Rows);
        if (found["nndr"] is MetricResult.Computed nndr && dataset.Holdout.RowCount <= 20)
        {
            Near(plain.Nndr().Value, nndr.Value);
            Near(plain.Nndr().Reference, nndr.Comparison!.Reference);
        }
    }

    /// <summary>Labels are guessed of 1,000 rows of train and of 1,000 of the holdout at most.</summary>
    [Fact]
    public void Labels_of_a_thousand_rows_are_guessed()
    {
        (Dataset small, Table synthetic) = Make(5);
        Table train = small.Train.Append(Of([.. Enumerable.Range(0, 1100).Select(i => Fresh(new RandomStream(6).Fork(i), 64))]));
        Table holdout = Of([.. Enumerable.Range(0, 1050).Select(i => Fresh(new RandomStream(7).Fork(i), 64))]);
        Dataset dataset = TableMaps.Dataset(train, train, holdout);

        (double[] parts, double? error) = new PlainNearness(Matched(dataset, 1000), synthetic).Disclosure();

        Assert.InRange(synthetic.RowCount, 10, 100);
        Holds(new NearestEvaluator().Computed("attribute-disclosure", dataset, synthetic), parts.Average(), null, null, synthetic.RowCount, error);
    }

    private static Dataset Matched(Dataset dataset, int most = int.MaxValue)
    {
        int rows = Math.Min(most, Math.Min(dataset.Train.RowCount, dataset.Holdout.RowCount));
        return TableMaps.Dataset(dataset.Real, Drawn(dataset.Train, "matched", rows), Drawn(dataset.Holdout, "matched holdout", rows));
    }

    private static Table Drawn(Table table, string name, int most) => table.Take(RandomStream.ForMetric("nearest/real").Fork(name).Subset(table.RowCount, most));

    private static void Holds(MetricResult result, double value, double? reference, double? p, int rows) =>
        Holds(result, value, reference, p, rows, rows == 0 ? null : Math.Sqrt(value * (1 - value) / rows));

    private static void Holds(MetricResult result, double value, double? reference, double? p, int rows, double? error)
    {
        MetricResult.Computed computed = Assert.IsType<MetricResult.Computed>(result);
        Near(value, computed.Value);
        Assert.Equal(rows, computed.Rows);
        Near(error, computed.Uncertainty);
        Near(reference, computed.Comparison?.Reference);
        Near(p, computed.Comparison?.PValue);
    }

    private static void Near(double? expected, double? actual) =>
        Assert.True(expected is null == actual is null && Math.Abs((expected - actual) ?? 0) < Digits, $"{actual} for {expected}");

    /// <summary>Rows of few values, and a synthetic table of fresh ones, copies and near copies of train and holdout, in shares of their own.</summary>
    private static (Dataset Dataset, Table Synthetic) Make(ulong seed, int? values = null)
    {
        RandomStream stream = new RandomStream(seed).Fork("plain");
        int steps = values ?? (stream.Index(0, 2) == 0 ? 4096 : 4);
        int trainRows = 10 + stream.Index(1, 30);
        int holdoutRows = stream.Index(2, 4) switch { 0 => stream.Index(3, 12), 1 => 10 + stream.Index(3, 20), _ => trainRows };
        int rows = stream.Index(4, 8) == 0 ? stream.Index(5, 3) : stream.Index(5, 40);
        Row[] train = [.. Enumerable.Range(0, trainRows).Select(i => Fresh(stream.Fork("train").Fork(i), steps))];
        (train[0], train[1]) = (train[0] with { X = 0, Y = 0 }, train[1] with { X = 64, Y = 64 });
        Row[] holdout = [.. Enumerable.Range(0, holdoutRows).Select(i => Fresh(stream.Fork("holdout").Fork(i), steps))];
        int fresh = stream.Index(6, 5);
        Row[] synthetic = [.. Enumerable.Range(0, rows).Select(i =>
        {
            RandomStream own = stream.Fork("synthetic").Fork(i);
            Row[] from = own.Index(10, 4) == 0 && holdoutRows > 0 ? holdout : train;
            Row row = from[own.Index(11, from.Length)];
            return own.Index(12, 4) < fresh ? Fresh(own, steps) : own.Index(13, 2) == 0 ? row : row with { X = Math.Abs(row.X - 1 / 1024.0) };
        })];
        Table real = Of(train);
        return (TableMaps.Dataset(real, real, Of(holdout)), Of(synthetic));
    }

    private static Row Fresh(RandomStream stream, int steps) => new(
        64.0 * stream.Index(0, steps + 1) / steps,
        stream.Index(1, 20) == 0 ? double.NaN : 64.0 * stream.Index(2, steps + 1) / steps,
        stream.Index(3, 12) == 0 ? null : $"{"abc"[stream.Index(4, 3)]}",
        stream.Index(6, 12) == 0 ? null : Sizes[stream.Index(7, Sizes.Length)],
        stream.Index(5, 3) == 0);

    private static Table Of(Row[] rows) => new(
    [
        new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [.. rows.Select(r => r.X)]),
        new NumericColumn(new ColumnSchema("y", ColumnKind.Numerical), [.. rows.Select(r => r.Y)]),
        CategoricalColumn.FromLabels(new ColumnSchema("label", ColumnKind.Categorical), [.. rows.Select(r => r.Label)]),
        CategoricalColumn.FromLabels(new ColumnSchema("size", ColumnKind.Categorical) { IsOrdinal = true, Order = Sizes }, [.. rows.Select(r => r.Size)]),
        new CategoricalColumn(new ColumnSchema("coin", ColumnKind.Boolean), [.. rows.Select(r => r.Coin ? 1 : 0)], ["False", "True"]),
    ]);

    private sealed record Row(double X, double Y, string? Label, string? Size, bool Coin);
}
