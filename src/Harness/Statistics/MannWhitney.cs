using MathNet.Numerics.Distributions;

namespace Harness.Statistics;

/// <summary>
/// The Mann-Whitney test by its normal approximation with the correction for ties and for continuity: SciPy's
/// <c>mannwhitneyu(method="asymptotic")</c>.
/// </summary>
internal static class MannWhitney
{
    /// <summary>The probability of a rank sum at least as small if both came from one distribution, 0 to 1.</summary>
    /// <param name="first">The numbers that may be smaller, at least one.</param>
    /// <param name="second">The others, at least one.</param>
    /// <returns>The one-sided p-value (<c>alternative="less"</c>); 1 where all numbers are equal. O(n log n).</returns>
    public static double Less(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double n = first.Length;
        double m = second.Length;
        double[] all = [.. first, .. second];
        double[] ranks = Ranks.Average(all);
        double rankSum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            rankSum += ranks[i];
        }

        Array.Sort(all);
        double ties = 0;
        for (int start = 0, end; start < all.Length; start = end)
        {
            for (end = start + 1; end < all.Length && all[end] == all[start]; end++)
            {
            }

            double t = end - start;
            ties += t * t * t - t;
        }

        double total = n + m;
        double variance = n * m / 12 * (total + 1 - ties / (total * (total - 1)));
        double u = rankSum - n * (n + 1) / 2;
        return variance > 0 ? Normal.CDF(0, 1, Math.Min((u - n * m / 2 + 0.5) / Math.Sqrt(variance), 40)) : 1;
    }
}
