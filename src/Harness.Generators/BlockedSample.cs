using Harness.Random;
using Harness.Tables;

namespace Harness.Generators;

/// <summary>Samples a large table block after block, so that beside the table itself only one block is held in working form.</summary>
public static class BlockedSample
{
    /// <summary>Most rows of a block.</summary>
    public const int Size = 1 << 16;

    /// <summary>Draws a table; one of a single block is drawn as it is.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="stream">Where random numbers come from; each block after the first has a stream of its own.</param>
    /// <param name="draw">Draws a block of some rows.</param>
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
