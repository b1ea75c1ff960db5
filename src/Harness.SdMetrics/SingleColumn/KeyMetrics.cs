using Harness.Datasets.Rules;
using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.SingleColumn;

/// <summary>SDMetrics 0.29's metrics of key columns. Source: SDMetrics 0.29.0, <c>single_column/statistical</c>.</summary>
public static class KeyMetrics
{
    /// <summary>
    /// KeyUniqueness: 1 − the share of rows that repeat an earlier row's key or lack every part of it. Missing parts equal
    /// each other. O(rows log rows).
    /// </summary>
    /// <param name="key">The columns of the key in the synthetic table, at least one; the real table plays no part.</param>
    /// <returns>No score where there is no row.</returns>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public static ParityScore KeyUniqueness(params IReadOnlyList<Column> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Count == 0)
        {
            throw new ArgumentException("A key needs at least one column.", nameof(key));
        }

        int rows = key[0].Length;
        if (rows == 0)
        {
            return ParityScore.None;
        }

        RowKeys groups = RowKeys.Of(key, rows);
        bool someMissing = key.All(c => c.MissingCount > 0);
        bool emptyKey = false;
        int emptyRows = 0;
        for (int row = 0; row < rows && someMissing; row++)
        {
            if (key.All(c => c.IsMissing(row)))
            {
                emptyKey = true;
                emptyRows++;
            }
        }

        // Among the rows that have a part of the key, the first of each group is good.
        int repeated = rows - emptyRows - (groups.Count - (emptyKey ? 1 : 0));
        return ParityScore.Of(1 - (double)(repeated + emptyRows) / rows);
    }

    /// <summary>SequenceLengthSimilarity: the KSComplement of how many rows each key has, missing keys left out. O(n log n).</summary>
    /// <param name="real">The sequence key in the real table.</param>
    /// <param name="synthetic">The sequence key in the synthetic table.</param>
    /// <returns>No score where either column has no value.</returns>
    public static ParityScore SequenceLengthSimilarity(Column real, Column synthetic)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        double[] left = Lengths(real);
        double[] right = Lengths(synthetic);
        return left.Length == 0 || right.Length == 0
            ? ParityScore.None
            : ParityScore.Of(1 - Statistics.EmpiricalDistribution.KolmogorovSmirnov(left, right));
    }

    private static double[] Lengths(Column column)
    {
        int[] codes = new ValueCodes().Learn(column);
        var lengths = new int[codes.Length == 0 ? 1 : codes.Max() + 1];
        foreach (int code in codes)
        {
            lengths[code]++;
        }

        double[] sorted = [.. lengths.Skip(1).Where(length => length > 0)];
        Array.Sort(sorted);
        return sorted;
    }
}
