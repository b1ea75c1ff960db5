using Harness.Random;
using Harness.Statistics;

namespace Harness.Metrics;

/// <summary>
/// Standard errors by the delete-a-group jackknife: the rows of the synthetic table are dealt at random (always the same)
/// to G groups, every value is measured G times without one of them, and its standard error is
/// √((G − 1)/G · Σ (θ₋g − θ̄)²). Rows stay whole, so parts that move together, columns and their pairs, count as such in
/// the error of their mean and of their maximum. Values that shift with the number of rows do no harm: all θ₋g have as many.
/// </summary>
/// <remarks>
/// Kott, "The delete-a-group jackknife", J. Off. Stat. 17 (2001) 521–526; Shao and Wu, Ann. Stat. 17 (1989) 1176–1197, for
/// quantiles and maxima, where leaving out single rows fails and leaving out many does not.
/// </remarks>
internal static class GroupJackknife
{
    /// <summary>Groups; fewer where there are fewer rows. With 16 a standard error is itself uncertain by a fifth.</summary>
    private const int MostGroups = 16;

    /// <summary>Rows that are dealt, where an evaluator asks for no more: an error that shrinks as 1/√n needs not all of a million.</summary>
    private const int DefaultRows = 10_000;

    /// <summary>Measures a synthetic table and how uncertain each value is.</summary>
    /// <param name="pair">The table; where it asks for no uncertainty, or has fewer than two rows, the values alone are measured.</param>
    /// <param name="measure">Measures a pair; what it computes keeps an uncertainty of its own.</param>
    /// <param name="mostRows">Rows to deal, at most; from more, so many are drawn and the error is scaled by √(drawn/rows), so values have to have errors that shrink so.</param>
    public static IReadOnlyList<MetricResult> Measure(PairContext pair, Func<PairContext, IReadOnlyList<MetricResult>> measure, int mostRows = DefaultRows)
    {
        ArgumentNullException.ThrowIfNull(pair);
        IReadOnlyList<MetricResult> whole = measure(pair);
        int rows = pair.Synthetic.RowCount;
        if (!pair.WithUncertainty || rows < 2 || !whole.Any(r => r is MetricResult.Computed { Uncertainty: null }))
        {
            return whole;
        }

        int dealt = Math.Min(rows, mostRows);
        int[] order = Deal(rows);
        var without = new IReadOnlyList<MetricResult>[Groups(dealt)];
        for (int group = 0; group < without.Length; group++)
        {
            int[] kept = [.. order.Take(dealt).Where((_, place) => place % without.Length != group).Order()];
            without[group] = measure(new PairContext(pair.Dataset, pair.Synthetic.Take(kept), pair.Shared, pair.Cancellation) { WithUncertainty = false });
        }

        return WithErrors(whole, [.. whole.Select((_, i) => Array.ConvertAll(without, w => w[i] is MetricResult.Computed { Value: var value } ? value : double.NaN))], Math.Sqrt((double)dealt / rows));
    }

    /// <summary>Results with the standard errors of those that have none.</summary>
    /// <param name="whole">The results of all rows.</param>
    /// <param name="without">For each result its values without each group; NaN where a metric has none then, which leaves its error unknown.</param>
    /// <param name="scale">What to multiply errors by.</param>
    public static IReadOnlyList<MetricResult> WithErrors(IReadOnlyList<MetricResult> whole, IReadOnlyList<double[]> without, double scale = 1)
    {
        return
        [
            .. whole.Select((result, i) => result is MetricResult.Computed { Uncertainty: null } computed ? computed with { Uncertainty = Finite(scale * Error(without[i])) } : result),
        ];

        // An error of values near the largest double can be beyond it.
        static double? Finite(double error) => double.IsFinite(error) ? error : null;
    }

    /// <summary>Number of groups of so many rows.</summary>
    public static int Groups(int rows) => Math.Min(MostGroups, rows);

    /// <summary>The order in which rows are dealt: the one at place p is in group p modulo their number.</summary>
    public static int[] Deal(int rows) => RandomStream.ForMetric("jackknife").Permutation(rows);

    /// <summary>The standard error.</summary>
    /// <param name="without">The values without each of at least two groups.</param>
    /// <returns>At least 0; +∞ where no double holds it, NaN where a value is.</returns>
    public static double Error(ReadOnlySpan<double> without) => without.ContainsAny(double.PositiveInfinity, double.NegativeInfinity)
        ? double.PositiveInfinity
        : Moments.StandardDeviation(without) * (without.Length - 1) / Math.Sqrt(without.Length);
}
