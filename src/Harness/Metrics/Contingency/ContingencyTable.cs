namespace Harness.Metrics.Contingency;

/// <summary>Counts of two tables over the same cells.</summary>
internal static class ContingencyTable
{
    /// <summary>The Jensen-Shannon distance: the square root of the divergence to base 2, 0 to 1.</summary>
    /// <param name="first">Counts, at least one positive.</param>
    /// <param name="second">Counts of the same cells, at least one positive.</param>
    public static double JensenShannon(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        double firstTotal = Total(first);
        double secondTotal = Total(second);
        double divergence = 0;
        for (int i = 0; i < first.Length; i++)
        {
            double p = first[i] / firstTotal;
            double q = second[i] / secondTotal;
            double middle = (p + q) / 2;
            divergence += (p > 0 ? p * Math.Log2(p / middle) : 0) + (q > 0 ? q * Math.Log2(q / middle) : 0);
        }

        return Math.Sqrt(Math.Clamp(divergence / 2, 0, 1));
    }

    /// <summary>
    /// The Voas-Williamson statistic of synthetic counts s beside real ones o over its degrees of freedom:
    /// Σ (s − o·c/(1 − c))² / ((s + o)·c) / (cells in use − 1), c the synthetic share of all rows.
    /// </summary>
    /// <param name="real">Counts, at least one positive.</param>
    /// <param name="synthetic">Counts of the same cells, at least one positive.</param>
    /// <returns>NaN where only one cell is in use.</returns>
    public static double StandardizedPmse(ReadOnlySpan<int> real, ReadOnlySpan<int> synthetic)
    {
        double share = Total(synthetic) / (Total(real) + Total(synthetic));
        double odds = share / (1 - share);
        double sum = 0;
        int used = 0;
        for (int i = 0; i < real.Length; i++)
        {
            int both = real[i] + synthetic[i];
            if (both > 0)
            {
                double difference = synthetic[i] - real[i] * odds;
                sum += difference * difference / (both * share);
                used++;
            }
        }

        return used < 2 ? double.NaN : sum / (used - 1);
    }

    private static double Total(ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        return total;
    }
}
