using Harness.Datasets.Rules;
using Harness.Metrics.Contingency;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>Looks for two columns of a kind, numbers or dates, of which the first is never above the second.</summary>
internal static class OrderSearch
{
    /// <summary>Tries both orders of every two columns. O(pairs) where no order holds nearly, else O(n log n) a column and O(n) a pair.</summary>
    public static void In(RealColumns real, RuleCandidates candidates, CancellationToken cancellation)
    {
        IReadOnlyList<QuantitativeColumn> columns = real.Quantities;
        foreach (int[] pair in ColumnSets.Of(columns.Count, 2))
        {
            cancellation.ThrowIfCancellationRequested();
            (int first, int second) = (pair[0], pair[1]);
            (string a, string b) = (columns[first].Name, columns[second].Name);
            if (columns[first].Schema.Kind != columns[second].Schema.Kind || candidates.IsTold(a, b))
            {
                continue;
            }

            candidates.Tried += 2;
            (int above, int below, int both) = Compare(columns[first].Values, columns[second].Values, candidates.Most);
            if (both >= RuleCandidates.FewestRows)
            {
                Add(first, second, above, both);
                Add(second, first, below, both);
            }
        }

        void Add(int low, int high, int rows, int both)
        {
            if (rows <= candidates.Most && both * ChanceAbove(real.Sorted(low), real.Sorted(high)) >= RuleCandidates.FewestExpected)
            {
                candidates.Add(rows, () => new OrderRule([columns[low].Name, columns[high].Name], IsStrict: false));
            }
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
}
