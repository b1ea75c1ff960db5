using System.Collections.Concurrent;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// SDMetrics 0.29's distance to the closest record (<c>calculate_dcr</c>): for each row the smallest distance to a row of
/// a reference table. The distance of two rows is the mean over the columns of min(|a − b| / range, 1) for numbers and
/// dates, the range that of the reference; of 0 or 1 for equal and different labels; a value missing on one side counts 1,
/// on both 0. Ids take no part.
/// </summary>
public static class DistanceToClosestRecord
{
    private const int RowsAtOnce = 64;

    /// <summary>
    /// Measures every row. O(rows · reference rows · columns) at worst, far less where the reference is clustered, in
    /// O(cells) memory and on all processors; the same bits on any number of them.
    /// </summary>
    /// <param name="data">The rows to measure.</param>
    /// <param name="reference">The rows to be close to, at least one; its schema says which columns there are.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>One distance a row of <paramref name="data"/>, 0 to 1.</returns>
    /// <exception cref="ArgumentException">The reference has no row, or the tables share no column beside ids.</exception>
    public static double[] Compute(Table data, Table reference, CancellationToken cancellation = default)
    {
        var space = new RecordSpace(data, reference);
        var tree = new RecordTree(space);
        var distances = new double[data.RowCount];
        Parallel.ForEach(
            Partitioner.Create(0, distances.Length, RowsAtOnce),
            new ParallelOptions { CancellationToken = cancellation },
            tree.Searcher,
            (range, _, searcher) =>
            {
                for (int row = range.Item1; row < range.Item2; row++)
                {
                    distances[row] = searcher.Closest(row) / space.ColumnCount;
                }

                return searcher;
            },
            _ => { });
        return distances;
    }
}
