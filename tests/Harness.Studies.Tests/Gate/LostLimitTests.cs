using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Studies.Tests.Gate;

/// <summary>A limit that a snapshot met and that is missed now.</summary>
public class LostLimitTests
{
    private static readonly MetricDescriptor Metric = Scores.Error with { NoiseFloor = 0.05 };

    /// <summary>The limit is .105 now; a processor may move the value by .05.</summary>
    [Theory]
    [InlineData(0.11, 0.11, true)] // the same value: the limit moved
    [InlineData(0.10, 0.11, false)] // no difference, for it is what processors differ by
    [InlineData(0.10, 0.30, true)]
    [InlineData(0.10, 0.104, false)]
    public void It_is_lost_unless_its_value_moved_by_no_more_than_chance(double before, double now, bool expected)
    {
        Scorecard card = Scores.Card(new MetricScore(Metric, [new MetricResult.Computed(Metric.Id, now)]));
        Snapshot old = Scores.Snapshot(Scores.Card(new MetricScore(Metric, [new MetricResult.Computed(Metric.Id, before)])));
        IReadOnlyList<SnapshotDifference> differences = new SnapshotComparer([Metric], 40).Compare(old, Scores.Snapshot(card), card);
        GateResult gate = QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit>(StringComparer.Ordinal) { [Metric.Id] = QualityGateTests.Max(0.105) }, [], [])).Judge(card);

        Assert.Equal(expected, PairOutcome.LostSince(gate, old, differences).Count == 1);
    }
}
