using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>The scores of a pair as one commit left them.</summary>
/// <param name="Commit">The commit, which changed the pair's snapshot.</param>
/// <param name="Scores">The scores, without the parts of metrics; <see langword="null"/> where the commit removed the snapshot.</param>
internal sealed record PairState(HistoryCommit Commit, Snapshot? Scores);
