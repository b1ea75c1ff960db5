using Harness.Statistics;

namespace Harness.Utility.Encoding;

/// <summary>
/// Centres numbers and scales them to unit deviation, in double precision, before a model takes them as floats: neither a
/// large offset nor a very large or small unit costs digits.
/// </summary>
internal readonly struct Standardisation
{
    // Squares of numbers up to here fit in a float; only numbers of another table than the one learned from can be further out.
    private const double Farthest = 1e18;

    // Below, the inverse of a deviation is not finite or nearly so.
    private const double Smallest = 1e-300;

    // A power of two that brings extreme numbers to where their differences and the inverse of their deviation are finite; else 1.
    private readonly double _unit;
    private readonly double _mean;
    private readonly double _scale;

    private Standardisation(double unit, double mean, double deviation)
    {
        _unit = unit;
        _mean = mean;
        _scale = deviation > 0 ? 1 / deviation : 1;
        IsConstant = deviation == 0;
        Deviation = deviation / unit;
    }

    /// <summary>Whether all numbers learned from are equal, or there is none: they are centred only.</summary>
    public bool IsConstant { get; }

    /// <summary>The standard deviation of the numbers learned from, divisor n − 1; 0 where they are equal, +∞ where it is beyond a double.</summary>
    public double Deviation { get; }

    /// <summary>Learns mean and deviation.</summary>
    /// <param name="present">Finite numbers.</param>
    public static Standardisation Of(double[] present)
    {
        if (present.Length == 0)
        {
            return new Standardisation(1, 0, 0);
        }

        double deviation = Moments.StandardDeviation(present);
        double unit = Array.Exists(present, v => Math.Abs(v) > double.MaxValue / 16) ? 1.0 / 64 : deviation is > 0 and < Smallest ? Math.ScaleB(1, 128) : 1;
        if (unit == 1)
        {
            return new Standardisation(1, Moments.Mean(present), deviation);
        }

        double[] scaled = Array.ConvertAll(present, v => v * unit);
        return new Standardisation(unit, Moments.Mean(scaled), Moments.StandardDeviation(scaled));
    }

    /// <summary>A number in standard deviations from the mean; NaN stays NaN.</summary>
    public double Of(double value) => Math.Clamp((value * _unit - _mean) * _scale, -Farthest, Farthest);
}
