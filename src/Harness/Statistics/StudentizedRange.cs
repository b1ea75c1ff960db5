using MathNet.Numerics.Distributions;

namespace Harness.Statistics;

/// <summary>The range of independent normal numbers in units of their known standard deviation: SciPy's <c>studentized_range</c> with infinite degrees of freedom.</summary>
internal static class StudentizedRange
{
    private const double End = 8.5;
    private const int Steps = 1200;

    /// <summary>The probability that the range is at most so wide.</summary>
    /// <param name="range">The range.</param>
    /// <param name="groups">How many numbers, at least 2.</param>
    public static double Below(double range, int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (!(range > 0))
        {
            return 0;
        }

        // k ∫ φ(z) (Φ(z) − Φ(z − q))^(k−1) dz: z is the greatest number. The ends vanish, so the trapezoid rule converges fast.
        const double Width = 2 * End / Steps;
        double sum = 0;
        for (int i = 1; i < Steps; i++)
        {
            double z = -End + i * Width;
            sum += Normal.PDF(0, 1, z) * Math.Pow(Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - range), groups - 1);
        }

        return Math.Min(1, groups * sum * Width);
    }

    /// <summary>The range that is exceeded with a given probability.</summary>
    /// <param name="probability">The probability, between 0 and 1.</param>
    /// <param name="groups">How many numbers, at least 2.</param>
    public static double Quantile(double probability, int groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        (double low, double high) = (0, 2 * End);
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = Below(middle, groups) < 1 - probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
