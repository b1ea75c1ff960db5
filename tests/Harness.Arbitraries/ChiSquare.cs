using MathNet.Numerics.Distributions;

namespace Harness.Arbitraries;

/// <summary>Pearson's statistic of counts against shares, for tests with fixed seeds.</summary>
public static class ChiSquare
{
    public static double Of(IReadOnlyList<int> counts, IReadOnlyList<double> shares)
    {
        double rows = counts.Sum();
        double sum = shares.Sum();
        return counts.Zip(shares, (count, share) => Math.Pow(count - rows * share / sum, 2) / (rows * share / sum)).Sum();
    }

    /// <summary>What one in ten thousand samples of the shares exceeds.</summary>
    public static double Limit(int freedom) => ChiSquared.InvCDF(freedom, 0.9999);
}
