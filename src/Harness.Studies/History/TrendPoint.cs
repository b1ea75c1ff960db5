namespace Harness.Studies.History;

/// <summary>The value of a metric as one commit left it.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Value">The value; <see langword="null"/> where the snapshot has none, or is gone.</param>
/// <param name="Version">Version of the metric's definition: values of different ones are not to be joined by a line. 0 where the metric is absent.</param>
internal readonly record struct TrendPoint(HistoryCommit Commit, double? Value, int Version);
