using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.SingleColumn;

/// <summary>SDMetrics 0.29's MissingValueSimilarity: 1 − |share missing in real − share missing in synthetic|.</summary>
public static class MissingValueSimilarity
{
    /// <summary>Compares two columns of any kind. O(1).</summary>
    /// <param name="real">The real column.</param>
    /// <param name="synthetic">The synthetic column.</param>
    /// <returns>No score where either column has no row.</returns>
    public static ParityScore Compute(Column real, Column synthetic)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        return ParityScore.Of(1 - Math.Abs(Share(real) - Share(synthetic)));
    }

    // NaN of no rows.
    private static double Share(Column column) => (double)column.MissingCount / column.Length;
}
