namespace Harness.Generators;

/// <summary>Work on many rows in blocks, several at a time: each row's result depends on its number alone, so the threads do not show.</summary>
internal static class RowBlocks
{
    /// <summary>Rows of a block: few enough to look at a token between two of them.</summary>
    public const int Size = 8192;

    /// <summary>Does the work of all blocks.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="maximumThreads">Largest number of blocks at a time, −1 for one a processor.</param>
    /// <param name="work">The work of the rows from a first one up to an end.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void For(int rows, int maximumThreads, Action<int, int> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maximumThreads, CancellationToken = cancellation };
        Parallel.For(0, (rows + Size - 1) / Size, parallel, block => work(block * Size, Math.Min(rows, (block + 1) * Size)));
    }
}
