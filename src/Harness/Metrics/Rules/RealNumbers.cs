using Harness.Statistics;

namespace Harness.Metrics.Rules;

/// <summary>A column of numbers, as identities are looked for in it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Values">One value a row, NaN where missing.</param>
/// <param name="Decimals">The fewest decimals that write all values.</param>
/// <param name="Largest">The largest absolute value.</param>
/// <param name="Error">What calculating with them may err by.</param>
internal sealed record RealNumbers(string Name, double[] Values, int Decimals, double Largest, double Error)
{
    /// <summary>What rounding to the decimals of the values may err by.</summary>
    public double Rounding => Error + 0.5 * Math.Pow(10, -Decimals);

    private readonly double _deviation = Moments.StandardDeviation([.. Values.Where(v => !double.IsNaN(v))]);

    /// <summary>Whether values that differ by so much are nearly the same in this column: where they are not, an identity says little.</summary>
    /// <param name="tolerance">The difference.</param>
    public bool IsTelling(double tolerance) => tolerance <= 0.1 * _deviation;
}
