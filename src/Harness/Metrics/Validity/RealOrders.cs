using Harness.Metrics.Contingency;
using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>Pairs of columns of one kind whose order, first ≤ second, holds in every real row and is no matter of course.</summary>
internal sealed class RealOrders
{
    private const int FewestRows = 30;
    private const int FewestExpected = 20;

    private RealOrders(IReadOnlyList<Order> kept, int[] broken) => (Kept, Broken) = (kept, broken);

    /// <summary>The orders that hold.</summary>
    public IReadOnlyList<Order> Kept { get; }

    /// <summary>At place r the number of orders, none of them a matter of course, that r real rows break.</summary>
    public int[] Broken { get; }

    /// <summary>Finds the orders of a table.</summary>
    /// <param name="real">All real rows.</param>
    /// <param name="most">Orders that more rows break are not counted.</param>
    public static RealOrders Of(Table real, int most)
    {
        QuantitativeColumn[] columns = [.. real.Columns.OfType<QuantitativeColumn>().Where(c => c.Schema.IsModelled)];
        var sorted = new double[]?[columns.Length];
        var kept = new List<Order>();
        var broken = new int[most + 1];
        foreach (int[] pair in ColumnSets.Of(columns.Length, 2))
        {
            (int first, int second) = (pair[0], pair[1]);
            if (columns[first].Schema.Kind != columns[second].Schema.Kind)
            {
                continue;
            }

            (int above, int below, int both) = Compare(columns[first].Values, columns[second].Values, most);
            if (both >= FewestRows)
            {
                Add(first, second, above, both);
                Add(second, first, below, both);
            }
        }

        return new RealOrders(kept, broken);

        void Add(int low, int high, int rows, int both)
        {
            if (rows <= most && both * ChanceAbove(Sorted(low), Sorted(high)) >= FewestExpected)
            {
                broken[rows]++;
                if (rows == 0)
                {
                    kept.Add(new Order(columns[low].Schema, columns[high].Schema, both));
                }
            }
        }

        double[] Sorted(int column)
        {
            if (sorted[column] is not { } values)
            {
                values = columns[column].Present();
                Array.Sort(values);
                sorted[column] = values;
            }

            return values;
        }
    }

    /// <summary>In how many rows the first value is above the second, in how many below, and how many have both; a count that is over once both are above <paramref name="most"/>.</summary>
    private static (int Above, int Below, int Both) Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int most)
    {
        int above = 0;
        int below = 0;
        int both = 0;
        for (int row = 0; row < first.Length && Math.Min(above, below) <= most; row++)
        {
            // No comparison holds for a missing value.
            (double x, double y) = (first[row], second[row]);
            above += x > y ? 1 : 0;
            below += x < y ? 1 : 0;
            both += double.IsNaN(x) || double.IsNaN(y) ? 0 : 1;
        }

        return (above, below, both);
    }

    /// <summary>The probability that a value of the first is above one of the second, both drawn at random: Mann and Whitney's U over all pairs.</summary>
    private static double ChanceAbove(double[] first, double[] second)
    {
        long above = 0;
        int smaller = 0;
        foreach (double value in first)
        {
            while (smaller < second.Length && second[smaller] < value)
            {
                smaller++;
            }

            above += smaller;
        }

        return (double)above / first.Length / second.Length;
    }

    /// <summary>An order that holds in every real row.</summary>
    /// <param name="Low">The column that is never above the other.</param>
    /// <param name="High">The other.</param>
    /// <param name="Rows">Real rows that have both.</param>
    public sealed record Order(ColumnSchema Low, ColumnSchema High, int Rows);
}
