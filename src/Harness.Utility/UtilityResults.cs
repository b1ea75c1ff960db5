using Harness.Metrics;
using Harness.Utility.Fits;

namespace Harness.Utility;

/// <summary>Turns tested models into the results of metrics.</summary>
/// <param name="real">The target, and the models trained on real rows.</param>
/// <param name="pair">The pair; says whether standard errors are wanted.</param>
/// <param name="tests">For each regime, <c>trtr</c>, <c>tstr</c>, <c>trts</c> or <c>tsts</c>, one test a model.</param>
internal sealed class UtilityResults(RealFits real, PairContext pair, IReadOnlyDictionary<string, ModelTest[]> tests)
{
    /// <summary>The result of a metric whose regimes are there.</summary>
    /// <param name="id">The metric's id: <c>trts-gap</c>, or regime, score and <c>gap</c> or nothing: <c>tstr-auc-gap</c>, <c>tsts-r2</c>.</param>
    public MetricResult Of(string id)
    {
        if (id == "trts-gap")
        {
            // On rows of two kinds, so the errors are independent.
            return WithError(Gap(id, tests["trtr"], tests["trts"], 0), () =>
                RowBootstrap.Error(real, tests["trtr"], 0, floored: true) is { } onReal && RowBootstrap.Error(real, tests["trts"], 0, floored: true) is { } onSynthetic
                    ? double.Hypot(onReal, onSynthetic)
                    : null);
        }

        string[] words = id.Split('-');
        int score = Array.IndexOf(real.Target.IsRegression ? UtilityMetrics.NumberScores : UtilityMetrics.LabelScores, words[1]);
        if (score < 0)
        {
            return new MetricResult.NotApplicable(id, real.Target.IsRegression ? "the target is a number" : "the target is a label");
        }

        if (words.Length == 2)
        {
            ModelTest[] own = tests[words[0]];
            return WithError(Computed(id, m => own[m].Scores[score], own), () => RowBootstrap.Error(real, own, score, floored: false));
        }

        if (real.Useless[score].Value is { } useless)
        {
            return new MetricResult.NotApplicable(id, useless);
        }

        return WithError(Gap(id, tests["trtr"], tests["tstr"], score), () => RowBootstrap.ErrorOfGap(real, tests["trtr"], tests["tstr"], score));
    }

    private MetricResult.Computed WithError(MetricResult.Computed result, Func<double?> error) => result with { Uncertainty = pair.WithUncertainty ? error() : null };

    private MetricResult.Computed Gap(string id, ModelTest[] real, ModelTest[] synthetic, int score) =>
        Computed(id, m => Floored(real[m].Scores[score]) - Floored(synthetic[m].Scores[score]), synthetic);

    private MetricResult.Computed Computed(string id, Func<int, double> value, ModelTest[] noted)
    {
        MetricPart[] parts = [.. RealFits.ModelIds.Select((model, m) => new MetricPart(model, null, value(m), noted[m].Note))];
        return new MetricResult.Computed(id, parts.Average(p => p.Value)) { Rows = pair.Synthetic.RowCount, Parts = parts };
    }

    // Only R² can be negative: a model worse than the mean is as useless as the mean.
    private static double Floored(double score) => Math.Max(0, score);
}
