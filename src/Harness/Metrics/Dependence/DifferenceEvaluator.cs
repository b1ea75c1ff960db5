using Harness.Statistics;

namespace Harness.Metrics.Dependence;

/// <summary>Whether two columns that are nearly the same differ as they do in train: the days between two dates, the width beside the length.</summary>
public sealed class DifferenceEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Differences = new()
    {
        Id = "difference-ks-statistic",
        LeastMove = 0.02,
        Title = "KS statistic of differences",
        Equation = "supₓ |Fₜ(x) − Fₛ(x)|, F the distribution of the second column − the first",
        Cost = "O(pairs + n log n) a pair of like columns",
        Traps = "Only columns of one unit are seen to be alike; a length in metres is not the same length in feet less something.",
        Summary = $"Mean over pairs of like columns (of more than {LikeColumns.Most}: of so many, drawn at random, always the same) of the Kolmogorov-Smirnov statistic of their difference: 0 for equal distributions, 1 for ranges that do not touch. Two numbers, or two dates, are alike where their difference varies in train at most half as much (by its standard deviation) as either: "
            + "then what is between them is small beside both, and no metric of the columns or of their correlation sees whether it is right. Rows with a missing value in the pair are left out; a table without any other counts with 1.",
        Family = "dependence",
        Floor = FloorKind.PermutedColumns,
        Source = "Kolmogorov 1933, Smirnov 1939; Bland and Altman, Lancet 327 (1986) 307, for looking at the difference and not at the correlation of two measurements",
    };

    /// <inheritdoc/>
    public string Id => "differences";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Differences, Differences.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        // Which columns are alike the whole dataset says, so that splits of it tell what chance does to the same pairs.
        Train train = pair.Shared.Get(d => new Train([.. LikeColumns.Of(pair.Shared.Whole).Pairs.Select(p => (p, p.Differences(d.Train))).Where(p => p.Item2.Length > 0)]));
        var parts = new MetricPart[train.Pairs.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            pair.Cancellation.ThrowIfCancellationRequested();
            (LikeColumns.Pair columns, double[] real) = train.Pairs[i];
            double[] synthetic = columns.Differences(pair.Synthetic);
            parts[i] = synthetic.Length == 0
                ? new MetricPart(columns.First, columns.Second, 1, "no row of the synthetic table has both")
                : new MetricPart(columns.First, columns.Second, EmpiricalDistribution.KolmogorovSmirnov(real, synthetic));
        }

        return MetricResult.OfParts(Differences, parts, pair.Synthetic.RowCount, "no two columns of train are alike");
    }

    /// <summary>The like columns, with the differences of train.</summary>
    private sealed record Train(IReadOnlyList<(LikeColumns.Pair Columns, double[] Differences)> Pairs);
}
