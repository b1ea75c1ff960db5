using System.Globalization;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Studies.Gate;

/// <summary>A bound on a metric's value, decided by people: absolute, or as excess over what fresh real rows get.</summary>
/// <param name="Path">The path of the limit in <c>thresholds.json</c>: <c>metrics.ks-statistic</c>.</param>
/// <param name="Maximum">The largest value within the bar.</param>
/// <param name="Minimum">The smallest value within the bar; may stand beside a maximum.</param>
/// <param name="Excess">How far beyond the mean of fresh real rows a value may be, in the direction that is worse (both, for a metric that is bad on both sides); excludes the other two.</param>
/// <param name="Reason">For a pair's own limit: why it is another than the bar. Empty for the bar.</param>
public sealed record Limit(string Path, double? Maximum, double? Minimum, double? Excess, string Reason = "")
{
    /// <summary>The range within the bar for a score.</summary>
    /// <param name="score">The score, with what fresh real rows get.</param>
    /// <returns>The lower and the upper end, <see langword="null"/> for none.</returns>
    public (double? Low, double? High) Range(MetricScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (Excess is not { } excess)
        {
            return (Minimum, Maximum);
        }

        double? fresh = score.Comparison?.Reference ?? score.Fresh?.Mean;
        MetricDescriptor metric = score.Descriptor;
        bool below = metric.TwoSided || metric.Direction == Direction.HigherIsBetter;
        bool above = metric.TwoSided || metric.Direction != Direction.HigherIsBetter;
        return (below ? fresh - excess : null, above ? fresh + excess : null);
    }

    /// <summary>Whether a score is within the bar, chance left aside.</summary>
    /// <param name="score">A score.</param>
    public bool Allows(MetricScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        (double? low, double? high) = Range(score);
        return score.Value is { } value && !(value > high) && !(value < low);
    }

    /// <summary>Whether the limit bounds the side on which the metric is bad.</summary>
    /// <param name="metric">The metric.</param>
    internal bool Fits(MetricDescriptor metric) => metric.TwoSided || metric.Direction switch
    {
        Direction.LowerIsBetter => Minimum is null,
        Direction.HigherIsBetter => Maximum is null,
        _ => true,
    };

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { Excess: { } excess } => "fresh + " + Number(excess),
        { Maximum: { } max, Minimum: { } min } => $"{Number(min)} to {Number(max)}",
        { Maximum: { } max } => "≤ " + Number(max),
        { Minimum: { } min } => "≥ " + Number(min),
        _ => "none",
    };

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1000 ? "G4" : "F0", CultureInfo.InvariantCulture);
}
