using Harness.Datasets;
using Harness.Reports.Findings;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests.Findings;

public class StudyFindingsTests
{
    private static readonly Dataset Iris = Reports.Dataset("iris");

    [Fact]
    public void A_lost_limit_that_moved_too_is_one_finding_with_both()
    {
        PairOutcome pair = Reports.Pair(Iris, "a", [0.4], SnapshotStatus.Worse, lost: true) with
        {
            Differences = [new SnapshotDifference("ks-statistic", Change.Worse, "0.05", "0.4", ["x 0.1 → 0.9"]) { Noise = 0.01, OverNoise = 30 }],
        };

        Assert.Equal(
            new Finding(pair.Pair, FindingKind.Lost) { Metric = "ks-statistic", Before = "0.05", Now = "0.4", Noise = 0.01, OverNoise = 30, Part = "x 0.1 → 0.9", Why = "limit ≤ 0.1", LimitPath = "metrics.ks-statistic" },
            Assert.Single(PairFindings.Of(pair).All));
    }

    [Fact]
    public void Moves_without_noise_come_first_the_largest_of_them_before_the_others()
    {
        SnapshotDifference Move(string metric, string before, string now, double? over) => new(metric, Change.Worse, before, now, []) { OverNoise = over };
        PairOutcome pair = Reports.Pair(Iris, "a", [0.01], SnapshotStatus.Worse) with
        {
            Differences = [Move("noisy", "0.1", "0.9", 3), Move("small", "0.1", "0.11", null), Move("large", "0.1", "0.3", null), Move("version", "1", "2", null) with { Change = Change.Incomparable }],
        };

        Assert.Equal(["large", "small", "noisy", "version"], PairFindings.Of(pair).All.Select(f => f.Metric));
    }

    /// <summary>What this run accepted is no failure, whatever it was before.</summary>
    [Fact]
    public void What_was_accepted_does_not_fail()
    {
        PairOutcome pair = Reports.Pair(Iris, "a", [0.01], SnapshotStatus.Worse) with { Snapshot = SnapshotStatus.Accepted };
        var findings = new StudyFindings(Reports.Study(pair));

        Assert.Empty(findings.Failing);
        Assert.Empty(findings.Better);
        Assert.Equal(FindingKind.Accepted, Assert.Single(findings.All).Kind);
    }

    [Fact]
    public void A_required_pair_names_its_missed_limits_before_the_open_ones()
    {
        PairOutcome pair = Reports.Pair(Iris, "a", [0.4], required: true);
        LimitVerdict missed = pair.Gate.Verdicts[0];
        var open = new LimitVerdict(pair.Gate.Scorecard.Scores[1], new Limit("metrics.density", null, 0.9, null), Verdict.Inconclusive, "");
        pair = pair with { Gate = pair.Gate with { Verdicts = [open, missed] } };

        Assert.Equal(
            [("ks-statistic", "limit ≤ 0.1", "required.a"), ("density", "limit ≥ 0.9, open", "required.a")],
            PairFindings.Of(pair).All.Select(f => (f.Metric, f.Why, f.LimitPath)));
    }

    /// <summary>A pair that does not pass has a failure, one that passes has none: in every state that a pair can be in.</summary>
    [Fact]
    public void What_does_not_pass_always_has_a_reason_and_only_that()
    {
        var seen = new HashSet<bool>();
        foreach (SnapshotStatus snapshot in Enum.GetValues<SnapshotStatus>())
        {
            foreach (Verdict verdict in Enum.GetValues<Verdict>())
            {
                foreach (Verdict? failure in Enum.GetValues<Verdict>().Select(v => (Verdict?)v).Append(null))
                {
                    for (int flags = 0; flags < 8; flags++)
                    {
                        (bool required, bool lost, bool differs) = ((flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0);
                        PairOutcome pair = Reports.Pair(Iris, "a", [0.4], snapshot, required: required);
                        LimitVerdict limit = pair.Gate.Verdicts[0] with { Verdict = verdict };
                        pair = pair with
                        {
                            Gate = pair.Gate with { Verdicts = [limit], FailureVerdict = failure },
                            Lost = lost && verdict == Verdict.Fail ? [limit] : [],
                            Differences = differs ? pair.Differences : [],
                        };
                        if (snapshot is SnapshotStatus.Same or SnapshotStatus.Changed or SnapshotStatus.Better && differs)
                        {
                            pair = pair with { Differences = [new SnapshotDifference("ks-statistic", Change.Better, "1", "0", [])] };
                        }

                        Assert.Equal(pair.Passes, PairFindings.Of(pair).Worst is null);
                        seen.Add(pair.Passes);
                    }
                }
            }
        }

        Assert.Equal(2, seen.Count);
    }
}
