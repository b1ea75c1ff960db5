using Harness.Metrics;
using Harness.Utility.Encoding;
using Harness.Utility.Models;

namespace Harness.Utility;

/// <summary>
/// Whether synthetic rows teach a model what real rows teach: a linear model, a random forest and boosted trees, each
/// trained and tested on real and on synthetic rows. The fits on real rows are shared by all generators of a dataset,
/// those on synthetic rows by all metrics of a table. One thread a fit, fixed seeds.
/// </summary>
public sealed class UtilityEvaluator : IEvaluator
{
    private static readonly ILearner[] Learners = [new LinearLearner(), new RandomForestLearner(), new BoostedTreesLearner()];

    /// <inheritdoc/>
    public string Id => "utility";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics => UtilityMetrics.All;

    /// <summary>10: a split costs a dozen fits.</summary>
    public int FrameSplits => 10;

    /// <summary>1, for the same reason.</summary>
    public int FrameDraws => 1;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Dataset.Target is null)
        {
            return NotApplicable("the dataset names no target");
        }

        try
        {
            RealFits real = pair.Shared.Get("utility/real", dataset => RealFits.Of(dataset, Learners));
            return real.Models.Count > 0
                ? Results(pair, real)
                : NotApplicable($"the target '{pair.Dataset.Target}' has no value in {(real.Train.Count == 0 ? "train" : "the holdout")}");
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            string reason = $"LightGBM's native library does not load ({(e.InnerException ?? e).Message.Split('\n')[0]}); on Debian and Ubuntu it needs the package libgomp1";
            return [.. Metrics.Select(m => new MetricResult.Failed(m.Id, reason) { Unavailable = true })];
        }
    }

    private static MetricResult[] NotApplicable(string reason) => [.. UtilityMetrics.All.Select(m => new MetricResult.NotApplicable(m.Id, reason))];

    private static MetricResult[] Results(PairContext pair, RealFits real)
    {
        TestResult[][] tests = Test(pair, real);
        string[] scores = real.Target.IsRegression ? UtilityMetrics.NumberScores : UtilityMetrics.LabelScores;
        string other = real.Target.IsRegression ? "the target is a number" : "the target is a label";
        return [.. UtilityMetrics.All.Select(m => Result(m.Id))];

        MetricResult Result(string id)
        {
            if (id == "trts-gap")
            {
                return Computed(id, Parts(m => Main(tests[0][m]) - Main(tests[2][m]), m => tests[2][m].Note));
            }

            string[] words = id.Split('-');
            int score = Array.IndexOf(scores, words[1]);
            if (score < 0)
            {
                return new MetricResult.NotApplicable(id, other);
            }

            int regime = Array.IndexOf(UtilityMetrics.Regimes, words[0]);
            if (words.Length == 2)
            {
                return Computed(id, Parts(m => tests[regime][m].Scores[score], m => tests[regime][m].Note));
            }

            MetricResult.Computed gap = Computed(id, Parts(m => Floored(tests[0][m].Scores[score]) - Floored(tests[1][m].Scores[score]), m => tests[1][m].Note));
            return words[1] == "accuracy" ? gap with { Uncertainty = PairedError(tests[0], tests[1]) } : gap;
        }

        MetricPart[] Parts(Func<int, double> value, Func<int, string?> note) =>
            [.. Learners.Select((learner, m) => new MetricPart(learner.Id, null, value(m), note(m)))];

        MetricResult.Computed Computed(string id, MetricPart[] parts) =>
            new(id, parts.Average(p => p.Value)) { Rows = pair.Synthetic.RowCount, Parts = parts };
    }

    /// <summary>One result a model for each of the regimes, in their order.</summary>
    private static TestResult[][] Test(PairContext pair, RealFits real)
    {
        LabelledRows synthetic = LabelledRows.Of(pair.Synthetic, real.Target);
        (LabelledRows train, LabelledRows test) = LabelledRows.Split(pair.Synthetic, real.Target);
        return
        [
            [.. real.Tests],
            Train(synthetic, real.Holdout),
            [.. real.Models.Select(model => TestResult.Of(model, real, test))],
            Train(train, test),
        ];

        TestResult[] Train(LabelledRows rows, LabelledRows on) =>
        [
            .. Learners.Select(learner =>
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                return TestResult.Of(TrainedModel.Train(learner, real.Target, rows, real.MeanAnswer), real, on);
            }),
        ];
    }

    private static double Main(TestResult test) => Floored(test.Scores[0]);

    // Only R² can be negative: a model worse than the mean is as useless as the mean.
    private static double Floored(double score) => Math.Max(0, score);

    /// <summary>Standard error of the mean over models and holdout rows of (right when trained on real − right when trained on synthetic).</summary>
    private static double PairedError(TestResult[] real, TestResult[] synthetic)
    {
        int rows = real[0].Correct.Length;
        var differences = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            for (int m = 0; m < real.Length; m++)
            {
                differences[row] += (real[m].Correct[row] - synthetic[m].Correct[row]) / real.Length;
            }
        }

        return Statistics.Moments.StandardDeviation(differences) / Math.Sqrt(rows);
    }
}
