using System.Buffers;

namespace Harness.Statistics;

/// <summary>
/// The correlation ratio η = √(Σ n_g (x̄_g − x̄)² / Σ (x − x̄)²): how much of a number's variation its group explains
/// (Pearson 1905; Fisher, <i>Statistical Methods for Research Workers</i>, 1925, §45).
/// </summary>
internal static class CorrelationRatio
{
    /// <summary>Computes η over the rows where number and group are both present. O(n + levels).</summary>
    /// <param name="values">Finite numbers, NaN where missing.</param>
    /// <param name="groups">As many codes, 0 to <paramref name="levels"/> − 1, negative where missing.</param>
    /// <param name="levels">Number of levels that the codes point to; some may have no row.</param>
    /// <returns>0 to 1; NaN where fewer than two rows are complete or either side is constant in them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<int> groups, int levels)
    {
        if (values.Length != groups.Length)
        {
            throw new ArgumentException($"Both columns need the same length, but they have {values.Length} and {groups.Length} rows.", nameof(groups));
        }

        double[] deviations = ArrayPool<double>.Shared.Rent(values.Length);
        int[] codes = ArrayPool<int>.Shared.Rent(values.Length);
        int count = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]) && groups[row] >= 0)
            {
                deviations[count] = values[row];
                codes[count++] = groups[row];
            }
        }

        Span<double> complete = deviations.AsSpan(0, count);
        double ratio = UnitDeviations.TryWrite(complete, complete) ? OfDeviations(complete, codes.AsSpan(0, count), levels) : double.NaN;
        ArrayPool<double>.Shared.Return(deviations);
        ArrayPool<int>.Shared.Return(codes);
        return ratio;
    }

    /// <summary>Computes η of a column standardised once for several groupings, nothing missing in either. O(n + levels).</summary>
    /// <param name="deviations">The numbers' <see cref="UnitDeviations"/>.</param>
    /// <param name="groups">As many codes.</param>
    /// <param name="levels">Number of levels that the codes point to.</param>
    /// <returns>0 to 1; NaN where all rows are of one group.</returns>
    public static double OfDeviations(ReadOnlySpan<double> deviations, ReadOnlySpan<int> groups, int levels)
    {
        if (groups.IndexOfAnyExcept(groups[0]) < 0)
        {
            return double.NaN;
        }

        var sums = new double[levels];
        var sizes = new int[levels];
        for (int i = 0; i < groups.Length; i++)
        {
            sums[groups[i]] += deviations[i];
            sizes[groups[i]]++;
        }

        double between = 0;
        for (int level = 0; level < levels; level++)
        {
            between += sizes[level] == 0 ? 0 : sums[level] * sums[level] / sizes[level];
        }

        return Math.Sqrt(Math.Min(1, between));
    }
}
