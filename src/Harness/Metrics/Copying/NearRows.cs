namespace Harness.Metrics.Copying;

/// <summary>
/// How many rows of some sit on another: nearer to it than a share of the way to the next. Rows that sit on one and the same
/// are no evidence of their own, nor are two that sit on each other, so both numbers of a test shrink by it.
/// </summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Near">Those that are near one.</param>
/// <param name="Units">The number of those that count for themselves, at most <paramref name="Near"/>.</param>
internal readonly record struct NearRows(int Rows, int Near, int Units)
{
    /// <summary>The share of near ones; 0 of none.</summary>
    public double Share => Rows == 0 ? 0 : (double)Near / Rows;

    /// <summary>The number of rows of as many units at that share.</summary>
    public int Size => Near == 0 ? Rows : Math.Max(Units, (int)Math.Round((double)Rows * Units / Near));
}
