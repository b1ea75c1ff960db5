using Harness.Metrics;

namespace Harness.Scoring;

/// <summary>All metric results of one synthetic table.</summary>
/// <param name="Seed">The seed of the table.</param>
/// <param name="Rows">Its number of rows.</param>
/// <param name="Results">One result a metric, in the registry's order.</param>
/// <param name="Columns">Plain statistics of its modelled columns, in schema order.</param>
public sealed record SeedScores(ulong Seed, int Rows, IReadOnlyList<MetricResult> Results, IReadOnlyList<ColumnSummary> Columns)
{
    /// <summary>The values at the size of the reference frames, by metric id; empty where none were measured.</summary>
    public IReadOnlyDictionary<string, double> Framed { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>The values against the holdout in the place of train, by metric id, for what compares columns and their pairs.</summary>
    public IReadOnlyDictionary<string, double> Holdout { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);
}
