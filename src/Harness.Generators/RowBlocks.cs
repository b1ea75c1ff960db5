namespace Harness.Generators;

/// <summary>Works on rows in blocks, several at a time. The result of a row depends on its number alone, so the number of threads changes nothing.</summary>
internal static class RowBlocks
{
    /// <summary>Rows of a block: few enough to check for cancellation between two blocks.</summary>
    public const int Size = 8192;

    /// <summary>Works on all blocks.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="maximumThreads">Largest number of blocks at a time, −1 for one a processor.</param>
    /// <param name="work">Works on the rows from the first number up to the second, exclusive.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void For(int rows, int maximumThreads, Action<int, int> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maximumThreads, CancellationToken = cancellation };
        Parallel.For(0, (rows + Size - 1) / Size, parallel, block => work(block * Size, Math.Min(rows, (block + 1) * Size)));
    }
}
