using MathNet.Numerics.Distributions;

namespace Harness.Statistics;

/// <summary>
/// Friedman's test that treatments rank alike over blocks, with the correction for ties: SciPy's <c>friedmanchisquare</c>. Beside it
/// Nemenyi's critical difference of two mean ranks (Demšar, JMLR 7, 2006).
/// </summary>
/// <param name="MeanRanks">The mean rank of each treatment over the blocks; 1 is the greatest value.</param>
/// <param name="Statistic">Friedman's χ²; 0 where every block is tied throughout.</param>
/// <param name="Probability">The probability of a χ² as large if all treatments were alike.</param>
/// <param name="CriticalDifference">Two mean ranks that are as far apart differ at the level .05, all comparisons together.</param>
internal sealed record FriedmanTest(IReadOnlyList<double> MeanRanks, double Statistic, double Probability, double CriticalDifference)
{
    private const double Level = 0.05;

    /// <summary>Tests.</summary>
    /// <param name="blocks">The values of each block, one a treatment; at least two blocks and three treatments, none NaN.</param>
    /// <exception cref="ArgumentException">There are too few, or blocks differ in length, or one holds NaN.</exception>
    public static FriedmanTest Of(IReadOnlyList<double[]> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        int n = blocks.Count;
        int k = n == 0 ? 0 : blocks[0].Length;
        if (n < 2 || k < 3 || blocks.Any(b => b.Length != k || b.Any(double.IsNaN)))
        {
            throw new ArgumentException("At least two blocks of three or more numbers are needed, all of one length and none NaN.", nameof(blocks));
        }

        var means = new double[k];
        double ties = 0;
        foreach (double[] block in blocks)
        {
            double[] ranks = Ranks.Average(Array.ConvertAll(block, v => -v));
            for (int i = 0; i < k; i++)
            {
                means[i] += ranks[i] / n;
            }

            ties += block.GroupBy(v => v).Sum(g => Math.Pow(g.Count(), 3) - g.Count());
        }

        double correction = 1 - ties / ((double)n * k * ((double)k * k - 1));
        double squares = means.Sum(m => Math.Pow(m - (k + 1) / 2.0, 2));
        double statistic = correction > 0 ? 12.0 * n / ((double)k * (k + 1)) * squares / correction : 0;
        double critical = StudentizedRange.Quantile(Level, k) * Math.Sqrt((double)k * (k + 1) / (12.0 * n));
        return new FriedmanTest(means, statistic, statistic > 0 ? 1 - ChiSquared.CDF(k - 1, statistic) : 1, critical);
    }
}
