using System.Globalization;
using Harness.Metrics;
using Harness.Utility.Fits;

namespace Harness.Utility.Details;

/// <summary>The distance between the probabilities that models give and the share of answers that are right.</summary>
internal static class Calibration
{
    private const int Bins = 10;

    public static MetricDescriptor Metric { get; } = new()
    {
        Id = "calibration-gap",
        Version = 2,
        Title = "Calibration gap",
        Equation = "Σ_bins |Σ right − Σ probability| / n, synthetic − real",
        Cost = "no fit of its own",
        StandardError = RowBootstrap.OverHoldout,
        Traps = "On some hundred rows the error of a well calibrated model is .05 by chance.",
        Summary = $"Mean over the models that give probabilities (linear, boosted trees) of (expected calibration error on the holdout when trained on synthetic rows − when trained on real ones). The error is the mean over rows of |share right − mean probability of the answer| in {Bins} bins of that probability: a gap of 0 where probabilities are as trustworthy, 1 where models are sure and always wrong.",
        Family = "utility",
        NoiseRows = 2,
        Unit = "share",
        Minimum = -1,
        NoiseFloor = 0.05,
        Digits = 3,
        Source = "Guo et al., ICML 2017; Naeini, Cooper and Hauskrecht, AAAI 2015",
    };

    public static MetricResult Of(RealFits real, ModelTest[] synthetic, PairContext pair)
    {
        if (real.Target.IsRegression)
        {
            return new MetricResult.NotApplicable(Metric.Id, "the target is a number");
        }

        (string Id, int Place)[] models = [.. RealFits.ModelIds.Select((id, m) => (id, m)).Where(x => x.id != "random-forest")];
        MetricPart[] parts =
        [
            .. models.Select(x =>
            {
                double before = Error(real.Tests[x.Place]);
                double after = Error(synthetic[x.Place]);
                return new MetricPart(x.Id, null, after - before, string.Create(CultureInfo.InvariantCulture, $"expected calibration error {before:0.000} → {after:0.000}"));
            }),
        ];
        return new MetricResult.Computed(Metric.Id, parts.Average(p => p.Value))
        {
            Rows = pair.Synthetic.RowCount,
            Parts = parts,
            Uncertainty = pair.WithUncertainty
                ? RowBootstrap.Error(real.Holdout.Count, weights => models.Average(x => Error(synthetic[x.Place], weights) - Error(real.Tests[x.Place], weights)))
                : null,
        };
    }

    /// <summary>The expected calibration error of a test on labels; 1 where the model has no answer.</summary>
    internal static double Error(ModelTest test, ReadOnlySpan<double> weights = default)
    {
        int classes = test.Model.Classes;
        return classes == 0 ? 1 : Error(test.Predicted, classes, test.Correct, weights);
    }

    /// <summary>Σ over bins of |rows right − Σ probability| ÷ rows.</summary>
    /// <param name="probabilities">Of each class, row by row; the answer is the largest.</param>
    /// <param name="classes">Classes a row.</param>
    /// <param name="correct">One entry a row: 1 where the answer is right.</param>
    /// <param name="weights">One weight a row, at least 0, whose sum is the number of rows; empty for 1 each.</param>
    internal static double Error(ReadOnlySpan<double> probabilities, int classes, ReadOnlySpan<double> correct, ReadOnlySpan<double> weights = default)
    {
        var excess = new double[Bins];
        for (int row = 0; row < correct.Length; row++)
        {
            double sure = 0;
            foreach (double probability in probabilities.Slice(row * classes, classes))
            {
                sure = Math.Max(sure, probability);
            }

            excess[Math.Clamp((int)Math.Ceiling(sure * Bins) - 1, 0, Bins - 1)] += (weights.IsEmpty ? 1 : weights[row]) * (correct[row] - sure);
        }

        return excess.Sum(Math.Abs) / Math.Max(1, correct.Length);
    }
}
