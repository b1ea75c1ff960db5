namespace Harness.Statistics;

/// <summary>Fisher's exact test of two shares, given their total, by the hypergeometric distribution.</summary>
internal static class FisherExact
{
    // Of two ways to the same likelihood.
    private const double Rounding = 1e-9;

    /// <summary>Probability of at least <paramref name="hits"/> in the first sample if both had the same rate. SciPy's <c>fisher_exact(alternative="greater")</c>.</summary>
    /// <param name="hits">Hits in the first sample, 0 to <paramref name="size"/>.</param>
    /// <param name="size">Size of the first sample.</param>
    /// <param name="otherHits">Hits in the second sample, 0 to <paramref name="otherSize"/>.</param>
    /// <param name="otherSize">Size of the second sample.</param>
    /// <returns>0 to 1. O(hits + otherHits).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of hits is negative or above its sample's size.</exception>
    public static double Greater(int hits, int size, int otherHits, int otherSize)
    {
        ThrowIfWrong(hits, size, otherHits, otherSize);
        double[] likelihoods = Likelihoods((long)hits + otherHits, size, otherSize, out int least);
        double tail = 0;
        double below = 0;
        for (int i = 0; i < likelihoods.Length; i++)
        {
            if (least + i >= hits)
            {
                tail += likelihoods[i];
            }
            else
            {
                below += likelihoods[i];
            }
        }

        return tail / (tail + below);
    }

    /// <summary>Probability of a share of the hits that is no likelier than this one if both samples had the same rate. SciPy's <c>fisher_exact(alternative="two-sided")</c>.</summary>
    /// <param name="hits">Hits in the first sample, 0 to <paramref name="size"/>.</param>
    /// <param name="size">Size of the first sample.</param>
    /// <param name="otherHits">Hits in the second sample, 0 to <paramref name="otherSize"/>.</param>
    /// <param name="otherSize">Size of the second sample.</param>
    /// <returns>0 to 1. O(hits + otherHits).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of hits is negative or above its sample's size.</exception>
    public static double TwoSided(int hits, int size, int otherHits, int otherSize)
    {
        ThrowIfWrong(hits, size, otherHits, otherSize);
        double[] likelihoods = Likelihoods((long)hits + otherHits, size, otherSize, out int least);
        double most = likelihoods[hits - least] * (1 + Rounding);
        double tail = 0;
        double all = 0;
        foreach (double likelihood in likelihoods)
        {
            all += likelihood;
            tail += likelihood <= most ? likelihood : 0;
        }

        return tail / all;
    }

    /// <summary>Every value that <see cref="TwoSided"/> may have for a number of hits in both samples, ascending: how often it is as small as that by chance. Few hits have no small one.</summary>
    /// <param name="total">Hits in both samples, 0 to the sum of the sizes.</param>
    /// <param name="size">Size of the first sample.</param>
    /// <param name="otherSize">Size of the second sample.</param>
    /// <returns>Above 0, the last of them 1. O(total).</returns>
    public static double[] Attainable(int total, int size, int otherSize)
    {
        double[] likelihoods = Likelihoods(total, size, otherSize, out _);
        double all = likelihoods.Sum();
        double tail = 0;
        var attainable = new List<double>();
        (int left, int right) = (0, likelihoods.Length - 1);
        while (left <= right)
        {
            // From both ends to the mode, the least likely first, those as likely together.
            double alike = Math.Min(likelihoods[left], likelihoods[right]) * (1 + Rounding);
            while (left <= right && likelihoods[left] <= alike)
            {
                tail += likelihoods[left++];
            }

            while (left <= right && likelihoods[right] <= alike)
            {
                tail += likelihoods[right--];
            }

            if (tail / all > 0)
            {
                attainable.Add(tail / all);
            }
        }

        return [.. attainable];
    }

    private static void ThrowIfWrong(int hits, int size, int otherHits, int otherSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, size);
        ArgumentOutOfRangeException.ThrowIfNegative(otherHits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(otherHits, otherSize);
    }

    // Every probability of hits in the first sample, from the least that there may be on, relative to that of the mode, by the ratio of
    // neighbours: all are positive and at most 1, so nothing cancels and no factorial is needed.
    private static double[] Likelihoods(long total, long size, long otherSize, out int least)
    {
        least = (int)Math.Max(0, total - otherSize);
        int greatest = (int)Math.Min(total, size);
        int mode = (int)Math.Clamp((long)((total + 1.0) * (size + 1.0) / ((double)size + otherSize + 2)), least, greatest);
        var likelihoods = new double[greatest - least + 1];
        double term = 1;
        for (int x = mode; x <= greatest && term > 0; x++)
        {
            likelihoods[x - least] = term;
            term *= Odds(x);
        }

        term = 1;
        for (int x = mode - 1; x >= least && term > 0; x--)
        {
            term /= Odds(x);
            likelihoods[x - least] = term;
        }

        return likelihoods;

        double Odds(long x) => (double)(total - x) * (size - x) / ((x + 1.0) * (otherSize - total + x + 1));
    }
}
