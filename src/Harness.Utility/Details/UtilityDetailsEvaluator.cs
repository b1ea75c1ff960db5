using Harness.Metrics;
using Harness.Utility.Fits;

namespace Harness.Utility.Details;

/// <summary>
/// Where models trained on synthetic rows fall short: classes, subgroups, probabilities, what they look at. Needs no fit
/// beside those of <see cref="UtilityEvaluator"/>; predicts holdout rows once more for each column.
/// </summary>
/// <param name="options">What models learn from.</param>
public sealed class UtilityDetailsEvaluator(UtilityOptions options) : IEvaluator
{
    private readonly int _mostRows = options.MostTrainingRows;

    /// <summary>Makes the evaluator with the usual options.</summary>
    public UtilityDetailsEvaluator()
        : this(new UtilityOptions())
    {
    }

    /// <inheritdoc/>
    public string Id => "utility-details";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
    [
        ClassRecall.Metric, ClassRecall.Metric.Worst(), Subgroups.Metric, Subgroups.Metric.Worst(), Calibration.Metric, Importances.Metric,
    ];

    /// <summary>0: models are tested on the dataset's own holdout.</summary>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => RealFits.Use(pair, _mostRows, Metrics, real =>
    {
        ModelTest[] synthetic = real.TestOfSynthetic(pair);
        double[] gaps = Subgroups.Gaps(real, synthetic);
        return
        [
            .. Both(ClassRecall.Metric, ClassRecall.Of(real, synthetic), gaps, pair, real.Target.IsRegression ? "the target is a number" : $"no class has {Subgroups.FewestRows} holdout rows"),
            .. Both(Subgroups.Metric, Subgroups.Of(real, gaps), gaps, pair, $"no subgroup of some of the holdout has {Subgroups.FewestRows} rows"),
            Calibration.Of(real, synthetic, pair),
            Importances.Of(real, synthetic, pair),
        ];
    });

    private static MetricResult[] Both(MetricDescriptor metric, (MetricPart Part, int[] Rows)[] groups, double[] gaps, PairContext pair, string reason)
    {
        MetricResult[] results = MetricResult.OfParts(metric, [.. groups.Select(g => g.Part)], pair.Synthetic.RowCount, reason);
        return [WithError(results[0], Enumerable.Average), WithError(results[1], Enumerable.Max)];

        MetricResult WithError(MetricResult result, Func<IEnumerable<double>, double> over) => result is MetricResult.Computed computed && pair.WithUncertainty
            ? computed with
            {
                Uncertainty = RowBootstrap.Error(
                    gaps.Length, weights => groups.Select(g => Mean(g.Rows, gaps, weights)).OfType<double>().ToArray() is { Length: > 0 } means ? over(means) : null),
            }
            : result;
    }

    /// <summary>The weighted mean over some rows; <see langword="null"/> where none has a weight.</summary>
    private static double? Mean(int[] rows, double[] values, double[] weights)
    {
        double sum = 0;
        double total = 0;
        foreach (int row in rows)
        {
            sum += weights[row] * values[row];
            total += weights[row];
        }

        return total > 0 ? sum / total : null;
    }
}
