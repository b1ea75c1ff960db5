using Harness.Distances;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>
/// How near rows are to a single row of train: their distance from the nearest train row ÷ that from the k-th nearest, by Gower's distance. Where train is dense both are
/// small, so a row is not called near because it lies where many do.
/// </summary>
/// <remarks>With the second nearest this is the nearest neighbour distance ratio of D. G. Lowe, "Distinctive image features from scale-invariant keypoints", IJCV 60 (2004).</remarks>
public sealed class NeighbourRatio
{
    // Rows that one core looks at together.
    private const int Chunk = 2048;

    private readonly RowSpace _space;
    private readonly RowPoints _train;
    private readonly int _neighbour;

    /// <summary>Places train's rows.</summary>
    /// <param name="train">The train table; ids have no part in it.</param>
    /// <param name="neighbour">Which neighbour the nearest is held against; the farthest row where train has fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="neighbour"/> is below 2.</exception>
    public NeighbourRatio(Table train, int neighbour)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentOutOfRangeException.ThrowIfLessThan(neighbour, 2);
        _space = RowSpace.Learn(train);
        _train = _space.Place(train, [.. Enumerable.Range(0, train.RowCount)]);
        _neighbour = Math.Min(neighbour, train.RowCount);
    }

    /// <summary>The ratio of each row. O(rows · train rows · columns), by sixteen at a time.</summary>
    /// <param name="rows">A table of train's schema.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>0 for a copy of a train row to 1 for a row that is as near to k of them, as one that k train rows equal is.</returns>
    public double[] Of(Table rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ratios = new double[rows.RowCount];
        if (_neighbour < 2 || _space.Columns.Count == 0)
        {
            Array.Fill(ratios, 1);
            return ratios;
        }

        Parallel.For(0, (ratios.Length + Chunk - 1) / Chunk, new ParallelOptions { CancellationToken = cancellation }, chunk =>
        {
            int[] some = [.. Enumerable.Range(chunk * Chunk, Math.Min(Chunk, ratios.Length - chunk * Chunk))];
            NearestDistances nearest = NearestDistances.Of(_space.Place(rows, some), _train, _neighbour, cancellation);
            for (int i = 0; i < some.Length; i++)
            {
                ratios[some[i]] = nearest.Ratio(i);
            }
        });
        return ratios;
    }
}
