namespace Harness.Statistics;

/// <summary>Distances between two samples, seen as distributions that give every value the same weight.</summary>
internal static class EmpiricalDistribution
{
    /// <summary>
    /// The Kolmogorov-Smirnov statistic: the largest difference between the shares of values at or below a point, 0 to 1.
    /// O(n + m).
    /// </summary>
    /// <param name="first">Finite numbers, ascending, at least one.</param>
    /// <param name="second">Finite numbers, ascending, at least one.</param>
    public static double KolmogorovSmirnov(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireValues(first, second);
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < first.Length && j < second.Length)
        {
            double point = Math.Min(first[i], second[j]);
            i = PastTies(first, i, point);
            j = PastTies(second, j, point);
            largest = Math.Max(largest, Math.Abs((double)i / first.Length - (double)j / second.Length));
        }

        return largest;
    }

    /// <summary>The quantile by linear interpolation between order statistics: NumPy's default, type 7 of Hyndman and Fan (1996).</summary>
    /// <param name="sorted">Finite numbers, ascending, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = Math.Min((int)place, Math.Max(0, sorted.Length - 2));
        if (sorted.Length == 1)
        {
            return sorted[0];
        }

        // Of the largest numbers the difference can be beyond what a double holds.
        double step = sorted[below + 1] - sorted[below];
        return double.IsFinite(step) ? sorted[below] + (place - below) * step : sorted[below] * (1 - (place - below)) + sorted[below + 1] * (place - below);
    }

    /// <summary>
    /// The first Wasserstein distance: the area between the two distribution functions, in the unit of the values.
    /// O(n + m).
    /// </summary>
    /// <param name="first">Finite numbers, ascending, at least one.</param>
    /// <param name="second">Finite numbers, ascending, at least one.</param>
    public static double Wasserstein(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireValues(first, second);
        int i = 0;
        int j = 0;
        double area = 0;
        double previous = Math.Min(first[0], second[0]);
        while (i < first.Length || j < second.Length)
        {
            double point = i == first.Length ? second[j] : j == second.Length ? first[i] : Math.Min(first[i], second[j]);
            area += Math.Abs((double)i / first.Length - (double)j / second.Length) * (point - previous);
            previous = point;
            i = PastTies(first, i, point);
            j = PastTies(second, j, point);
        }

        return area;
    }

    /// <summary>
    /// The share of pairs of values that are equal, Σ c(c − 1) / (n(n − 1)) over the counts c of each value: without bias for the
    /// probability that two draws are equal (Simpson 1949). O(n).
    /// </summary>
    /// <param name="sorted">Finite numbers, ascending.</param>
    /// <returns>0 to 1; 0 of fewer than two values.</returns>
    public static double Collision(ReadOnlySpan<double> sorted)
    {
        double equal = 0;
        for (int from = 0; from < sorted.Length;)
        {
            int to = PastTies(sorted, from, sorted[from]);
            double count = to - from;
            equal += count * (count - 1);
            from = to;
        }

        return sorted.Length < 2 ? 0 : equal / ((double)sorted.Length * (sorted.Length - 1));
    }

    private static int PastTies(ReadOnlySpan<double> sorted, int from, double point)
    {
        while (from < sorted.Length && sorted[from] <= point)
        {
            from++;
        }

        return from;
    }

    private static void RequireValues(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
        {
            throw new ArgumentException($"Both samples need at least one value, but they have {first.Length} and {second.Length}.", nameof(first));
        }
    }
}
