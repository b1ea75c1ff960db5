namespace Harness.DuckDb;

/// <summary>
/// Mean and deviation of numbers that go by once. Sums are kept in two doubles each (Dekker 1971), of differences from the smallest number, so that neither a large offset nor
/// millions of rows cost digits.
/// </summary>
/// <param name="least">The smallest number.</param>
/// <param name="greatest">The largest number.</param>
internal sealed class ExactMoments(double least, double greatest)
{
    // A power of two that brings the range near 1 costs no digit, and keeps the squares from over- and underflow.
    private readonly int _exponent = least == greatest ? 0 : Math.Clamp(Math.ILogB(greatest / 2 - least / 2), -1000, 1000);

    private double _sum;
    private double _sumRest;
    private double _squares;
    private double _squaresRest;

    private double Scale => Math.ScaleB(1, -_exponent);

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    public void Add(double value)
    {
        if (least == greatest)
        {
            return;
        }

        double scale = Scale;
        (double difference, double rest) = Sum(value * scale, -least * scale);
        Add(ref _sum, ref _sumRest, difference, rest);
        double square = difference * difference;
        Add(ref _squares, ref _squaresRest, square, Math.FusedMultiplyAdd(difference, difference, -square) + 2 * difference * rest);
    }

    /// <summary>The mean.</summary>
    /// <param name="count">How many numbers were added, at least 1.</param>
    public double Mean(long count)
    {
        // What is farther apart than a double can say loses the difference, not the mean.
        double mean = least + Math.ScaleB((_sum + _sumRest) / count, _exponent);
        return double.IsFinite(mean) ? Math.Clamp(mean, least, greatest) : 2 * (least / 2 + Math.ScaleB((_sum + _sumRest) / count, _exponent - 1));
    }

    /// <summary>The standard deviation with divisor n − 1; 0 where all numbers are equal.</summary>
    /// <param name="count">How many numbers were added, at least 1.</param>
    public double StandardDeviation(long count)
    {
        if (least == greatest)
        {
            return 0;
        }

        double square = _sum * _sum;
        double rest = Math.FusedMultiplyAdd(_sum, _sum, -square) + 2 * _sum * _sumRest;
        double share = square / count;
        double shareRest = (Math.FusedMultiplyAdd(-share, count, square) + rest) / count;
        return Math.ScaleB(Math.Sqrt((_squares - share + (_squaresRest - shareRest)) / (count - 1)), _exponent);
    }

    private static void Add(ref double sum, ref double sumRest, double value, double rest)
    {
        (sum, double lost) = Sum(sum, value);
        sumRest += lost + rest;
    }

    // Knuth's sum: what rounding loses is the second number.
    private static (double Rounded, double Lost) Sum(double first, double second)
    {
        double sum = first + second;
        double part = sum - first;
        return (sum, first - (sum - part) + (second - part));
    }
}
