using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Studies;

/// <summary>Everything a run found about a pair.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Gate">Scores and verdicts.</param>
/// <param name="Snapshot">The state of its comparison with the snapshot.</param>
/// <param name="Differences">The differences from the snapshot.</param>
internal sealed record PairOutcome(StudyPair Pair, GateResult Gate, SnapshotStatus Snapshot, IReadOnlyList<SnapshotDifference> Differences)
{
    /// <summary>Whether the change under review may go in: nothing worse than its limit or its snapshot.</summary>
    public bool Passes => Gate.Passes && Snapshot is (SnapshotStatus.Same or SnapshotStatus.Better or SnapshotStatus.Accepted);
}
