using Harness.Generators;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.Sampling;

/// <summary>
/// Lets made rows of one stratum compete, a few at a time, and keeps of each few the one that is least near to a single train row (<see cref="NeighbourRatio"/>). What a
/// network remembers of its rows draws what it makes towards them; of rows taken so as many lie nearer to fresh rows as to train's.
/// </summary>
/// <remarks>
/// Tournament selection, D. E. Goldberg and K. Deb, "A comparative analysis of selection schemes used in genetic algorithms", FOGA 1 (1991): rows near to train become rare, yet none is
/// forbidden, as a filter by distance would, which leaves a hole around each train row.
/// </remarks>
internal sealed class Tournament
{
    // Rows that lie between two of train are near to both, so held against the second nearest a tournament does half as much.
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
        ArgumentOutOfRangeException.ThrowIfLessThan(rivals, 1, nameof(size));
        return rivals == 1 ? null : new Tournament(train, rivals);
    }

    /// <summary>Lets the rows of each stratum compete. O(rows · train rows · columns).</summary>
    /// <param name="pool">The rows.</param>
    /// <param name="strata">The rows of each stratum, none empty.</param>
    /// <param name="stream">Decides who meets whom.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The winners of each stratum, at least one; who is left over when rows are told off by <see cref="Size"/> is out.</returns>
    public int[][] Winners(Table pool, IReadOnlyList<int[]> strata, RandomStream stream, CancellationToken cancellation)
    {
        double[] ratios = _ratio.Of(pool, cancellation);
        return [.. strata.Select((stratum, i) =>
        {
            int[] order = stream.Fork(i).Permutation(stratum.Length);
            IEnumerable<int[]> games = order.Select(place => stratum[place]).Chunk(Size);
            return games.Where(game => game.Length == Size || stratum.Length < Size).Select(game => game.MaxBy(row => ratios[row])).ToArray();
        })];
    }
}
