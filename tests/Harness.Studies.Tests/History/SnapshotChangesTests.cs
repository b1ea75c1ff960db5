using Harness.Arbitraries;
using Harness.Studies.History;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.History;

public sealed class SnapshotChangesTests
{
    private readonly SnapshotChanges _rule = new([Scores.Error, Scores.Score]);

    [Fact]
    public void The_noise_of_the_first_decides()
    {
        // Three seeds against the three of the level, 40 seeds of noise: .002 · √(2/3) is .0016; .005 is within what chance allows of it, .1 is not.
        Assert.True(Assert.Single(_rule.Between(TemporaryRepository.Snapshot(0.2, 0.002), TemporaryRepository.Snapshot(0.205))).IsWithinNoise);
        ScoreChange worse = Assert.Single(_rule.Between(TemporaryRepository.Snapshot(0.2, 0.002), TemporaryRepository.Snapshot(0.3), (_, part) => $"part {part + 1}"));
        Assert.Equal((Change.Worse, "ks-statistic", 0.2, 0.3), (worse.Change, worse.Metric, worse.ValueBefore!.Value, worse.ValueNow!.Value));
        Assert.Equal(0.002 * Math.Sqrt(2.0 / 3), worse.Noise!.Value, 1e-9);
        Assert.True(worse.OverNoise > 1);
        Assert.Equal(["part 1 0.19 → 0.29", "part 2 0.21 → 0.31"], worse.Parts.Order(StringComparer.Ordinal));
        Assert.Equal(Change.Better, Assert.Single(_rule.Between(TemporaryRepository.Snapshot(0.3), TemporaryRepository.Snapshot(0.2, 1))).Change);
    }

    [Theory]
    [InlineData("met", "missed", "Worse")]
    [InlineData("inconclusive", "missed", "Worse")]
    [InlineData("missed", "met", "Better")]
    [InlineData("inconclusive", "met", "Better")]
    [InlineData("missed", "inconclusive", "Better")]
    [InlineData("met", "inconclusive", "Changed")]
    public void The_bar_is_a_change_of_its_own(string before, string now, string expected)
    {
        ScoreChange change = Assert.Single(_rule.Between(Of(before), Of(now)));

        Assert.Equal((expected, "bar", false), (change.Change.ToString(), change.Metric, change.IsMetric));
        Assert.False(change.IsWithinNoise);

        static Snapshot Of(string bar) => TemporaryRepository.Snapshot(0.2) with { Bar = bar, Missed = bar == "missed" ? ["ks-statistic"] : [] };
    }

    [Fact]
    public void A_limit_that_chance_carries_over_is_not_lost_and_one_on_a_new_metric_neither()
    {
        // As the gate has it: the value moved within noise.
        Assert.DoesNotContain(_rule.Between(TemporaryRepository.Snapshot(0.099, 0.01), TemporaryRepository.Snapshot(0.101)), c => c.Change == Change.Worse);

        Snapshot before = TemporaryRepository.Snapshot(0.2) with { Missed = ["tstr-r2-gap"], Metrics = [.. TemporaryRepository.Snapshot(0.2).Metrics.Skip(1)] };
        ScoreChange change = Assert.Single(_rule.Between(before, TemporaryRepository.Snapshot(0.2)));
        Assert.Equal((Change.Incomparable, "ks-statistic"), (change.Change, change.Metric));
        Assert.Contains(_rule.Between(before with { Bar = "met", Missed = [] }, TemporaryRepository.Snapshot(0.2)), c => c is { Metric: "bar", Change: Change.Worse });
    }

    [Fact]
    public void A_seed_without_a_table_is_worse_and_other_versions_are_said()
    {
        Snapshot before = TemporaryRepository.Snapshot(0.2);

        Assert.Equal((Change.Worse, "failures", "none"), Only(before with { Failures = ["seed 3: fit: no luck"] }));
        Assert.Equal((Change.Incomparable, "generatorVersion", "1"), Only(before with { GeneratorVersion = "2" }));
        ScoreChange anew = Assert.Single(_rule.Between(before, before with { Metrics = [new("ks-statistic", new SnapshotMetric(2, 0.4, null, [])), before.Metrics[1]] }));
        Assert.Equal((Change.Incomparable, true), (anew.Change, anew.IsDefinedAnew));

        (Change, string, string) Only(Snapshot now) => Assert.Single(_rule.Between(before, now)) is var c ? (c.Change, c.Metric, c.Before) : default;
    }

    [Fact]
    public void A_metric_of_another_version_of_the_tool_has_no_direction()
    {
        Snapshot Of(double value) => TemporaryRepository.Snapshot(0.2) with { Metrics = [new("of-tomorrow", new SnapshotMetric(1, value, null, []))] };

        Assert.Equal(Change.Changed, Assert.Single(_rule.Between(Of(0.1), Of(0.9))).Change);
        Assert.Equal(["of-tomorrow"], _rule.Unknown);
    }

    [Fact]
    public void The_largest_comes_first_and_a_loss_of_one_part_counts_by_that_part()
    {
        ScoreChange small = Change(0.2, 0.23);
        ScoreChange large = Change(0.2, 0.4);
        Snapshot before = TemporaryRepository.Snapshot(0.2);

        // The metric is better by .1, one of its parts worse by .05, so by five moves of .01.
        Snapshot mixed = before with { Metrics = [new("ks-statistic", new SnapshotMetric(1, 0.1, null, [0.24, 0.01])), before.Metrics[1]] };
        ScoreChange part = Assert.Single(_rule.Between(before, mixed), c => c.IsMetric);

        Assert.Equal([large, part, small], HistoryChanges.WorstFirst([small, part, large]));
        Assert.Equal(5, part.Size, 1e-9);
        Assert.Equal(Harness.Studies.Snapshots.Change.Worse, part.Change);

        ScoreChange Change(double from, double to) => Assert.Single(_rule.Between(TemporaryRepository.Snapshot(from), TemporaryRepository.Snapshot(to)));
    }
}
