namespace Harness.Statistics;

/// <summary>
/// Spearman's rank correlation and how likely chance gives one as strong, two-sided, by all orders of one side: SciPy's
/// <c>permutation_test(permutation_type="pairings")</c> with the size of <c>spearmanr</c>.
/// </summary>
/// <param name="Correlation">The rank correlation, −1 to 1; 0 where one side is constant.</param>
/// <param name="Probability">The share of all orders with a correlation as strong, above 0 to 1.</param>
internal sealed record RankCorrelationTest(double Correlation, double Probability)
{
    /// <summary>Up to so many pairs every order is looked at: nine have 362,880.</summary>
    public const int MostPairs = 9;

    private const double Rounding = 1e-12;

    /// <summary>The least p-value that so many pairs without ties can have: 2/n!, the two orders that agree throughout.</summary>
    /// <param name="pairs">Number of pairs, at least two.</param>
    public static double LeastProbability(int pairs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 2);
        double orders = 1;
        for (int i = 2; i <= pairs; i++)
        {
            orders *= i;
        }

        return 2 / orders;
    }

    /// <summary>Tests.</summary>
    /// <param name="x">Finite numbers, two to nine.</param>
    /// <param name="y">As many.</param>
    /// <exception cref="ArgumentException">There are too few or too many, or the lengths differ.</exception>
    public static RankCorrelationTest Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length || x.Length is < 2 or > MostPairs)
        {
            throw new ArgumentException($"Two to {MostPairs} pairs are needed, but there are {x.Length} and {y.Length} numbers.", nameof(y));
        }

        double[] left = Ranks.Average(x);
        double[] right = Ranks.Average(y);
        if (!UnitDeviations.TryWrite(left, left) || !UnitDeviations.TryWrite(right, right))
        {
            return new RankCorrelationTest(0, 1);
        }

        double seen = Dot(left, right);
        (long strong, long all) = (0, 0);
        Visit(left, right, 0, Math.Abs(seen) - Rounding, ref strong, ref all);
        return new RankCorrelationTest(Math.Clamp(seen, -1, 1), (double)strong / all);
    }

    private static void Visit(double[] left, double[] right, int from, double strength, ref long strong, ref long all)
    {
        if (from == right.Length)
        {
            all++;
            strong += Math.Abs(Dot(left, right)) >= strength ? 1 : 0;
            return;
        }

        for (int i = from; i < right.Length; i++)
        {
            (right[from], right[i]) = (right[i], right[from]);
            Visit(left, right, from + 1, strength, ref strong, ref all);
            (right[from], right[i]) = (right[i], right[from]);
        }
    }

    // In one order whatever the processor, so that equal sums are equal.
    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }
}
