using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>The columns of all real rows, as rules are looked for in them.</summary>
internal sealed class RealColumns
{
    // What is written with few decimals is exact but for the last bits; what has many was perhaps calculated in single precision.
    private const double RelativeError = 1e-12;
    private const double RelativeErrorOfLong = 1e-7;
    private const int FewDecimals = 6;

    private readonly double[]?[] _sorted;

    /// <summary>Prepares a table.</summary>
    /// <param name="real">All real rows.</param>
    public RealColumns(Table real)
    {
        Rows = real.RowCount;
        All = [.. real.Columns.Where(c => c.Schema.IsModelled)];
        Quantities = [.. All.OfType<QuantitativeColumn>()];
        Numbers = [.. All.OfType<NumericColumn>().Where(HasTwo).Select(Of)];
        Shuffled = RandomStream.ForMetric("found-rules").Permutation(Rows);
        _sorted = new double[]?[Quantities.Count];
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>All columns but ids.</summary>
    public IReadOnlyList<Column> All { get; }

    /// <summary>Numbers and dates.</summary>
    public IReadOnlyList<QuantitativeColumn> Quantities { get; }

    /// <summary>Numbers that are not all the same.</summary>
    public IReadOnlyList<RealNumbers> Numbers { get; }

    /// <summary>The rows in a random order, always the same: beside them a column has nothing to do with the others.</summary>
    public int[] Shuffled { get; }

    /// <summary>The values of one of <see cref="Quantities"/>, ascending.</summary>
    public double[] Sorted(int quantity)
    {
        if (_sorted[quantity] is not { } values)
        {
            values = Quantities[quantity].Present();
            Array.Sort(values);
            _sorted[quantity] = values;
        }

        return values;
    }

    /// <summary>Values in the random order.</summary>
    public T[] Shuffle<T>(T[] values) => Array.ConvertAll(Shuffled, row => values[row]);

    private static RealNumbers Of(NumericColumn column)
    {
        int decimals = Decimals.Fewest(column.Values);
        double largest = Largest(column.Values);
        return new RealNumbers(column.Name, column.SharedValues, decimals, largest, (decimals > FewDecimals ? RelativeErrorOfLong : RelativeError) * largest);
    }

    private static bool HasTwo(NumericColumn column)
    {
        double first = double.NaN;
        foreach (double value in column.Values)
        {
            if (value != first && !double.IsNaN(value))
            {
                if (!double.IsNaN(first))
                {
                    return true;
                }

                first = value;
            }
        }

        return false;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Abs(value) > largest ? Math.Abs(value) : largest;
        }

        return largest;
    }
}
