namespace Harness.Statistics;

/// <summary>
/// Pearson's and Spearman's correlation, pairwise complete: rows where either value is missing are left out. Equal to
/// pandas' <c>DataFrame.corr</c> and, without missing values, to NumPy's <c>corrcoef</c> and SciPy's <c>spearmanr</c>.
/// </summary>
internal static class Correlation
{
    /// <summary>Pearson's product-moment correlation: Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²), means taken first.</summary>
    /// <param name="x">Finite numbers, NaN where missing.</param>
    /// <param name="y">As many numbers, likewise.</param>
    /// <returns>−1 to 1; NaN where fewer than two rows are complete or either side is constant in them. O(n).</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (double[] left, double[] right) = Complete(x, y);
        return OfComplete(left, right);
    }

    /// <summary>Spearman's rank correlation: Pearson's of the average ranks of the complete rows.</summary>
    /// <param name="x">Numbers, NaN where missing.</param>
    /// <param name="y">As many numbers, likewise.</param>
    /// <returns>−1 to 1; NaN where fewer than two rows are complete or either side is constant in them. O(n log n).</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        (double[] left, double[] right) = Complete(x, y);
        return OfComplete(Ranks.Average(left), Ranks.Average(right));
    }

    /// <summary>The product of two columns of unit deviations, without what rounding puts beyond −1 and 1.</summary>
    internal static double OfDeviations(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Math.Clamp(UnitDeviations.Dot(x, y), -1, 1);

    /// <summary>Pearson's correlation of two columns without missing values, which it overwrites.</summary>
    internal static double OfComplete(Span<double> x, Span<double> y) =>
        UnitDeviations.TryWrite(x, x) && UnitDeviations.TryWrite(y, y) ? OfDeviations(x, y) : double.NaN;

    /// <summary>The rows of two columns where both are present.</summary>
    internal static (double[] X, double[] Y) Complete(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"Both columns need the same length, but they have {x.Length} and {y.Length} rows.", nameof(y));
        }

        var left = new double[x.Length];
        var right = new double[x.Length];
        int count = 0;
        for (int row = 0; row < x.Length; row++)
        {
            if (!double.IsNaN(x[row]) && !double.IsNaN(y[row]))
            {
                left[count] = x[row];
                right[count++] = y[row];
            }
        }

        return (left[..count], right[..count]);
    }
}
