using Harness.Random;
using Harness.Statistics;

namespace Harness.Utility;

/// <summary>
/// The standard error of a gap between models, by the paired bootstrap: the same resampled holdout rows for the models
/// trained on real and on synthetic rows (Efron and Tibshirani 1993, ch. 6).
/// </summary>
internal static class HoldoutBootstrap
{
    private const int Resamples = 200;

    /// <summary>The standard deviation over resamples of the mean over models of (score of the first − score of the second).</summary>
    /// <param name="real">What is predicted, and the holdout rows.</param>
    /// <param name="first">Tests on the holdout.</param>
    /// <param name="second">As many others on the same rows.</param>
    /// <param name="score">Which score: for labels 0 accuracy, 1 macro-F1, 2 AUC; for numbers 0 R² floored at 0.</param>
    /// <returns><see langword="null"/> where there are fewer than two holdout rows. O(resamples · models · rows · classes).</returns>
    public static double? Error(RealFits real, TestResult[] first, TestResult[] second, int score)
    {
        int rows = real.Holdout.Count;
        if (rows < 2)
        {
            return null;
        }

        WeightedScore[] scores = [.. first.Concat(second).Select(t => WeightedScore.Of(real, t, score))];
        RandomStream stream = new RandomStream(0).Fork("holdout bootstrap");
        var weights = new double[rows];
        var gaps = new double[Resamples];
        ulong position = 0;
        for (int i = 0; i < Resamples; i++)
        {
            Array.Clear(weights);
            for (int row = 0; row < rows; row++)
            {
                weights[stream.Index(position++, rows)]++;
            }

            for (int m = 0; m < first.Length; m++)
            {
                gaps[i] += (scores[m].Of(weights) - scores[first.Length + m].Of(weights)) / first.Length;
            }
        }

        return Moments.StandardDeviation(gaps);
    }
}
