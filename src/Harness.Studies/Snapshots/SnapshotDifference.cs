namespace Harness.Studies.Snapshots;

/// <summary>One difference between a snapshot and the scores of now.</summary>
/// <param name="Subject">The metric's id, or the property that differs: <c>train</c>.</param>
/// <param name="Change">Better, Worse or Incomparable.</param>
/// <param name="Before">The value in the snapshot.</param>
/// <param name="Now">The value measured now.</param>
/// <param name="Parts">The columns or models that moved most, worst first: <c>age 0.031 → 0.21</c>.</param>
internal sealed record SnapshotDifference(string Subject, Change Change, string Before, string Now, IReadOnlyList<string> Parts);
