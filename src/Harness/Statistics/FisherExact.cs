namespace Harness.Statistics;

/// <summary>
/// Fisher's exact test that one share is larger than another, given their total: the upper tail of the hypergeometric
/// distribution. SciPy's <c>fisher_exact(alternative="greater")</c>.
/// </summary>
internal static class FisherExact
{
    /// <summary>Probability of at least <paramref name="hits"/> in the first sample if both had the same rate.</summary>
    /// <param name="hits">Hits in the first sample, 0 to <paramref name="size"/>.</param>
    /// <param name="size">Size of the first sample.</param>
    /// <param name="otherHits">Hits in the second sample, 0 to <paramref name="otherSize"/>.</param>
    /// <param name="otherSize">Size of the second sample.</param>
    /// <returns>0 to 1. O(hits + otherHits).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of hits is negative or above its sample's size.</exception>
    public static double Greater(int hits, int size, int otherHits, int otherSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, size);
        ArgumentOutOfRangeException.ThrowIfNegative(otherHits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(otherHits, otherSize);

        // Every probability relative to that of the mode, by the ratio of neighbours: all terms are positive and at
        // most 1, so nothing cancels and no factorial is needed.
        long total = (long)hits + otherHits;
        long least = Math.Max(0, total - otherSize);
        long greatest = Math.Min(total, size);
        long mode = Math.Clamp((long)((total + 1.0) * (size + 1.0) / ((double)size + otherSize + 2)), least, greatest);
        double below = 0;
        double tail = 0;
        double term = 1;
        for (long x = mode; x <= greatest && term > 0; x++)
        {
            Add(x, term);
            term *= Odds(x);
        }

        term = 1;
        for (long x = mode - 1; x >= least && term > 0; x--)
        {
            term /= Odds(x);
            Add(x, term);
        }

        return tail / (tail + below);

        double Odds(long x) => (double)(total - x) * (size - x) / ((x + 1.0) * (otherSize - total + x + 1));

        void Add(long x, double probability)
        {
            if (x >= hits)
            {
                tail += probability;
            }
            else
            {
                below += probability;
            }
        }
    }
}
