using Harness.Metrics;

namespace Harness.Utility;

/// <summary>Turns tested models into the results of metrics.</summary>
/// <param name="real">What the models predict.</param>
/// <param name="rows">Number of synthetic rows.</param>
/// <param name="tests">For each regime, <c>trtr</c>, <c>tstr</c>, <c>trts</c> or <c>tsts</c>, one test a model.</param>
internal sealed class UtilityResults(RealFits real, int rows, IReadOnlyDictionary<string, TestResult[]> tests)
{
    /// <summary>The result of a metric whose regimes are there.</summary>
    /// <param name="id">The metric's id: <c>trts-gap</c>, or regime, score and <c>gap</c> or nothing: <c>tstr-auc-gap</c>, <c>tsts-r2</c>.</param>
    public MetricResult Of(string id)
    {
        if (id == "trts-gap")
        {
            return Gap(id, tests["trtr"], tests["trts"], 0);
        }

        string[] words = id.Split('-');
        int score = Array.IndexOf(real.Target.IsRegression ? UtilityMetrics.NumberScores : UtilityMetrics.LabelScores, words[1]);
        if (score < 0)
        {
            return new MetricResult.NotApplicable(id, real.Target.IsRegression ? "the target is a number" : "the target is a label");
        }

        if (words.Length == 2)
        {
            return Computed(id, m => tests[words[0]][m].Scores[score], tests[words[0]]);
        }

        MetricResult.Computed gap = Gap(id, tests["trtr"], tests["tstr"], score);
        return gap with { Uncertainty = words[1] == "accuracy" ? PairedError(tests["trtr"], tests["tstr"]) : HoldoutBootstrap.Error(real, tests["trtr"], tests["tstr"], score) };
    }

    private MetricResult.Computed Gap(string id, TestResult[] real, TestResult[] synthetic, int score) =>
        Computed(id, m => Floored(real[m].Scores[score]) - Floored(synthetic[m].Scores[score]), synthetic);

    private MetricResult.Computed Computed(string id, Func<int, double> value, TestResult[] noted)
    {
        MetricPart[] parts = [.. RealFits.ModelIds.Select((model, m) => new MetricPart(model, null, value(m), noted[m].Note))];
        return new MetricResult.Computed(id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts };
    }

    // Only R² can be negative: a model worse than the mean is as useless as the mean.
    private static double Floored(double score) => Math.Max(0, score);

    /// <summary>Standard error of the mean over models and holdout rows of (right when trained on real − right when trained on synthetic).</summary>
    private static double PairedError(TestResult[] real, TestResult[] synthetic)
    {
        int count = real[0].Correct.Length;
        var differences = new double[count];
        for (int row = 0; row < count; row++)
        {
            for (int m = 0; m < real.Length; m++)
            {
                differences[row] += (real[m].Correct[row] - synthetic[m].Correct[row]) / real.Length;
            }
        }

        return Statistics.Moments.StandardDeviation(differences) / Math.Sqrt(count);
    }
}
