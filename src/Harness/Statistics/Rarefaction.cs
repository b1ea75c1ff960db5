namespace Harness.Statistics;

/// <summary>How many kinds a smaller sample would show: the expected number of kinds among some of the things, drawn without replacement.</summary>
/// <remarks>S. H. Hurlbert, "The nonconcept of species diversity", Ecology 52 (1971) 577–586, equation 14.</remarks>
internal static class Rarefaction
{
    /// <summary>Σ over kinds of 1 − C(n − c, drawn)/C(n, drawn).</summary>
    /// <param name="counts">The number c of things of each kind; n is their sum. Their order does not matter.</param>
    /// <param name="drawn">The number of things drawn, 0 to n.</param>
    /// <returns>0 to the number of kinds; exact where all things are drawn. O(n).</returns>
    public static double Kinds(ReadOnlySpan<int> counts, int drawn)
    {
        int[] sorted = [.. counts];
        Array.Sort(sorted);
        long total = 0;
        foreach (int count in sorted)
        {
            total += count;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, total);
        double kinds = 0;
        double missed = 1;
        long taken = 0;
        foreach (int count in sorted)
        {
            // The chance that none of so many things is drawn, one thing more after another: it serves the next kind too.
            for (; taken < count; taken++)
            {
                missed *= Math.Max(0, total - drawn - taken) / (double)(total - taken);
            }

            kinds += count > 0 ? 1 - missed : 0;
        }

        return kinds;
    }
}
