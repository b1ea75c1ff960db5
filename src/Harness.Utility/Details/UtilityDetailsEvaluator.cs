using Harness.Metrics;

namespace Harness.Utility.Details;

/// <summary>
/// Where models trained on synthetic rows fall short: classes, subgroups, probabilities, what they look at. Needs no fit
/// beside those of <see cref="UtilityEvaluator"/>; predicts holdout rows once more for each column.
/// </summary>
public sealed class UtilityDetailsEvaluator : IEvaluator
{
    /// <inheritdoc/>
    public string Id => "utility-details";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
    [
        ClassRecall.Metric, ClassRecall.Metric.Worst(), Subgroups.Metric, Subgroups.Metric.Worst(), Calibration.Metric, Importances.Metric,
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => RealFits.Use(pair, Metrics, real =>
    {
        TestResult[] synthetic = real.TestOfSynthetic(pair);
        int rows = pair.Synthetic.RowCount;
        return
        [
            .. Both(ClassRecall.Metric, ClassRecall.Of(real, synthetic), rows, real.Target.IsRegression ? "the target is a number" : $"no class has {Subgroups.FewestRows} holdout rows"),
            .. Both(Subgroups.Metric, Subgroups.Of(real, synthetic), rows, $"no subgroup of some of the holdout has {Subgroups.FewestRows} rows"),
            Calibration.Of(real, synthetic, rows),
            Importances.Of(real, synthetic, rows),
        ];
    });

    private static MetricResult[] Both(MetricDescriptor metric, MetricPart[] parts, int rows, string reason) => parts.Length == 0
        ? [new MetricResult.NotApplicable(metric.Id, reason), new MetricResult.NotApplicable(metric.WorstId, reason)]
        :
        [
            new MetricResult.Computed(metric.Id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts },
            new MetricResult.Computed(metric.WorstId, parts.Max(p => p.Value)) { Rows = rows, Parts = parts },
        ];
}
