using Harness.Tables;

namespace Harness.Arbitraries.Damages;

/// <summary>The decimals that the numbers of a column are written with: a damage that shows in the digits would be too easy to find.</summary>
/// <param name="Decimals">Digits after the point, 0 to 10.</param>
internal readonly record struct Grid(int Decimals)
{
    private const int Most = 10;

    /// <summary>The distance of two neighbours.</summary>
    public double Step => Math.Pow(10, -Decimals);

    /// <summary>The fewest decimals that lose nothing of a column.</summary>
    public static Grid Of(NumericColumn column)
    {
        double[] values = column.Present();
        for (int decimals = 0; decimals < Most; decimals++)
        {
            int digits = decimals;
            if (Array.TrueForAll(values, v => Math.Round(v, digits) == v))
            {
                return new Grid(decimals);
            }
        }

        return new Grid(Most);
    }

    /// <summary>The nearest number of the grid.</summary>
    public double Round(double value) => Math.Abs(value) < 1e12 ? Math.Round(value, Decimals) : value;

    /// <summary>One of the two neighbours on the grid, so that the mean over many numbers stays.</summary>
    /// <param name="value">The number.</param>
    /// <param name="uniform">A random number in [0, 1).</param>
    public double Dither(double value, double uniform) => Math.Abs(value) < 1e12 ? Round(Math.Floor(value / Step + uniform) * Step) : value;
}
