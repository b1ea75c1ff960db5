using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics;

/// <summary>Every metric gets worse, never better, as a damage that it can see grows.</summary>
public class GrowingDamageTests
{
    private static readonly IEvaluator[] All =
[.. Evaluators.Default.Where(e => e is not RuleEvaluator)];

    private static readonly double[] Shares = [0, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>Damage, and the metrics that have to see it; fixed seeds, since relations of samples hold with a probability.</summary>
    public static TheoryData<string, string> Seen => new MatrixTheoryData<string, string>(["moved", "relabelled", "shuffled", "tied", "blanked", "copied"], ["penguins", "diamonds"]);

    [Theory, MemberData(nameof(Seen))]
    public void A_metric_that_sees_a_damage_grows_with_it(string damage, string name)
    {
        Dataset dataset = DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));
        (string number, string other, string label) = name == "penguins" ? ("body_mass_g", "flipper_length_mm", "species") : ("price", "carat", "cut");
        dataset = damage == "tied" ? dataset.Map(t => t.With(Free(t, label))) : dataset;
        Dictionary<string, MetricResult.Computed>[] steps = [.. Shares.Select(share => Values(dataset, Damaged(damage, dataset, share, number, other, label)))];
        foreach (string metric in Metrics(damage, name))
        {
            MetricDescriptor descriptor = All.SelectMany(e => e.Metrics).Single(m => m.Id == metric);
            double sign = descriptor.Direction == Direction.HigherIsBetter ? -1 : 1;
            double[] values = [.. steps.Select(s => sign * s[metric].Value)];
            Assert.True(values[^1] > values[0], $"{metric} does not see it: {string.Join(", ", values)}");
            Assert.True(values.Zip(values.Skip(1)).All(v => v.Second >= v.First - 1e-12), $"{metric} gets better: {string.Join(", ", values)}");
        }
    }

    /// <summary>Where the damage leaves the range of train or its labels, the value is the share of damaged rows for every table.</summary>
    [Property]
    public void The_share_of_strange_rows_is_what_is_measured(ulong seed, byte size, byte damaged)
    {
        int rows = 2 + size;
        int count = damaged % (rows + 1);
        RandomStream stream = new(seed);
        var number = new ColumnSchema("number", ColumnKind.Numerical);
        var label = new ColumnSchema("label", ColumnKind.Categorical);
        double[] values = [.. Enumerable.Range(0, rows).Select(i => stream.Uniform((ulong)i))];
        string[] labels = [.. Enumerable.Range(0, rows).Select(i => $"level {stream.Fork("label").Index((ulong)i, 5)}")];
        Table train = new([new NumericColumn(number, values), CategoricalColumn.FromLabels(label, labels)]);
        Table strange = new(
        [
            new NumericColumn(number, [.. values.Select((v, i) => i < count ? v + 2 : v)]),
            CategoricalColumn.FromLabels(label, [.. labels.Select((l, i) => i < count ? "strange" : l)]),
        ]);

        Dictionary<string, MetricResult.Computed> found = Values(TableMaps.Dataset(train, train, train), strange);

        double share = count / (double)rows;
        foreach (string metric in new[] { "ks-statistic", "total-variation", "pair-total-variation", "out-of-range", "unknown-labels", "invalid-cells" })
        {
            Assert.Equal(share, found[metric].Value, metric == "pair-total-variation" ? 1 : 1e-9);
        }

        Assert.Equal(2 * share / Deviation(values), found["mean-error"].Value, 1e-9);
        Assert.Equal(2 * share / Deviation(values), found["wasserstein-distance"].Value, 1e-9);
        Assert.InRange(found["pair-total-variation"].Value, share - 1e-9, 1);
    }

    private static double Deviation(double[] values) => Harness.Statistics.Moments.StandardDeviation(values);

    private static string[] Metrics(string damage, string name) => damage switch
    {
        "moved" => ["mean-error", "ks-statistic", "wasserstein-distance", "tail-error", "jensen-shannon", "out-of-range", "invalid-cells", "energy-distance", "density", "coverage", "sdmetrics.column-shapes", "sdmetrics.diagnostic"],
        "relabelled" => ["total-variation", "jensen-shannon", "pair-total-variation", "label-consistency-error", "unknown-labels", "invalid-cells", "energy-distance", "density", "coverage", "sdmetrics.column-shapes", "sdmetrics.diagnostic"],
        "shuffled" => ["correlation-error", "rank-correlation-error", "association-error", "lost-association", "pair-total-variation", "triple-total-variation", "pmse-ratio", "energy-distance", "sdmetrics.column-pair-trends"],
        "tied" => ["invented-association", "pair-total-variation"],
        "blanked" => name == "penguins" ? ["missing-rate-error", "co-missingness-error"] : ["missing-rate-error"],
        _ => ["exact-copy-share", "nearest-train-share", "nndr"],
    };

    private static Table Damaged(string damage, Dataset dataset, double share, string number, string other, string label)
    {
        Table fresh = dataset.Holdout;
        int count = (int)(share * fresh.RowCount);
        switch (damage)
        {
            case "moved":
                var values = (NumericColumn)fresh[number];
                double span = ((NumericColumn)dataset.Real[number]).Present().Max();
                return fresh.With(new NumericColumn(values.Schema, [.. values.Values.ToArray().Select((v, row) => row < count ? v + 2 * span : v)]));
            case "relabelled":
                var labels = (CategoricalColumn)fresh[label];
                return fresh.With(CategoricalColumn.FromLabels(labels.Schema, [.. Enumerable.Range(0, fresh.RowCount).Select(row => row < count ? "strange" : labels.Format(row))]));
            case "shuffled":
                return fresh.Shuffled(number, 3, share);
            case "tied":
                double[] by = ((NumericColumn)fresh[number]).Values.ToArray();
                double[] sorted = [.. by.Where(v => !double.IsNaN(v)).Order()];
                var free = (CategoricalColumn)fresh[label];
                return fresh.With(new CategoricalColumn(
                    free.Schema,
                    [.. by.Select((v, row) => row >= count ? free.Codes[row] : v < sorted[sorted.Length / 3] ? 0 : v < sorted[2 * sorted.Length / 3] ? 1 : 2)],
                    [.. free.Levels]));
            case "blanked":
                return new Table(fresh.Columns.Select(c => c is NumericColumn n && (c.Name == number || c.Name == other)
                    ? new NumericColumn(n.Schema, [.. n.Values.ToArray().Select((v, row) => row < count ? double.NaN : v)], n.Style)
                    : c));
            default:
                return dataset.Train.Take([.. Enumerable.Range(0, count)]) is var copies && count == 0 ? fresh : Joined(copies, fresh, count);
        }
    }

    /// <summary>A label that depends on nothing.</summary>
    private static CategoricalColumn Free(Table table, string label) => new(
        table[label].Schema, [.. Enumerable.Range(0, table.RowCount).Select(row => new RandomStream((ulong)table.RowCount).Index((ulong)row, 3))], ["a", "b", "c"]);

    /// <summary>The first rows of one table, then those of another from there on.</summary>
    private static Table Joined(Table first, Table second, int from) => new(first.Columns.Select(c => (c, second[c.Name]) switch
    {
        (NumericColumn x, NumericColumn y) => new NumericColumn(c.Schema, [.. x.Values, .. y.Values[from..]], x.Style),
        (DateTimeColumn x, DateTimeColumn y) => new DateTimeColumn(c.Schema, [.. x.Ticks, .. y.Ticks[from..]]),
        (CategoricalColumn x, CategoricalColumn y) => (Column)new CategoricalColumn(c.Schema, [.. x.Codes, .. y.Codes[from..]], [.. x.Levels]),
        _ => throw new ArgumentException("The tables differ.", nameof(second)),
    }));

    private static Dictionary<string, MetricResult.Computed> Values(Dataset dataset, Table synthetic)
    {
        var pair = new PairContext(dataset, synthetic);
        return All.SelectMany(e => e.Evaluate(pair)).OfType<MetricResult.Computed>().ToDictionary(r => r.Id, StringComparer.Ordinal);
    }
}
