namespace Harness.Studies.History;

/// <summary>One pair along the log.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Generator">The generator.</param>
/// <param name="States">The pair's scores, one for each commit that changed them, oldest first; at least one.</param>
internal sealed record PairTrend(string Dataset, string Generator, IReadOnlyList<PairState> States)
{
    /// <summary>Whether the pair has a snapshot at the end.</summary>
    public bool IsThere => States[^1].Scores is not null;

    /// <summary>The metrics that any of the snapshots has: those of the last in its order, then those that are no more.</summary>
    public IReadOnlyList<string> Metrics => [.. States.Reverse().SelectMany(s => s.Scores?.Metrics.Select(m => m.Key) ?? []).Distinct(StringComparer.Ordinal)];

    /// <summary>The values of a metric, oldest first, from the first snapshot that has it; empty where none has.</summary>
    /// <param name="metric">The metric's id.</param>
    public IReadOnlyList<TrendPoint> Of(string metric) =>
    [
        .. States
            .Select(s => (s.Commit, Metric: s.Scores?.Find(metric)))
            .SkipWhile(s => s.Metric is null)
            .Select(s => new TrendPoint(s.Commit, s.Metric?.Value, s.Metric?.Version ?? 0)),
    ];

    /// <summary>The number of limits of the bar that the pair missed, oldest first; without the snapshots that do not say whether it cleared the bar.</summary>
    public IReadOnlyList<TrendPoint> Missed() =>
    [
        .. States
            .Select(s => (s.Commit, s.Scores))
            .SkipWhile(s => s.Scores is null or { Bar: "" })
            .Select(s => new TrendPoint(s.Commit, s.Scores is null or { Bar: "" or "none" } ? null : s.Scores.Missed.Count, 1)),
    ];

    /// <inheritdoc/>
    public override string ToString() => $"{Dataset} / {Generator}";
}
