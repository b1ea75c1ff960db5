using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Harness.Metrics.Contingency;

/// <summary>The cell of each number: how many edges are below it. All edges are compared, four numbers at a time, which costs less than to search among ten.</summary>
internal static class NumberCells
{
    /// <summary>The cell of a missing value: the last one.</summary>
    /// <param name="edges">Number of edges.</param>
    /// <param name="least">Where numbers below it have a cell of their own, else −∞.</param>
    public static int Missing(int edges, double least) => double.IsInfinity(least) ? edges + 1 : edges + 2;

    /// <summary>The edges of cells of about equal counts; of few different values each has its own.</summary>
    /// <param name="sorted">Numbers, ascending.</param>
    /// <param name="most">Number of cells, at most.</param>
    /// <returns>Cell i holds the values above edge i − 1 up to and with edge i; the last one all the rest.</returns>
    public static double[] Edges(double[] sorted, int most)
    {
        double[] distinct = [.. sorted.Where((value, i) => i == 0 || value != sorted[i - 1]).Take(most + 1)];
        return distinct.Length <= most
            ? [.. distinct.SkipLast(1)]
            : [.. Enumerable.Range(1, most - 1).Select(i => sorted[(int)((long)i * sorted.Length / most) - 1]).Distinct()];
    }

    /// <summary>Writes the cell of each number.</summary>
    /// <param name="values">Numbers, NaN where missing.</param>
    /// <param name="edges">Ascending: cell i holds the numbers above edge i − 1 up to and with edge i.</param>
    /// <param name="least">Numbers below it share a cell with those above <paramref name="greatest"/>; −∞ for none.</param>
    /// <param name="greatest">+∞ for none.</param>
    /// <param name="cells">Receives a cell a number.</param>
    public static void Write(ReadOnlySpan<double> values, double[] edges, double least, double greatest, Span<int> cells)
    {
        cells = cells[..values.Length];
        ref double value = ref MemoryMarshal.GetReference(values);
        ref int cell = ref MemoryMarshal.GetReference(cells);
        Vector256<long> beyond = Vector256.Create((long)edges.Length + 1);
        Vector256<long> missing = Vector256.Create((long)Missing(edges.Length, least));
        int i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Place(Vector256.LoadUnsafe(ref value, (nuint)i)).StoreUnsafe(ref cell, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            cells[i] = Place(Vector256.Create(values[i]))[0];
        }

        Vector128<int> Place(Vector256<double> x)
        {
            Vector256<long> below = Vector256<long>.Zero;
            foreach (double edge in edges)
            {
                // True is −1.
                below -= Vector256.LessThan(Vector256.Create(edge), x).AsInt64();
            }

            Vector256<long> outside = (Vector256.LessThan(x, Vector256.Create(least)) | Vector256.GreaterThan(x, Vector256.Create(greatest))).AsInt64();
            below = Vector256.ConditionalSelect(outside, beyond, below);
            below = Vector256.ConditionalSelect(Vector256.Equals(x, x).AsInt64(), below, missing);
            return Vector128.Narrow(below.GetLower(), below.GetUpper());
        }
    }
}
