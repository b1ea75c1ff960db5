using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

/// <summary>Snapshots without measured noise, as those of recordings: any difference is one.</summary>
public class SnapshotComparerTests
{
    [Theory]
    [InlineData(0.2, 0.2, null)]
    [InlineData(0.2, 0.3, nameof(Change.Worse))]
    [InlineData(0.2, 0.1, nameof(Change.Better))]
    [InlineData(0.2, 0.2002, nameof(Change.Worse))]
    [InlineData(0.2, 0.1998, nameof(Change.Better))]
    [InlineData(0, 0.001, nameof(Change.Worse))]
    [InlineData(0.001, 0, nameof(Change.Better))]
    [InlineData(0.12345, 0.123450001, null)]
    [InlineData(0.2, 0.2001, null)] // one unit in the last digit that is kept: equal numbers may be rounded to either side
    public void Lower_is_better_for_an_error(double before, double now, string? expected) =>
        Assert.Equal(expected, Compare(Of(before), Of(now)).Select(d => d.Change.ToString()).SingleOrDefault());

    [Theory]
    [InlineData(0.4, 0.6, null, nameof(Change.Worse))] // as far on the other side
    [InlineData(0.4, 0.45, null, nameof(Change.Better))]
    [InlineData(0.4, 0.35, null, nameof(Change.Worse))]
    [InlineData(0.6, 0.55, null, nameof(Change.Better))]
    [InlineData(0.6, 0.7, null, nameof(Change.Worse))]
    [InlineData(0.4, 0.35, Direction.HigherIsBetter, nameof(Change.Worse))]
    [InlineData(0.4, 0.45, Direction.HigherIsBetter, nameof(Change.Better))]
    [InlineData(0.4, 0.45, Direction.None, nameof(Change.Changed))]
    [InlineData(0.4, 0.35, Direction.None, nameof(Change.Changed))]
    public void The_direction_of_a_metric_says_what_a_move_is(double before, double now, Direction? direction, string expected)
    {
        MetricDescriptor metric = direction is { } d ? Scores.Error with { Direction = d } : Scores.Share;
        Scorecard current = Scores.Card(metric, new MetricResult.Computed(metric.Id, now));

        SnapshotDifference difference = Assert.Single(new SnapshotComparer([metric], 40).Compare(Scores.Snapshot(Scores.Card(metric, new MetricResult.Computed(metric.Id, before))), Scores.Snapshot(current), current));

        Assert.Equal(expected, difference.Change.ToString());
    }

    [Fact]
    public void A_difference_says_both_values_and_that_no_noise_was_measured()
    {
        SnapshotDifference difference = Assert.Single(Compare(Of(0.1), Of(0.3)));

        Assert.Equal(("ks-statistic", "0.1", "0.3", null), (difference.Subject, difference.Before, difference.Now, difference.Noise));
        Assert.Null(difference.OverNoise);
        Assert.Equal(0.2, difference.Moved, 1e-12);
    }

    [Fact]
    public void The_column_that_moved_most_is_named()
    {
        SnapshotDifference difference = Assert.Single(Compare(Of(0.1, ("age", 0.1), ("income", 0.1)), Of(0.3, ("age", 0.11), ("income", 0.5))));

        Assert.Equal(["income 0.1 → 0.5", "age 0.1 → 0.11"], difference.Parts);
        Assert.Equal(0.4, difference.Moved, 1e-12);
    }

    /// <summary>A small value is kept to smaller digits, which make no small move a large one.</summary>
    [Fact]
    public void Without_noise_columns_are_in_the_order_of_their_moves()
    {
        SnapshotDifference difference = Assert.Single(Compare(Of(0.1, ("age", 0.001), ("income", 0.3)), Of(0.3, ("age", 0.009), ("income", 0.5))));

        Assert.Equal(["income 0.3 → 0.5", "age 0.001 → 0.009"], difference.Parts);
    }

    [Fact]
    public void A_move_counts_and_not_the_size_of_what_moved() =>
        Assert.Equal(["age 0.1 → 0.3", "income 0.5 → 0.6"], Assert.Single(Compare(Of(0.1, ("age", 0.1), ("income", 0.5)), Of(0.3, ("age", 0.3), ("income", 0.6)))).Parts);

