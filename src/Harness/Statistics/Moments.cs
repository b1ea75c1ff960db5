namespace Harness.Statistics;

/// <summary>Mean, median and standard deviation of numbers.</summary>
public static class Moments
{
    /// <summary>The arithmetic mean, in two passes, so that a large offset costs no digits; NaN of nothing.</summary>
    /// <param name="values">Finite numbers.</param>
    public static double Mean(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        double rest = 0;
        foreach (double value in values)
        {
            rest += value - mean;
        }

        return mean + rest / values.Length;
    }

    /// <summary>The middle value, or the mean of the two middle values; NaN of nothing.</summary>
    /// <param name="sorted">Finite numbers, ascending.</param>
    public static double Median(ReadOnlySpan<double> sorted) => sorted.Length switch
    {
        0 => double.NaN,
        var n when n % 2 == 1 => sorted[n / 2],
        var n => sorted[n / 2 - 1] / 2 + sorted[n / 2] / 2,
    };

    /// <summary>The standard deviation with divisor n − 1; 0 of a single value, NaN of nothing.</summary>
    /// <param name="values">Finite numbers.</param>
    public static double StandardDeviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2)
        {
            return values.IsEmpty ? double.NaN : 0;
        }

        double mean = Mean(values);
        double squares = 0;
        double rest = 0;
        foreach (double value in values)
        {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }

        return Math.Sqrt((squares - rest * rest / values.Length) / (values.Length - 1));
    }
}
