using Harness.Generators.Encoding;
using Harness.Metrics.Copying;
using Harness.Random;
using Harness.Tables;

namespace Harness.Generators;

/// <summary>
/// Keeps whole train rows from coming back more often than chance brings them. How often chance does is told by train
/// itself: the share of its rows that equal another one. Where a synthetic table has more copies, the excess, chosen at random, is
/// drawn anew until it is no copy or the attempts are used up; where equal rows are the rule, nothing is done.
/// </summary>
/// <param name="table">The codec that was learned from train.</param>
/// <param name="train">The train table.</param>
/// <param name="attempts">Largest number of new draws of a row, at least 0.</param>
/// <param name="cancellation">Ends the look at train early.</param>
internal sealed class CopyGuard(TableCodec table, Table train, int attempts, CancellationToken cancellation = default)
{
    /// <summary>Above this share of train rows that equal another one, equal rows are the rule.</summary>
    private const double CommonRows = 0.2;

    private readonly RowSet? _train = table.Columns.Count > 0 ? new RowSet(train, cancellation) : null;

    /// <summary>Whether train's own rows repeat so often that equal rows are the rule.</summary>
    public bool RowsRepeat => RepeatedShare > CommonRows;

    private double RepeatedShare => _train is null ? 1 : (double)_train.RepeatedCount / table.RowCount;

    /// <summary>Draws the cells of some rows, column after column.</summary>
    /// <param name="numbers">The numbers of the rows; the cells depend on them and on the stream alone.</param>
    /// <param name="stream">The source of all random numbers.</param>
    public delegate double[][] Drawing(int[] numbers, RandomStream stream);

    /// <summary>Draws the cells of rows that take the place of others.</summary>
    /// <param name="cells">All rows as they are.</param>
    /// <param name="numbers">The numbers of those that are to be replaced.</param>
    /// <param name="stream">The source of all random numbers.</param>
    public delegate double[][] Redrawing(double[][] cells, int[] numbers, RandomStream stream);

    /// <summary>Draws a synthetic table, a large one block after block, so that beside it only one block is held in working form.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stream">The source of all random numbers.</param>
    /// <param name="draw">Draws cells.</param>
    /// <param name="decode">Makes a table of cells and their number of rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public Table DrawInBlocks(int rows, RandomStream stream, Drawing draw, Func<double[][], int, Table> decode, CancellationToken cancellation) =>
        BlockedSample.Draw(rows, stream, (count, own) => Draw(count, own, draw, decode, cancellation), cancellation);

    /// <summary>Draws a synthetic table.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stream">The source of all random numbers.</param>
    /// <param name="draw">Draws cells.</param>
    /// <param name="decode">Makes a table of cells and their number of rows.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="redraw">Draws cells anew; by <paramref name="draw"/> where there is none.</param>
    public Table Draw(int rows, RandomStream stream, Drawing draw, Func<double[][], int, Table> decode, CancellationToken cancellation, Redrawing? redraw = null)
    {
        int[] numbers = [.. Enumerable.Range(0, rows)];
        double[][] cells = draw(numbers, stream);
        Table synthetic = decode(cells, rows);
        double normal = RepeatedShare;
        if (_train is null || attempts == 0 || RowsRepeat)
        {
            return synthetic;
        }

        bool[] copies = _train.AreIn(synthetic);
        double share = (double)copies.AsSpan().Count(true) / Math.Max(1, rows);
        if (share <= normal)
        {
            return synthetic;
        }

        RandomStream chance = stream.Fork("excess copies");
        int[] excess = [.. numbers.Where(row => copies[row] && chance.Uniform((ulong)row) * share >= normal)];
        for (int attempt = 0; attempt < attempts && excess.Length > 0; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            RandomStream own = stream.Fork("anew").Fork(attempt);
            double[][] anew = redraw is null ? draw(excess, own) : redraw(cells, excess, own);
            for (int column = 0; column < cells.Length; column++)
            {
                for (int i = 0; i < excess.Length; i++)
                {
                    cells[column][excess[i]] = anew[column][i];
                }
            }

            bool[] again = _train.AreIn(decode(anew, excess.Length));
            excess = [.. excess.Where((_, i) => again[i])];
        }

        return decode(cells, rows);
    }
}
