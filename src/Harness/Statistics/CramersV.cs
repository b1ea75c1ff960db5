namespace Harness.Statistics;

/// <summary>
/// Cramér's V with Bergsma's correction of its bias: 0 for independent columns on average, at any number of levels.
/// With φ² = χ²/n, k and l the numbers of levels that occur: Ṽ = √(φ̃² / min(k̃ − 1, l̃ − 1)),
/// φ̃² = max(0, φ² − (k − 1)(l − 1)/(n − 1)), k̃ = k − (k − 1)²/(n − 1), l̃ likewise.
/// </summary>
/// <remarks>
/// W. Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", Journal of the Korean Statistical Society 42
/// (2013) 323–328. χ² is that of SciPy's <c>chi2_contingency(correction=False)</c>.
/// </remarks>
internal static class CramersV
{
    private const int SmallTable = 1 << 16;

    /// <summary>Computes Ṽ over the rows where both labels are present.</summary>
    /// <param name="x">One code a row, 0 to <paramref name="xLevels"/> − 1, negative where missing.</param>
    /// <param name="y">As many codes, 0 to <paramref name="yLevels"/> − 1, negative where missing.</param>
    /// <param name="xLevels">Number of levels that <paramref name="x"/> points to; some may have no row.</param>
    /// <param name="yLevels">Number of levels that <paramref name="y"/> points to.</param>
    /// <returns>
    /// 0 to 1; NaN where fewer than two rows are complete, either side is constant in them, or a side has another label
    /// in every row. O(n) for tables of counts that fit in memory with ease, else O(n log n) in O(n) memory.
    /// </returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<int> x, ReadOnlySpan<int> y, int xLevels, int yLevels)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"Both columns need the same length, but they have {x.Length} and {y.Length} rows.", nameof(y));
        }

        var cells = new long[x.Length];
        var xSizes = new int[xLevels];
        var ySizes = new int[yLevels];
        int n = 0;
        for (int row = 0; row < x.Length; row++)
        {
            if (x[row] >= 0 && y[row] >= 0)
            {
                cells[n++] = (long)x[row] * yLevels + y[row];
                xSizes[x[row]]++;
                ySizes[y[row]]++;
            }
        }

        int k = xLevels - xSizes.AsSpan().Count(0);
        int l = ySizes.Length - ySizes.AsSpan().Count(0);
        if (k < 2 || l < 2 || k == n || l == n)
        {
            return double.NaN;
        }

        long tableSize = (long)xLevels * yLevels;
        double ratios = tableSize <= Math.Max(SmallTable, 4L * n)
            ? SumOfCounted(cells.AsSpan(0, n), (int)tableSize, xSizes, ySizes)
            : SumOfSorted(cells.AsSpan(0, n), xSizes, ySizes);
        double rest = n - 1;
        double corrected = Math.Max(0, ratios - 1 - (k - 1) * (l - 1.0) / rest);

        // k̃ − 1 = (k − 1)(n − k)/(n − 1), free of cancellation.
        return Math.Sqrt(Math.Min(1, corrected / Math.Min((k - 1.0) * (n - k) / rest, (l - 1.0) * (n - l) / rest)));
    }

    /// <summary>Σ n_ij² / (n_i n_j) = φ² + 1, by a table of counts.</summary>
    private static double SumOfCounted(ReadOnlySpan<long> cells, int tableSize, int[] xSizes, int[] ySizes)
    {
        var counts = new int[tableSize];
        foreach (long cell in cells)
        {
            counts[cell]++;
        }

        double sum = 0;
        for (int cell = 0; cell < counts.Length; cell++)
        {
            if (counts[cell] > 0)
            {
                sum += Ratio(counts[cell], cell, xSizes, ySizes);
            }
        }

        return sum;
    }

    /// <summary>The same sum in the same order, by the runs of the sorted cells.</summary>
    private static double SumOfSorted(Span<long> cells, int[] xSizes, int[] ySizes)
    {
        cells.Sort();
        double sum = 0;
        for (int first = 0, end; first < cells.Length; first = end)
        {
            for (end = first + 1; end < cells.Length && cells[end] == cells[first]; end++)
            {
            }

            sum += Ratio(end - first, cells[first], xSizes, ySizes);
        }

        return sum;
    }

    private static double Ratio(double count, long cell, int[] xSizes, int[] ySizes) =>
        count * count / ((double)xSizes[cell / ySizes.Length] * ySizes[cell % ySizes.Length]);
}
