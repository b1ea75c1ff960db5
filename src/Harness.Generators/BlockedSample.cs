using Harness.Random;
using Harness.Tables;

namespace Harness.Generators;

/// <summary>Samples a large table block after block, so that memory holds the working numbers of one block only.</summary>
internal static class BlockedSample
{
    /// <summary>Most rows of a block.</summary>
    public const int Size = 1 << 16;

    /// <summary>Draws a table, in one piece where it has at most <see cref="Size"/> rows.</summary>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="stream">Source of the random numbers; each block after the first has a stream of its own.</param>
    /// <param name="draw">Draws a table of a number of rows from a stream.</param>
    /// <param name="cancellation">Ends the work between two blocks.</param>
    public static Table Draw(int rows, RandomStream stream, Func<int, RandomStream, Table> draw, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(draw);
        cancellation.ThrowIfCancellationRequested();
        if (rows <= Size)
        {
            return draw(rows, stream);
        }

        var table = new BlockedTable(rows);
        for (int block = 0; table.Filled < rows; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            table.Add(draw(Math.Min(Size, rows - table.Filled), block == 0 ? stream : stream.Fork("block").Fork(block)));
        }

        return table.Build();
    }
}
