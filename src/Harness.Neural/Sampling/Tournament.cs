using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>
/// Lets made rows of one region compete, a few at a time, and keeps of each few the one that is least near to a single train row (<see cref="NeighbourRatio"/>). What a
/// network remembers of its rows draws what it makes towards them; of rows taken so as many lie nearer to fresh rows as to train's. How many there are of a region, no smaller than
/// what one train row stands for, stays as it is.
/// </summary>
/// <remarks>
/// Tournament selection, D. E. Goldberg and K. Deb, "A comparative analysis of selection schemes used in genetic algorithms", FOGA 1 (1991): rows near to train become rare, yet none is
/// forbidden, as a filter by distance would, which leaves a hole around each train row.
/// </remarks>
internal sealed class Tournament
{
    // Held against the second nearest a row between two of train, near to both, would seem to be far from either.
    private const int Neighbour = 5;

    // The more rows train has, the less is remembered of each.
    private const int FewRows = 1000;
    private const int ManyRows = 5000;

    private readonly NeighbourRatio _ratio;

    private Tournament(Table train, int size)
    {
        _ratio = new NeighbourRatio(train, Neighbour);
        Size = size;
    }

    /// <summary>How many rows compete.</summary>
    public int Size { get; }

    /// <summary>A tournament of rows learned from a table, or none.</summary>
    /// <param name="train">The table.</param>
    /// <param name="rowsRepeat">Whether its rows repeat so often that a copy is nothing of one row.</param>
    /// <param name="size">How many rows compete, 1 for none; by default 3 where train has fewer than 1,000 rows, 2 up to 5,000, and none beyond or where rows repeat.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    public static Tournament? Of(Table train, bool rowsRepeat, int? size)
    {
        int rivals = size ?? (rowsRepeat || train.RowCount > ManyRows ? 1 : train.RowCount < FewRows ? 3 : 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rivals, 1, nameof(Gan.GanOptions.TournamentSize));
        return rivals == 1 ? null : new Tournament(train, rivals);
    }

    /// <summary>Lets the rows of each region compete. O(rows · train rows · columns).</summary>
    /// <param name="pool">The rows.</param>
    /// <param name="regions">The rows of each region, none empty.</param>
    /// <param name="stream">Decides who meets whom.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The winners of each region: one of each <see cref="Size"/> rows, and one of those that are left over.</returns>
    public int[][] Winners(Table pool, IReadOnlyList<int[]> regions, RandomStream stream, CancellationToken cancellation)
    {
        double[] ratios = _ratio.Of(pool, cancellation);
        return [.. regions.Select((region, i) => (int[])[.. stream.Fork(i).Permutation(region.Length).Select(place => region[place]).Chunk(Size).Select(game => game.MaxBy(row => ratios[row]))])];
    }
}
