using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Reports;

/// <summary>One row of the details of a report's property: a column and its score.</summary>
/// <param name="Column">The column, the parts of a composite key joined by commas, or <see langword="null"/> for the whole table.</param>
/// <param name="Metric">SDMetrics' name of the metric: <c>KSComplement</c>.</param>
/// <param name="Score">The score.</param>
public sealed record ColumnScore(string? Column, string Metric, ParityScore Score)
{
    /// <summary>Whether there is no score because of the synthetic table alone: the real column would have one.</summary>
    public bool LostInSynthetic { get; init; }
}
