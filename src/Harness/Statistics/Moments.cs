namespace Harness.Statistics;

/// <summary>Mean, median and standard deviation of numbers.</summary>
internal static class Moments
{
    // 2⁻⁶⁴: the sum of as many numbers as an array holds is finite in it.
    private const double SmallUnit = 1 / 18446744073709551616.0;

    /// <summary>The arithmetic mean, in two passes, so that a large offset costs no digits; NaN of nothing.</summary>
    /// <param name="values">Finite numbers of any size.</param>
    public static double Mean(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        // Only sums of numbers near the largest overflow; a smaller unit, a power of two, costs no digit of those.
        double mean = Mean(values, 1);
        return double.IsFinite(mean) ? mean : Math.Clamp(Mean(values, SmallUnit) / SmallUnit, -double.MaxValue, double.MaxValue);
    }

    /// <summary>The middle value, or the mean of the two middle values; NaN of nothing.</summary>
    /// <param name="sorted">Finite numbers, ascending.</param>
    public static double Median(ReadOnlySpan<double> sorted) => sorted.Length switch
    {
        0 => double.NaN,
        var n when n % 2 == 1 => sorted[n / 2],
        var n => sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2,
    };

    /// <summary>The standard deviation with divisor n − 1; 0 exactly where all values are equal, NaN of nothing.</summary>
    /// <param name="values">Finite numbers of any size; +∞ only where no double holds the deviation, as of ±<see cref="double.MaxValue"/>.</param>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        double least = values[0];
        double greatest = values[0];
        foreach (double value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (least == greatest)
        {
            return 0;
        }

        // A power of two that brings the range near 1 costs no digit, and keeps the squares from over- and underflow.
        int exponent = Math.Clamp(Math.ILogB(greatest / 2 - least / 2), -1000, 1000);
        double scale = Math.ScaleB(1, -exponent);
        double mean = Mean(values) * scale;
        double squares = 0;
        double rest = 0;
        foreach (double value in values)
        {
            double deviation = value * scale - mean;
            squares += deviation * deviation;
            rest += deviation;
        }

        return Math.ScaleB(Math.Sqrt((squares - rest * rest / values.Length) / (values.Length - 1)), exponent);
    }

    private static double Mean(ReadOnlySpan<double> values, double unit)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * unit;
        }

        double mean = sum / values.Length;
        double rest = 0;
        foreach (double value in values)
        {
            rest += value * unit - mean;
        }

        return mean + rest / values.Length;
    }
}
