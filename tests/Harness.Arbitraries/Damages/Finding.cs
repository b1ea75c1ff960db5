namespace Harness.Arbitraries.Damages;

/// <summary>What the gate holds against a table: a limit that is missed, or a metric that is worse than its snapshot, with its worst part.</summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Column">The column, or the first of a pair, that the message names first; <see langword="null"/> where the metric has no parts.</param>
/// <param name="Other">The second column of a pair.</param>
public sealed record Finding(string Metric, string? Column = null, string? Other = null)
{
    /// <inheritdoc/>
    public override string ToString() => Column is null ? Metric : Other is null ? $"{Metric} of {Column}" : $"{Metric} of {Column} × {Other}";
}
