using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>
/// SDMetrics' NewRowSynthesis of all rows: the share of synthetic rows that match no real row. Rows match where every
/// column does: labels equal, missing with missing, numbers and dates |real − synthetic| ≤ tolerance · |synthetic|, dates as
/// nanoseconds since 1970. Ids take no part. 1 where every row is new, 0 where none is.
/// </summary>
/// <param name="Score">The score; an error where there is no synthetic row or no column to compare.</param>
/// <param name="NewRows">Number of synthetic rows without a match.</param>
/// <param name="MatchedRows">Number of the others.</param>
public sealed record NewRowSynthesis(ParityScore Score, int NewRows, int MatchedRows)
{
    /// <summary>
    /// Looks every synthetic row up. O(columns · rows · log rows), and for each row the real rows that match it in its
    /// labels and its most selective number.
    /// </summary>
    /// <remarks>Ordinal columns are labels and take part, as in 0.32; for 0.29 give tables without them.</remarks>
    /// <param name="real">The real table; its schema says which columns there are.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="tolerance">Largest relative distance of two matching numbers, as a share of the synthetic one, at least 0.</param>
    /// <param name="keys">Key columns take no part; there are none where <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static NewRowSynthesis Compute(Table real, Table synthetic, double tolerance = 0.01, TableKeys? keys = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        if (Kinds.Difference(real, synthetic) is { } error)
        {
            return new NewRowSynthesis(ParityScore.Failed(error), 0, 0);
        }

        ColumnSchema[] columns = [.. real.Schema.Where(c => c.IsModelled && keys?.Primary.Contains(c.Name) != true && keys?.Alternate.Contains(c.Name) != true)];
        if (columns.Length == 0)
        {
            return new NewRowSynthesis(ParityScore.Failed("ValueError: expr cannot be an empty string"), 0, 0);
        }

        if (synthetic.RowCount == 0)
        {
            return new NewRowSynthesis(ParityScore.Failed(DiscreteMetrics.DivisionByZero), 0, 0);
        }

        var rows = new MatchingRows(real, synthetic, columns);
        var matched = new bool[synthetic.RowCount];
        Parallel.For(0, matched.Length, new ParallelOptions { CancellationToken = cancellation }, row => matched[row] = rows.HasMatch(row, tolerance));
        int count = matched.AsSpan().Count(true);
        return new NewRowSynthesis(ParityScore.Of((double)(matched.Length - count) / matched.Length), matched.Length - count, count);
    }
}
