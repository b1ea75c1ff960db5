using MathNet.Numerics.Distributions;

namespace Harness.Statistics;

/// <summary>
/// Student's interval of a mean: SciPy's <c>stats.t.interval(level, n − 1, mean, sem)</c>. It takes the numbers to be draws from one
/// nearly normal distribution; of a few skewed ones it holds the mean less often than it says.
/// </summary>
internal static class MeanInterval
{
    /// <summary>Numbers below which no interval is worth its name: of two, Student's is 13 standard errors wide.</summary>
    public const int FewestValues = 3;

    /// <summary>Half the width of the interval, which lies around the mean.</summary>
    /// <param name="values">Finite numbers, at least two.</param>
    /// <param name="level">The share of such intervals that hold the mean, above 0 and below 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two numbers.</exception>
    public static double HalfWidth(ReadOnlySpan<double> values, double level = 0.95)
    {
        if (values.Length < 2)
        {
            throw new ArgumentException("At least two numbers are needed.", nameof(values));
        }

        return HalfWidth(Moments.StandardDeviation(values), values.Length, values.Length - 1, level);
    }

    /// <summary>The same where the standard deviation was measured elsewhere, at other numbers.</summary>
    /// <param name="deviation">The standard deviation of one number.</param>
    /// <param name="count">How many the mean is of, at least one.</param>
    /// <param name="freedom">Degrees of freedom of the standard deviation, at least one.</param>
    /// <param name="level">The share of such intervals that hold the mean, above 0 and below 1.</param>
    public static double HalfWidth(double deviation, int count, int freedom, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        return StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2) * deviation / Math.Sqrt(count);
    }
}
