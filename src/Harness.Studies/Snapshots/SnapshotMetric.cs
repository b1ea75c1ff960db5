namespace Harness.Studies.Snapshots;

/// <summary>One metric in a snapshot.</summary>
/// <param name="Version">Version of the metric's definition.</param>
/// <param name="Value">The mean over seeds, rounded to the metric's digits; <see langword="null"/> where there is none.</param>
/// <param name="Spread">The standard deviation over seeds, rounded likewise; <see langword="null"/> with one seed.</param>
/// <param name="Why">Why there is no value; <see langword="null"/> where there is one.</param>
/// <param name="By">The value by column (pairs count for both columns) or by model, for explanations only; never compared.</param>
internal sealed record SnapshotMetric(int Version, double? Value, double? Spread, string? Why, IReadOnlyList<KeyValuePair<string, double>> By);
