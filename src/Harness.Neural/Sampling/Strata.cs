using Harness.Random;

namespace Harness.Neural.Sampling;

/// <summary>
/// Groups many made rows so that one of each group can stand for it: the rows are halved, and each half again, at the median of its widest cell until
/// there are as many strata as rows are wanted. Where each stratum gives one row, no part of the distribution is met too often or too rarely by chance alone.
/// </summary>
/// <remarks>Proportional stratified sampling with one draw a stratum, W. G. Cochran, "Sampling techniques" (3rd edition, 1977), §5.6; strata as in J. L. Bentley's k-d trees, CACM 18 (1975).</remarks>
internal static class Strata
{
    /// <summary>Groups rows. O(rows · cells · log strata).</summary>
    /// <param name="cells">The rows, cell after cell.</param>
    /// <param name="count">How many strata are wanted, no more than there are rows.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>Indices of the rows of each stratum, the strata in random order; each row is in one.</returns>
    public static int[][] Of(double[][] cells, int count, RandomStream stream, CancellationToken cancellation)
    {
        if (count == 0 || cells.Length == 0)
        {
            return [.. Enumerable.Range(0, count).Select(row => (int[])[row])];
        }

        int[] rows = [.. Enumerable.Range(0, cells[0].Length)];
        var groups = new int[count][];
        Split(0, rows.Length, 0, count);
        int[] order = stream.Fork("order").Permutation(count);
        return Array.ConvertAll(order, i => groups[i]);

        void Split(int from, int to, int first, int strata)
        {
            cancellation.ThrowIfCancellationRequested();
            if (strata == 1)
            {
                groups[first] = rows[from..to];
                return;
            }

            double[] widest = cells.MaxBy(cell => Variance(cell, rows.AsSpan(from, to - from)))!;
            rows.AsSpan(from, to - from).Sort((a, b) => widest[a] != widest[b] ? widest[a].CompareTo(widest[b]) : a.CompareTo(b));

            // Where strata cannot be halved evenly, chance decides which half gets one more, so that no place is favoured.
            int left = (strata + stream.Fork("halves").Index((ulong)(first * 64L + System.Numerics.BitOperations.Log2((uint)strata)), 2)) / 2;
            int middle = from + (int)((long)(to - from) * left / strata);
            Split(from, middle, first, left);
            Split(middle, to, first + left, strata - left);
        }
    }

    private static double Variance(double[] cell, ReadOnlySpan<int> rows)
    {
        double sum = 0;
        double squares = 0;
        foreach (int row in rows)
        {
            sum += cell[row];
            squares += cell[row] * cell[row];
        }

        return squares / rows.Length - sum / rows.Length * (sum / rows.Length);
    }
}
