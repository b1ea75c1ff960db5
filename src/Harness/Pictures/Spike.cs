namespace Harness.Pictures;

/// <summary>A single value that one table has far more often than the other.</summary>
/// <param name="Value">The value.</param>
/// <param name="Real">Its share of the real values.</param>
/// <param name="Synthetic">Its share of the synthetic values, one a seed.</param>
internal sealed record Spike(double Value, double Real, IReadOnlyList<double> Synthetic)
{
    private const double Least = 0.05;
    private const int Most = 3;

    // Of a small table every single row is over 5 %, and no picture shows single rows.
    private const int FewestRows = 5;

    /// <summary>The values that hold over 5 % of one table, over 5 points and twice apart from the other; the farthest apart first.</summary>
    /// <param name="real">The real values, ascending.</param>
    /// <param name="synthetic">The synthetic values of each seed, ascending.</param>
    public static IReadOnlyList<Spike> Find(double[] real, double[][] synthetic)
    {
        var values = new SortedSet<double>(Frequent(real));
        foreach (double[] seed in synthetic)
        {
            values.UnionWith(Frequent(seed));
        }

        return
        [
            .. values.Select(v => new Spike(v, ShareOf(real, v), [.. synthetic.Select(s => ShareOf(s, v))]))
                .Where(s => Apart(s.Real, s.Synthetic.Average()))
                .OrderByDescending(s => Math.Abs(s.Real - s.Synthetic.Average()))
                .Take(Most),
        ];
    }

    private static bool Apart(double real, double synthetic) =>
        Math.Max(real, synthetic) > Least && Math.Abs(real - synthetic) > Least && Math.Max(real, synthetic) > 2 * Math.Min(real, synthetic);

    private static IEnumerable<double> Frequent(double[] sorted)
    {
        for (int i = 0; i < sorted.Length;)
        {
            int next = i + 1;
            while (next < sorted.Length && sorted[next] == sorted[i])
            {
                next++;
            }

            if (next - i > Math.Max(Least * sorted.Length, FewestRows - 1))
            {
                yield return sorted[i];
            }

            i = next;
        }
    }

    private static double ShareOf(double[] sorted, double value)
    {
        if (sorted.Length == 0)
        {
            return 0;
        }

        int first = First(sorted, v => v >= value);
        return (double)(First(sorted, v => v > value) - first) / sorted.Length;
    }

    private static int First(double[] sorted, Predicate<double> holds)
    {
        (int low, int high) = (0, sorted.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = holds(sorted[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
