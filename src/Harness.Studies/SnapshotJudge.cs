using Harness.Metrics;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Studies;

/// <summary>Holds pairs against their snapshots. Writes nothing.</summary>
/// <param name="store">The snapshots.</param>
/// <param name="metrics">Every metric that takes part.</param>
/// <param name="thresholds">The limits, which say the metrics of a snapshot and what is required.</param>
/// <param name="isExact">Whether noise is left aside.</param>
internal sealed class SnapshotJudge(SnapshotStore store, IReadOnlyList<MetricDescriptor> metrics, Thresholds thresholds, bool isExact)
{
    /// <summary>Compares a pair with its snapshot.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="result">Its scores and verdicts, none in error.</param>
    /// <returns>The outcome, the snapshot that the scores of now would be, and whether accepting it would change the one that is there.</returns>
    public (PairOutcome Outcome, Snapshot Now, bool IsNews) Judge(StudyPair pair, GateResult result)
    {
        Snapshot? before = store.Find(pair.Dataset, pair.Generator);
        Snapshot now = Snapshot.Of(result, Profile.Of(thresholds));
        now = before is null ? now : now.WithNoiseOf(before);
        IReadOnlyList<SnapshotDifference> differences = before is null ? [] : new SnapshotComparer(metrics, result.Scorecard.Dataset.Holdout.RowCount, isExact).Compare(before, now, result.Scorecard);
        var outcome = new PairOutcome(pair, result, before is null ? SnapshotStatus.New : Status(differences), differences)
        {
            IsRequired = thresholds.Requires(pair.Dataset, pair.Generator),
            Lost = before is null ? [] : PairOutcome.LostSince(result, before, differences),
        };
        return (outcome, now, outcome.Snapshot != SnapshotStatus.Same || outcome.Lost.Count > 0 || before!.Bar != now.Bar || !before.Missed.SequenceEqual(now.Missed));
    }

    private static SnapshotStatus Status(IReadOnlyList<SnapshotDifference> differences) =>
        differences.Count == 0 ? SnapshotStatus.Same
        : differences.Any(d => d.Change == Change.Incomparable) ? SnapshotStatus.Incomparable
        : differences.Any(d => d.Change == Change.Worse) ? SnapshotStatus.Worse
        : differences.Any(d => d.Change == Change.Better) ? SnapshotStatus.Better
        : SnapshotStatus.Changed;
}
