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

    // So many of the first values say what is frequent, and so many rows are enough to be off in.
    private const int Looked = 4096;
    private const int MostTelling = 256;

    private readonly double _deviation = Moments.StandardDeviation([.. Values.Where(v => !double.IsNaN(v))]);

    /// <summary>The first rows whose value is present and not the most frequent one: in a column that is nearly always 0 the others say what it follows from.</summary>
    public int[] Telling { get; } = TellingRows(Values);

    /// <summary>Whether values that differ by so much are nearly the same in this column: where they are not, an identity says little.</summary>
    /// <param name="tolerance">The difference.</param>
    public bool IsTelling(double tolerance) => tolerance <= 0.1 * _deviation;

    private static int[] TellingRows(double[] values)
    {
        double frequent = values.Take(Looked).Where(v => !double.IsNaN(v)).CountBy(v => v).OrderByDescending(v => v.Value).Select(v => v.Key).FirstOrDefault();
        return [.. Enumerable.Range(0, values.Length).Where(row => values[row] != frequent && !double.IsNaN(values[row])).Take(MostTelling)];
    }
}
