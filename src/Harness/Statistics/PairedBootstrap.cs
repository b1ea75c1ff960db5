using Harness.Random;

namespace Harness.Statistics;

/// <summary>The percentile bootstrap of a mean of paired differences (Efron and Tibshirani 1993, ch. 13).</summary>
public static class PairedBootstrap
{
    private const int Resamples = 10_000;

    /// <summary>An interval that holds the mean with a confidence of 95 %.</summary>
    /// <param name="differences">One difference a pair, at least one.</param>
    /// <param name="stream">Draws the resamples; the same stream gives the same interval.</param>
    /// <returns>Its ends; both the mean where there is one pair only.</returns>
    public static (double Low, double High) Interval(ReadOnlySpan<double> differences, RandomStream stream)
    {
        var means = new double[Resamples];
        ulong position = 0;
        for (int i = 0; i < Resamples; i++)
        {
            double sum = 0;
            for (int j = 0; j < differences.Length; j++)
            {
                sum += differences[stream.Index(position++, differences.Length)];
            }

            means[i] = sum / differences.Length;
        }

        Array.Sort(means);
        return (EmpiricalDistribution.Quantile(means, 0.025), EmpiricalDistribution.Quantile(means, 0.975));
    }
}
