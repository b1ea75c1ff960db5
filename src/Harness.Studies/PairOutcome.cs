using Harness.Scoring;
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
    /// <summary>Whether thresholds.json requires the pair to clear the bar.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The limits that the snapshot says are met and that are missed now, by more than noise.</summary>
    public IReadOnlyList<LimitVerdict> Lost { get; init; } = [];

    /// <summary>Whether the pair clears the bar; <see langword="null"/> for baselines and where there is no table: they are no candidates, and nothing is said of them.</summary>
    public BarVerdict? Bar => this.IsBaseline() || Gate.Scorecard.Seeds.Count == 0 ? null : Gate.Bar;

    /// <summary>Whether the change under review may go in: nothing is in error, the snapshot holds, no met limit is lost, and what is required to clear the bar does.</summary>
    public bool Passes => Gate.Overall != Verdict.Error
        && (Gate.FailureVerdict is null or Verdict.Pass)
        && SnapshotHolds
        && Lost.Count == 0
        && (!IsRequired || Gate.MeetsBar);

    /// <summary>Whether no score is worse than the snapshot or not comparable with it.</summary>
    public bool SnapshotHolds => Snapshot is SnapshotStatus.Same or SnapshotStatus.Changed or SnapshotStatus.Better or SnapshotStatus.Accepted or SnapshotStatus.NotKept;

    /// <summary>
    /// The limits that are missed now and were met in a snapshot, but for those whose value moved within noise: chance at the edge of the bar.
    /// What the gate itself puts together of others has no noise of its own: it is lost only where nothing moved, so by another limit.
    /// </summary>
    /// <param name="gate">The verdicts of now.</param>
    /// <param name="before">The snapshot.</param>
    /// <param name="differences">The differences between the two.</param>
    public static IReadOnlyList<LimitVerdict> LostSince(GateResult gate, Snapshot before, IReadOnlyList<SnapshotDifference> differences) =>
    [
        .. gate.Verdicts.Where(v => v.Verdict == Verdict.Fail
            && !before.Missed.Contains(v.Score.Descriptor.Id)
            && !IsWithinNoise(v.Score, before, differences)
            && (v.Score.Descriptor.Id != Memorisation.Metric.Id || differences.Count == 0)),
    ];

    // What a processor may differ by is no difference, and yet may cross the edge of the bar.
    private static bool IsWithinNoise(MetricScore score, Snapshot before, IReadOnlyList<SnapshotDifference> differences) =>
        differences.FirstOrDefault(d => d.Subject == score.Descriptor.Id) is { } difference
            ? difference.Change == Change.Changed
            : before.Find(score.Descriptor.Id)?.Value is { } old && old != SignificantDigits.Round(score.Value, score.Descriptor.Digits);
}
