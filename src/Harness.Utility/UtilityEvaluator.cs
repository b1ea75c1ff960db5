using Harness.Metrics;
using Harness.Utility.Encoding;
using Harness.Utility.Fits;

namespace Harness.Utility;

/// <summary>
/// Whether synthetic rows teach a model what real rows teach: a linear model, a random forest and boosted trees, each
/// trained on real rows or on synthetic ones and tested on the other or on the holdout. The fits on real rows are shared
/// by all generators of a dataset, those on synthetic rows by all metrics of a table. One thread a fit, fixed seeds.
/// </summary>
/// <param name="options">What models learn from.</param>
public sealed class UtilityEvaluator(UtilityOptions options) : IEvaluator
{
    private readonly int _mostRows = options.MostTrainingRows;

    /// <summary>Makes the evaluator with the usual options.</summary>
    public UtilityEvaluator()
        : this(new UtilityOptions())
    {
    }

    /// <inheritdoc/>
    public string Id => "utility";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics => UtilityMetrics.OnReal;

    /// <summary>10: a split costs half a dozen fits.</summary>
    public int FrameSplits => 10;

    /// <summary>1, for the same reason.</summary>
    public int FrameDraws => 1;

    /// <summary>0: models are tested on the dataset's own holdout.</summary>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => RealFits.Use(pair, _mostRows, Metrics, real =>
    {
        LabelledRows test = LabelledRows.Split(pair.Synthetic, real.Target).Test.AtMost(RealFits.MostTestRows);
        var results = new UtilityResults(real, pair, new Dictionary<string, ModelTest[]>(StringComparer.Ordinal)
        {
            ["trtr"] = real.Tests,
            ["tstr"] = real.TestOfSynthetic(pair),
            ["trts"] = [.. real.Models.Select(model => ModelTest.Of(model, real, test))],
        });
        return [.. Metrics.Select(m => results.Of(m.Id))];
    });
}