    /// <summary>Parts are kept to three digits, whatever the metric is kept to.</summary>
    [Theory]
    [InlineData(0.3009, 0)]
    [InlineData(0.302, 1)]
    public void A_part_within_its_last_digit_did_not_move(double part, int expected)
    {
        (Snapshot snapshot, Scorecard card) = Of(0.1, ("age", 0.3));

        Assert.Equal(expected, Compare((snapshot, card), (snapshot with { Metrics = [KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.1, null, [part]))] }, card)).Count);
    }

    [Fact]
    public void A_part_without_a_name_is_compared_and_not_listed()
    {
        (Snapshot snapshot, _) = Of(0.1, ("age", 0.3), ("income", 0.3));
        Snapshot now = snapshot with { Metrics = [KeyValuePair.Create("ks-statistic", new SnapshotMetric(1, 0.1, null, [0.3, 0.5]))] };

        SnapshotDifference difference = Assert.Single(new SnapshotComparer([Scores.Error], 40).Compare(snapshot, now, Of(0.1, ("age", 0.3)).Card));
        Assert.Equal(Change.Worse, difference.Change);
        Assert.Empty(difference.Parts);
    }

    /// <summary>A value that may be below 0 is not an amount: from .2 to -.5 is a fall.</summary>
    [Fact]
    public void A_part_of_a_metric_that_may_be_below_0_keeps_its_sign()
    {
        MetricDescriptor metric = Scores.Error with { Minimum = double.NegativeInfinity, Direction = Direction.HigherIsBetter };
        Scorecard Card(double part) => Scores.Card(metric, new MetricResult.Computed(metric.Id, 0.1) { Parts = [new MetricPart("a", null, part)] });

        Assert.Equal(Change.Worse, Assert.Single(new SnapshotComparer([metric], 40).Compare(Scores.Snapshot(Card(0.2)), Scores.Snapshot(Card(-0.5)), Card(-0.5))).Change);
    }

    [Fact]
    public void A_share_that_is_as_far_off_on_the_other_side_did_not_rise()
    {
        MetricDescriptor metric = Scores.Error with { Direction = Direction.HigherIsBetter };
        Scorecard Card(double part) => Scores.Card(metric, new MetricResult.Computed(metric.Id, 0.1) { Parts = [new MetricPart("a", null, 0.2) { Signed = part }] });

        Assert.Equal(Change.Worse, Assert.Single(new SnapshotComparer([metric], 40).Compare(Scores.Snapshot(Card(-0.2)), Scores.Snapshot(Card(0.2)), Card(0.2))).Change);
    }

    /// <summary>A move of an unbounded value is told as a share of it.</summary>
    [Theory]
    [InlineData(500, 600, 0.2)]
    [InlineData(0.5, 0.6, 0.1)]
    public void A_move_is_in_units_of_the_scale(double before, double now, double expected)
    {
        MetricDescriptor metric = Scores.Error with { Maximum = double.PositiveInfinity };
        Scorecard Card(double value) => Scores.Card(metric, new MetricResult.Computed(metric.Id, value));

        Assert.Equal(expected, Assert.Single(new SnapshotComparer([metric], 40).Compare(Scores.Snapshot(Card(before)), Scores.Snapshot(Card(now)), Card(now))).Moved, 1e-9);
    }

    [Fact]
    public void The_last_digit_is_that_of_the_larger_value() =>
        Assert.Equal(1.01e-4 + 1e-9, new SnapshotComparer([Scores.Error], 40).Tolerance(Scores.Error, 0.001, 0.5), 1e-12);

    [Fact]
    public void A_failure_is_why_there_is_no_value() =>
        Assert.Equal("no part", Scores.Snapshot(Scores.Card(new MetricResult.Failed("ks-statistic", "no part") { Unavailable = true })).Metrics[0].Value.Why);

    [Fact]
    public void Of_many_columns_the_four_that_moved_most_are_named_and_none_that_did_not()
    {
        (string, double)[] Parts(params double[] values) => [.. values.Select((v, i) => ($"c{i}", v))];

        Assert.Equal(
            ["c5 0.1 → 0.6", "c4 0.1 → 0.5", "c3 0.1 → 0.4", "c2 0.1 → 0.3"],
            Assert.Single(Compare(Of(0.1, Parts(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)), Of(0.3, Parts(0.1, 0.2, 0.3, 0.4, 0.5, 0.6)))).Parts);
        Assert.Equal(["c1 0.1 → 0.5"], Assert.Single(Compare(Of(0.1, Parts(0.1, 0.1)), Of(0.3, Parts(0.1, 0.5)))).Parts);
    }

    /// <summary>One column better, one worse, the mean as before: nothing is averaged away.</summary>
    [Fact]
    public void A_column_that_moved_is_a_difference_where_the_mean_is_as_before()
    {
        SnapshotDifference difference = Assert.Single(Compare(Of(0.2, ("age", 0.1), ("income", 0.3)), Of(0.2, ("age", 0.25), ("income", 0.15))));

        Assert.Equal(Change.Worse, difference.Change);
        Assert.Equal("age 0.1 → 0.25", difference.Parts[0]);
    }

    /// <summary>A gain elsewhere, however large, does not pay for a column that was lost.</summary>
    [Fact]
    public void A_loss_of_one_column_is_a_loss_where_the_mean_got_better()
    {
        SnapshotDifference difference = Assert.Single(Compare(Of(0.5, ("age", 0.1), ("income", 0.9)), Of(0.2, ("age", 0.3), ("income", 0.1))));

        Assert.Equal(Change.Worse, difference.Change);
        Assert.Equal(["age 0.1 → 0.3", "income 0.9 → 0.1"], difference.Parts);
    }

    [Fact]
    public void A_column_s_mean_that_is_as_far_off_on_the_other_side_is_no_gain() =>
        Assert.Equal(Change.Worse, Assert.Single(Compare(Signed(0.2, 0.2), Signed(0.2, -0.2))).Change);

    [Fact]
    public void A_column_whose_difference_shrank_got_better_whatever_its_sign() =>
        Assert.Equal(Change.Better, Assert.Single(Compare(Signed(0.2, -0.2), Signed(0.1, 0.1))).Change);

    [Fact]
    public void Utility_may_move_by_two_holdout_rows()
    {
        Scorecard now = Scores.Card(Scores.Score, new MetricResult.Computed("tstr-accuracy", 0.85));
        Snapshot before = Scores.Snapshot(Scores.Card(Scores.Score, new MetricResult.Computed("tstr-accuracy", 0.90)));

        Assert.Empty(new SnapshotComparer([Scores.Score], holdoutRows: 40).Compare(before, Scores.Snapshot(now), now));
        Assert.Equal(Change.Worse, Assert.Single(new SnapshotComparer([Scores.Score], holdoutRows: 400).Compare(before, Scores.Snapshot(now), now)).Change);
    }

    // What processors differ by is in units of a bounded scale, and relative to the size of an unbounded value.
    [Theory]
    [InlineData(0, 1, 0.5, 0.02)]
    [InlineData(0, 100, 50, 0.02)]
    [InlineData(0, double.PositiveInfinity, 500, 10)]
    [InlineData(0, double.PositiveInfinity, 0.5, 0.01)]
    [InlineData(double.NegativeInfinity, 1, -500, 10)]
    [InlineData(double.NegativeInfinity, 1, -0.5, 0.02)]
    public void What_processors_differ_by_is_in_units_of_the_scale(double minimum, double maximum, double value, double expected)
    {
        MetricDescriptor metric = Scores.Score with { Minimum = minimum, Maximum = maximum, NoiseRows = 0, Digits = 15 };

        Assert.Equal(expected, new SnapshotComparer([metric], 400).Tolerance(metric, value, value), 1e-6);
    }

    [Theory]
    [InlineData("dataset")]
    [InlineData("generator")]
    [InlineData("generatorVersion")]
    [InlineData("train")]
    [InlineData("holdout")]
    [InlineData("seeds")]
    [InlineData("rows")]
    [InlineData("failures")]
    public void Another_input_is_incomparable_and_named(string property)
    {
        Snapshot snapshot = Of(0.1).Snapshot;
        Snapshot other = property switch
        {
            "dataset" => snapshot with { Dataset = "other" },
            "generator" => snapshot with { Generator = "other" },
            "generatorVersion" => snapshot with { GeneratorVersion = "other" },
            "train" => snapshot with { TrainDigest = "other" },
            "holdout" => snapshot with { HoldoutDigest = "other" },
            "seeds" => snapshot with { Seeds = [1, 2] },
            "rows" => snapshot with { Rows = 31 },
            _ => snapshot with { Failures = ["seed 2: X"] },
        };

        SnapshotDifference difference = Assert.Single(Compare((snapshot, Of(0.1).Card), (other, Of(0.1).Card)));

        Assert.Equal((property, Change.Incomparable), (difference.Subject, difference.Change));
    }

    [Fact]
    public void A_metric_that_came_or_went_is_incomparable()
    {
        (Snapshot snapshot, Scorecard card) = Of(0.1);

        SnapshotDifference gone = Assert.Single(Compare((snapshot, card), (snapshot with { Metrics = [] }, card)));
        Assert.Equal(("ks-statistic", Change.Incomparable, "0.1", "absent"), (gone.Subject, gone.Change, gone.Before, gone.Now));
        SnapshotDifference come = Assert.Single(Compare((snapshot with { Metrics = [] }, card), (snapshot, card)));
        Assert.Equal(("ks-statistic", Change.Incomparable, "absent", "0.1"), (come.Subject, come.Change, come.Before, come.Now));
    }

    [Fact]
    public void A_metric_of_another_version_shows_both_values()
    {
        (Snapshot snapshot, Scorecard card) = Of(0.1);
        Snapshot now = snapshot with { Metrics = [KeyValuePair.Create("ks-statistic", snapshot.Metrics[0].Value with { Version = 2, Value = 0.3 })] };

        SnapshotDifference difference = Assert.Single(Compare((snapshot, card), (now, card)));

        Assert.Equal((Change.Incomparable, "0.1 (version 1)", "0.3 (version 2)"), (difference.Change, difference.Before, difference.Now));
    }

    [Fact]
    public void A_value_that_is_no_longer_there_is_incomparable_with_the_reason()
    {
        var none = (Snapshot: Scores.Snapshot(Scores.Card(new MetricResult.NotApplicable("ks-statistic", "no numbers"))), Card: Scores.Card(new MetricResult.NotApplicable("ks-statistic", "no numbers")));

        SnapshotDifference gone = Assert.Single(Compare(Of(0.1), none));
        Assert.Equal((Change.Incomparable, "0.1", "no numbers"), (gone.Change, gone.Before, gone.Now));
        Assert.Equal(Change.Incomparable, Assert.Single(Compare(none, Of(0.1))).Change);
        Assert.Empty(Compare(none, none));
        var other = (Snapshot: Scores.Snapshot(Scores.Card(new MetricResult.NotApplicable("ks-statistic", "one row"))), none.Card);
        Assert.Equal(("no numbers", "one row"), (Assert.Single(Compare(none, other)).Before, Compare(none, other)[0].Now));
    }

    private static IReadOnlyList<SnapshotDifference> Compare((Snapshot Snapshot, Scorecard Card) before, (Snapshot Snapshot, Scorecard Card) now) =>
        new SnapshotComparer([Scores.Error], 40).Compare(before.Snapshot, now.Snapshot, now.Card);

    private static (Snapshot Snapshot, Scorecard Card) Of(double value, params (string Name, double Value)[] parts)
    {
        Scorecard card = Scores.Card(Scores.Of(value, [.. parts.Select(p => new MetricPart(p.Name, null, p.Value))]));
        return (Scores.Snapshot(card), card);
    }

    private static (Snapshot Snapshot, Scorecard Card) Signed(double value, double part)
    {
        Scorecard card = Scores.Card(Scores.Of(value, new MetricPart("age", null, Math.Abs(part)) { Signed = part }));
        return (Scores.Snapshot(card), card);
    }
}
