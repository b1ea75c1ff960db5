using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>Whether a synthetic table has every label of train that fresh real rows would not lose by chance.</summary>
public sealed class LostLabelEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Lost = new()
    {
        Id = "lost-label-share",
        Title = "Lost labels",
        Equation = "train rows with a label c that no synthetic row has / train rows with a label, over c with C(N, k)/C(N + m, k) < .01; k of N real rows have c, m synthetic rows",
        Cost = "O(n + labels) a column",
        Traps = "A label that comes in one synthetic row is kept, however rare it became: see 'total-variation'. Labels of fewer rows than fresh rows keep for sure are left out, some seven of as many synthetic as real rows.",
        Summary = "Mean over categorical and boolean columns of the share of train rows whose label no synthetic row has: 0 where none is lost, 1 where all are. "
            + "Labels that fresh real rows lose once in a hundred tables or more often are left out, so a short table is not blamed for rare ones. Missing values are left out here; 'missing-rate-error' measures them. A synthetic column without any value counts as 1. "
            + "Judged by the exact probability that fresh real rows lose a label as frequent, in any column (hypergeometric, summed over labels); the reference is what they lose on average.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' CategoryCoverage counts labels, not rows, and takes no account of chance; Fisher 1935 for the comparison",
    };

    /// <inheritdoc/>
    public string Id => "lost-labels";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Lost, Lost.Worst()];

    /// <inheritdoc/>
    /// <remarks>The comparison is exact, so there is nothing to learn from splits.</remarks>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        LostLabels[] columns =
        [
            .. pair.Train.Columns.Where(c => c.Schema.IsCategorical && c.MissingCount < c.Length).Select(c =>
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                RealLabels labels = pair.Shared.Get(c.Name, d => new RealLabels((CategoricalColumn)d.Train[c.Name], (CategoricalColumn)d.Real[c.Name]));
                return LostLabels.Of(c.Name, labels, (CategoricalColumn)pair.Synthetic[c.Name], pair.Dataset.Real.RowCount);
            }),
        ];
        string reason = pair.Train.Schema.Any(c => c.IsCategorical) ? "every categorical or boolean column of train is all missing" : "the table has no categorical or boolean column";
        MetricResult[] results = MetricResult.OfParts(Lost, [.. columns.Select(c => c.Part)], pair.Synthetic.RowCount, reason);
        if (results is not [MetricResult.Computed mean, MetricResult.Computed worst])
        {
            return results;
        }

        double p = LostLabels.PValue(columns, columns.Min(c => c.LeastChance));
        const string Description = "the share that fresh real rows lose on average";
        return
        [
            mean with { Comparison = new Comparison(columns.Average(c => c.Expected), p, Description) },
            worst with { Comparison = new Comparison(columns.Max(c => c.Expected), p, Description) },
        ];
    }
}
