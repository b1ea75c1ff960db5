using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Reports;

/// <summary>One row of the details of the property Column Pair Trends.</summary>
/// <param name="First">The first column, in the order of the schema.</param>
/// <param name="Second">The second column.</param>
/// <param name="Metric">SDMetrics' name of the metric: <c>CorrelationSimilarity</c> or <c>ContingencySimilarity</c>.</param>
/// <param name="Score">The score; no score where the pair does not meet the threshold.</param>
public sealed record ColumnPairTrend(string First, string Second, string Metric, ParityScore Score)
{
    /// <summary>Pearson's correlation in the real table, −1 to 1; NaN where it was not computed.</summary>
    public double RealCorrelation { get; init; } = double.NaN;

    /// <summary>Pearson's correlation in the synthetic table, −1 to 1; NaN where it was not computed.</summary>
    public double SyntheticCorrelation { get; init; } = double.NaN;

    /// <summary>Cramér's V in the real table, 0 to 1; NaN where it was not computed.</summary>
    public double RealAssociation { get; init; } = double.NaN;

    /// <summary>Whether the real relation is strong enough to count; <see langword="null"/> after an error.</summary>
    public bool? MeetsThreshold { get; init; }

    /// <summary>
    /// Whether the real relation is strong enough to count but the synthetic table does not define it, by a constant column
    /// for example: SDMetrics leaves such a pair out of its mean.
    /// </summary>
    public bool LostInSynthetic { get; init; }
}
