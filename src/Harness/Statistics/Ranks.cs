namespace Harness.Statistics;

/// <summary>Ranks from 1, ties sharing the mean of the ranks they span: SciPy's <c>rankdata</c>, pandas' <c>rank</c>.</summary>
internal static class Ranks
{
    /// <summary>The rank of each value.</summary>
    /// <param name="values">Any numbers; NaN is a missing value.</param>
    /// <returns>One rank a value, 1 to the number of present values; NaN where the value is missing. O(n log n).</returns>
    public static double[] Average(ReadOnlySpan<double> values)
    {
        var ranks = new double[values.Length];
        ranks.AsSpan().Fill(double.NaN);
        Average(values, Order(values), [], ranks);
        return ranks;
    }

    /// <summary>The rows whose value is present, by ascending value.</summary>
    /// <param name="values">Any numbers; NaN is a missing value.</param>
    internal static int[] Order(ReadOnlySpan<double> values)
    {
        var keys = new double[values.Length];
        var rows = new int[values.Length];
        int count = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                keys[count] = values[row];
                rows[count++] = row;
            }
        }

        Array.Sort(keys, rows, 0, count);
        return rows[..count];
    }

    /// <summary>Ranks among the rows that another column has too, from an order made once for all the other columns. O(n).</summary>
    /// <param name="values">The numbers to rank.</param>
    /// <param name="order">Their <see cref="Order"/>.</param>
    /// <param name="other">Rows where this is NaN are left out; empty to keep every row.</param>
    /// <param name="ranks">Receives the rank of each row that is kept; other rows are not written.</param>
    internal static void Average(ReadOnlySpan<double> values, ReadOnlySpan<int> order, ReadOnlySpan<double> other, Span<double> ranks)
    {
        int ranked = 0;
        int next = 0;
        while (next < order.Length)
        {
            double value = values[order[next]];
            int first = next;
            int tied = 0;
            for (; next < order.Length && values[order[next]] == value; next++)
            {
                tied += Kept(other, order[next]) ? 1 : 0;
            }

            double rank = ranked + (tied + 1) / 2.0;
            for (int i = first; i < next; i++)
            {
                if (Kept(other, order[i]))
                {
                    ranks[order[i]] = rank;
                }
            }

            ranked += tied;
        }
    }

    private static bool Kept(ReadOnlySpan<double> other, int row) => other.IsEmpty || !double.IsNaN(other[row]);
}
