namespace Harness.Statistics;

/// <summary>Distances between two distributions over the same labels.</summary>
public static class CategoricalDistribution
{
    /// <summary>The total variation distance: half the sum of the differences of the shares, 0 to 1.</summary>
    /// <param name="first">Count of each label, at least one positive.</param>
    /// <param name="second">Count of each label in the same order, at least one positive.</param>
    public static double TotalVariation(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"Both need a count for the same labels, but they have {first.Length} and {second.Length}.", nameof(second));
        }

        long firstTotal = Total(first);
        long secondTotal = Total(second);
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
        {
            sum += Math.Abs((double)first[i] / firstTotal - (double)second[i] / secondTotal);
        }

        return Math.Min(1, sum / 2);
    }

    private static long Total(ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (int count in counts)
        {
            total += count;
        }

        return total > 0 ? total : throw new ArgumentException("At least one count must be positive.", nameof(counts));
    }
}
