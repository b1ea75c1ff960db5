using System.Globalization;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>A bound on a metric's value. Exactly one of the three is set; none for a metric that is in error without a limit.</summary>
/// <param name="Path">The path of the limit in <c>thresholds.json</c>: <c>metrics.ks-statistic</c>.</param>
/// <param name="Maximum">The largest value that passes.</param>
/// <param name="Minimum">The smallest value that passes.</param>
/// <param name="Significance">The value passes unless its comparison with the data's own has a p-value below this.</param>
/// <param name="Reason">For an exception: why it is held here. Empty for the bar.</param>
public sealed record Limit(string Path, double? Maximum, double? Minimum, double? Significance, string Reason = "")
{
    /// <summary>Whether a score is within the limit.</summary>
    /// <param name="score">A score with a value.</param>
    public bool Allows(MetricScore score) =>
        score.Value is { } value
        && !(value > Maximum)
        && !(value < Minimum)
        && !(score.Comparison?.PValue < Significance);

    /// <summary>Whether the limit can judge a metric: a maximum needs no direction, a significance needs a comparison.</summary>
    /// <param name="metric">The metric.</param>
    internal bool Fits(MetricDescriptor metric) => metric.Direction switch
    {
        Direction.LowerIsBetter => Minimum is null,
        Direction.HigherIsBetter => Maximum is null && Significance is null,
        _ => true,
    };

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { Maximum: { } max } => "≤ " + Number(max),
        { Minimum: { } min } => "≥ " + Number(min),
        { Significance: { } least } => "p ≥ " + Number(least),
        _ => "none",
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1000 ? "G4" : "F0", CultureInfo.InvariantCulture);
}
