using Harness.Random;
using Harness.Statistics;

namespace Harness.Utility.Fits;

/// <summary>
/// Standard errors by the bootstrap over the rows that models are tested on, the models as they are: paired, since one
/// resample serves all models that are compared (Efron and Tibshirani 1993, ch. 6).
/// </summary>
internal static class RowBootstrap
{
    /// <summary>Its name in the descriptors.</summary>
    public const string OverHoldout = "paired bootstrap over holdout rows, 200 resamples";

    private const int Resamples = 200;

    /// <summary>The standard deviation of a value over resamples, those left out where it is not defined. O(resamples · (rows + cost of the value)).</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="value">The value where each row counts with a weight, how often it was drawn; <see langword="null"/> where it is not defined.</param>
    /// <returns><see langword="null"/> where there are fewer than two rows.</returns>
    public static double? Error(int rows, Func<double[], double?> value)
    {
        if (rows < 2)
        {
            return null;
        }

        RandomStream stream = RandomStream.ForMetric("holdout bootstrap");
        var weights = new double[rows];
        var values = new List<double>(Resamples);
        ulong position = 0;
        for (int i = 0; i < Resamples; i++)
        {
            Array.Clear(weights);
            for (int row = 0; row < rows; row++)
            {
                weights[stream.Index(position++, rows)]++;
            }

            if (value(weights) is { } resampled)
            {
                values.Add(resampled);
            }
        }

        return values.Count < 2 ? null : Moments.StandardDeviation([.. values]);
    }

    /// <summary>The standard error of the mean over models of a score.</summary>
    /// <param name="real">The target, and the models trained on real rows.</param>
    /// <param name="tests">Tests on the same rows.</param>
    /// <param name="score">Place in <see cref="ModelTest.Scores"/>, 0 to 2.</param>
    /// <param name="floored">True to count a score below 0 as 0.</param>
    public static double? Error(RealFits real, ModelTest[] tests, int score, bool floored)
    {
        WeightedScore[] scores = Scores(real, tests, score, floored);
        return Error(tests[0].Rows.Count, weights => scores.Average(s => s.Of(weights)));
    }

    /// <summary>The standard error of the mean over models of (score of the first − score of the second), scores below 0 as 0.</summary>
    /// <param name="real">The target, and the models trained on real rows.</param>
    /// <param name="first">Tests on some rows.</param>
    /// <param name="second">As many others on the same rows.</param>
    /// <param name="score">Place in <see cref="ModelTest.Scores"/>, 0 to 2.</param>
    public static double? ErrorOfGap(RealFits real, ModelTest[] first, ModelTest[] second, int score)
    {
        WeightedScore[] minuends = Scores(real, first, score, floored: true);
        WeightedScore[] subtrahends = Scores(real, second, score, floored: true);
        return Error(first[0].Rows.Count, weights => minuends.Zip(subtrahends, (a, b) => a.Of(weights) - b.Of(weights)).Average());
    }

    private static WeightedScore[] Scores(RealFits real, ModelTest[] tests, int score, bool floored) =>
        tests[0].Rows.Count < 2 ? [] : [.. tests.Select(t => WeightedScore.Of(real.Target, t, score, floored))];
}
