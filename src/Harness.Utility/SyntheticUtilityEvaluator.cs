using Harness.Metrics;
using Harness.Utility.Encoding;
using Harness.Utility.Fits;

namespace Harness.Utility;

/// <summary>
/// How well models learn one part of the synthetic rows from another (TSTS): high where TSTR is low, the synthetic rows
/// are easy, and wrong. No direction is good, so there is no frame, and these fits are made once a table.
/// </summary>
/// <param name="options">What models learn from.</param>
public sealed class SyntheticUtilityEvaluator(UtilityOptions options) : IEvaluator
{
    private readonly int _mostRows = options.MostTrainingRows;

    /// <summary>Makes the evaluator with the usual options.</summary>
    public SyntheticUtilityEvaluator()
        : this(new UtilityOptions())
    {
    }

    /// <inheritdoc/>
    public string Id => "synthetic-utility";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics => UtilityMetrics.OnSynthetic;

    /// <summary>0: models are tested on the dataset's own holdout.</summary>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => RealFits.Use(pair, _mostRows, Metrics, real =>
    {
        (LabelledRows train, LabelledRows test) = LabelledRows.Split(pair.Synthetic, real.Target);
        var results = new UtilityResults(real, pair, new Dictionary<string, ModelTest[]>(StringComparer.Ordinal)
        {
            ["tsts"] = real.TrainAndTest(train, test.AtMost(RealFits.MostTestRows), pair.Cancellation),
        });
        return [.. Metrics.Select(m => results.Of(m.Id))];
    });
}
