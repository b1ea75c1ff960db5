namespace Harness.Studies.Shards;

/// <summary>
/// Which part of a divided study a pair belongs to. Parts are runs of neighbours of about equal cost, so that pairs of a dataset, which share
/// work on the real rows, stay together. It depends on the pairs and their costs alone.
/// </summary>
internal static class ShardPlan
{
    /// <summary>The part of each pair.</summary>
    /// <param name="costs">The cost of each pair, in the order of the study; any unit. One below 0 or not finite counts as 0.</param>
    /// <param name="count">Number of parts.</param>
    /// <returns>The number of each pair's part, 1 to <paramref name="count"/>, never falling.</returns>
    public static int[] Of(IReadOnlyList<double> costs, int count)
    {
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        double[] each = [.. costs.Select(c => double.IsFinite(c) ? Math.Max(c, 0) : 0)];
        double total = each.Sum();
        var parts = new int[each.Length];
        double before = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            // By the middle of the pair; without costs, by number.
            double middle = total > 0 ? (before + each[i] / 2) / total : (i + 0.5) / parts.Length;
            parts[i] = Math.Clamp((int)(middle * count) + 1, 1, count);
            before += each[i];
        }

        return parts;
    }
}
