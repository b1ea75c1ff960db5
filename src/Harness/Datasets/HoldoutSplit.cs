using Harness.Random;

namespace Harness.Datasets;

/// <summary>
/// Which rows are holdout: row i (zero-based) where u(i) &lt; 0.25, u(i) = (m(i) &gt;&gt; 11) · 2⁻⁵³ and m(i) the first
/// output of SplitMix64 seeded with i. The rule needs nothing but the row's number, so it never changes.
/// </summary>
public static class HoldoutSplit
{
    /// <summary>The expected share of holdout rows.</summary>
    public const double Share = 0.25;

    /// <summary>Whether a row belongs to the holdout part.</summary>
    /// <param name="row">Zero-based row.</param>
    public static bool IsHoldout(int row) => new RandomStream((ulong)row).Uniform(0) < Share;

    /// <summary>The rows of both parts, each in ascending order.</summary>
    /// <param name="rowCount">Number of rows in all.</param>
    public static (int[] Train, int[] Holdout) Rows(int rowCount)
    {
        var all = Enumerable.Range(0, rowCount).ToLookup(IsHoldout);
        return ([.. all[false]], [.. all[true]]);
    }
}
