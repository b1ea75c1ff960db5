using MathNet.Numerics.Distributions;

namespace Harness.Generators.GaussianCopula;

/// <summary>
/// A standard normal variable Z behind a column of ordered levels: level k shows where Z falls between the normal
/// quantiles of the cumulative shares. The score of a row is the mean m(Z) of Z given its level.
/// </summary>
internal sealed class LatentVariable
{
    private LatentVariable(double[] scores, double[] series) => (Scores, Series) = (scores, series);

    /// <summary>The score of each train row, NaN where the column is missing.</summary>
    public double[] Scores { get; }

    /// <summary>
    /// The coefficients a_j = E[m(Z) h_j(Z)], j = 1, 2, …, of the score in normalised Hermite polynomials. The first is
    /// the variance of the score: 1 for a continuum, 2/π for two equal halves.
    /// </summary>
    public double[] Series { get; }

    /// <summary>A latent variable whose values are known.</summary>
    /// <param name="scores">Its value in each train row, NaN for a gap.</param>
    public static LatentVariable Seen(double[] scores) => new(scores, [1]);

    /// <summary>The latent variable behind a column of ordered levels. O(n + levels · terms).</summary>
    /// <param name="codes">One level a train row, 0 to k − 1; negative for a gap.</param>
    /// <param name="counts">Number of rows of each level, at least 1.</param>
    /// <param name="terms">Number of Hermite coefficients, at least 1.</param>
    public static LatentVariable Of(ReadOnlySpan<int> codes, ReadOnlySpan<int> counts, int terms)
    {
        double[] cuts = Cuts(counts);
        double[] means = Means(cuts, counts);
        var scores = new double[codes.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row] = codes[row] < 0 ? double.NaN : means[codes[row]];
        }

        return new LatentVariable(scores, Coefficients(cuts, means, terms));
    }

    /// <summary>The mean of Z in each level.</summary>
    /// <param name="counts">Number of rows of each level, at least 1, in the order of the levels.</param>
    public static double[] Means(ReadOnlySpan<int> counts) => Means(Cuts(counts), counts);

    private static double[] Cuts(ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        var cuts = new double[counts.Length - 1];
        long below = 0;
        for (int k = 0; k < cuts.Length; k++)
        {
            below += counts[k];
            cuts[k] = Normal.InvCDF(0, 1, (double)below / total);
        }

        return cuts;
    }

    private static double[] Means(double[] cuts, ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        // E[Z; a < Z < b] = φ(a) − φ(b).
        var means = new double[counts.Length];
        double density = 0;
        for (int k = 0; k < means.Length; k++)
        {
            double next = k < cuts.Length ? Normal.PDF(0, 1, cuts[k]) : 0;
            means[k] = (density - next) * total / counts[k];
            density = next;
        }

        return means;
    }

    private static double[] Coefficients(double[] cuts, double[] means, int terms)
    {
        // E[h_j(Z); a < Z < b] = (h_{j−1}(a) φ(a) − h_{j−1}(b) φ(b)) / √j, so a_j = Σ over cuts c of (m above − m below) h_{j−1}(c) φ(c) / √j.
        var series = new double[terms];
        for (int k = 0; k < cuts.Length; k++)
        {
            double step = (means[k + 1] - means[k]) * Normal.PDF(0, 1, cuts[k]);
            double before = 0;
            double current = 1;
            for (int j = 1; j <= terms; j++)
            {
                series[j - 1] += step * current / Math.Sqrt(j);

                // √j h_j = c h_{j−1} − √(j−1) h_{j−2}.
                (before, current) = (current, (cuts[k] * current - Math.Sqrt(j - 1) * before) / Math.Sqrt(j));
            }
        }

        return series;
    }
}
