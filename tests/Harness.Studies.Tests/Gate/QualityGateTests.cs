using System.Collections.ObjectModel;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

/// <summary>What the gate makes of values: limits, and what fresh real rows get by chance.</summary>
public sealed class QualityGateTests
{
    private static readonly MetricDescriptor Other = Scores.Error with { Id = "total-variation" };

    [Fact]
    public void The_limit_applies_to_the_mean_over_seeds()
    {
        GateResult result = Judge(Scores.Card(Scores.Of(0.04), Scores.Of(0.14)), Max(0.1));

        Assert.True(result.Passes);
        Assert.True(result.MeetsBar);
        Assert.Equal(0.09, result.Verdicts[0].Score.Value!.Value, 12);
        Assert.Equal(Math.Sqrt(0.005), result.Verdicts[0].Score.Spread!.Value, 12);
    }

    [Theory]
    [InlineData(0.1, Verdict.Pass)]
    [InlineData(0.1000001, Verdict.Fail)]
    public void Where_nothing_tells_of_chance_the_limit_alone_decides(double value, Verdict expected)
    {
        LimitVerdict verdict = Judge(Scores.Card(Scores.Of(value)), Max(0.1)).Verdicts.Single();

        Assert.Equal((expected, 0.1, null, null, ""), (verdict.Verdict, verdict.Bound, verdict.Chance, verdict.PValue, verdict.Explanation));
    }

    /// <summary>Fresh rows get .05 ± .01: .07 is what one table in some forty gets, .09 none in ten thousand.</summary>
    [Theory]
    [InlineData(0.055, Verdict.Pass)]
    [InlineData(0.06, Verdict.Pass)]
    [InlineData(0.07, Verdict.Inconclusive)]
    [InlineData(0.09, Verdict.Fail)]
    public void A_limit_is_missed_only_beyond_what_fresh_rows_get_too(double value, Verdict expected)
    {
        MetricScore score = Scores.Scored(Scores.Error, value, mean: 0.05, deviation: 0.01);
        LimitVerdict verdict = Judge(Scores.Card(score), Max(0.06)).Verdicts.Single();

        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(0.06, verdict.Bound);
        Assert.Equal(score.Fresh!.Level(0.01, above: true), verdict.Chance);
        Assert.Equal(score.Fresh.PValue(value, above: true), verdict.PValue);
        Assert.False(verdict.IsUnmeasured);
        Assert.Equal(
            expected == Verdict.Inconclusive ? "beyond 0.06, but fresh real rows of this number may get 0.0748: too few rows to tell" : "",
            verdict.Explanation);
    }

    /// <summary>Part a is farther off, and chance; b is not, and decides. A limit's share is all of .01, since there is one limit.</summary>
    [Theory]
    [InlineData(0.009, Verdict.Fail, "b 0.08; fresh real rows get 0.05 and are as far out with p = 0.009")]
    [InlineData(0.01, Verdict.Inconclusive, "b: beyond 0.07, but by chance p = 0.01, no less than this limit's share 0.01: too few rows to tell")]
    public void Parts_with_a_probability_of_their_own_are_judged_by_it(double p, Verdict expected, string explanation)
    {
        MetricDescriptor worst = Scores.Error.Worst();
        MetricPart[] parts = [new("a", null, 0.3) { PValue = 0.5 }, new("b", null, 0.08) { PValue = p }, new("c", null, 0.06) { PValue = 1e-9 }];
        MetricScore score = new(worst, [new MetricResult.Computed(worst.Id, 0.3) { Parts = parts }]) { Fresh = new FreshRows(worst.Id, 200, 30, 0.05, 1e-6, 0, 0.5, 0.5) };

        LimitVerdict byExcess = Judge(Scores.Card(score), new Limit("metrics.ks-statistic-worst", null, null, 0.02)).Verdicts.Single();
        LimitVerdict byMaximum = Judge(Scores.Card(score), new Limit("metrics.ks-statistic-worst", 0.07, null, null)).Verdicts.Single();

        Assert.All([byExcess, byMaximum], verdict =>
        {
            Assert.Equal((expected, "b", p, null), (verdict.Verdict, verdict.Part!.Name, verdict.PValue, verdict.Chance));
            Assert.Equal(explanation, verdict.Explanation);
            Assert.Equal([Verdict.Inconclusive, expected, Verdict.Pass], verdict.Parts.Select(v => v.Verdict));
        });
    }

    [Fact]
    public void Over_seeds_a_part_has_the_least_probability_times_their_number()
    {
        MetricResult Of(double p, double q) => Scores.Of(0.1, new MetricPart("a", null, 0.1) { PValue = p }, new MetricPart("b", null, 0.1) { PValue = q }, new MetricPart("c", null, 0.1));

        Assert.Equal([0.03, 1, null], new MetricScore(Scores.Error, [Of(0.02, 0.9), Of(0.01, 0.4), Of(0.5, 1)]).Parts.Select(p => p.PValue));
    }

    [Fact]
    public void Below_a_least_value_the_message_says_what_fresh_rows_may_get()
    {
        MetricScore score = Scores.Scored(Scores.Score, 0.77, mean: 0.8, deviation: 0.02);
        LimitVerdict verdict = Judge(Scores.Card(score), new Limit("metrics.tstr-accuracy", null, 0.78, null)).Verdicts.Single();

        Assert.Equal((Verdict.Inconclusive, 0.78, true), (verdict.Verdict, verdict.Bound, verdict.IsLeast));
        Assert.Equal("below 0.78, but fresh real rows of this number may get 0.75: too few rows to tell", verdict.Explanation);
    }

    /// <summary>A test that the data give goes before what splits say.</summary>
    [Fact]
    public void A_comparison_alone_says_how_likely_a_value_is()
    {
        MetricScore score = Scores.Compared(Scores.Error, 0.3, reference: 0.05, p: 0.2) with { Fresh = new FreshRows("ks-statistic", 200, 30, 0.05, 0.01, 0, 0, 0) };
        LimitVerdict verdict = Judge(Scores.Card(score), Max(0.1)).Verdicts.Single();

        Assert.Equal((Verdict.Inconclusive, 0.2, null, 0.05), (verdict.Verdict, verdict.PValue, verdict.Chance, verdict.Fresh));
    }

    [Fact]
    public void In_the_middle_of_two_ends_the_lower_one_is_shown() =>
        Assert.Equal(0.25, Judge(Scores.Card(Scores.Scored(Scores.Share, 0.5)), new Limit("metrics.nearest-train-share", 0.75, 0.25, null)).Verdicts.Single().Bound);

    [Theory]
    [InlineData(0.1, null, null, 0.1, false)]
    [InlineData(null, 0.4, null, 0.4, true)]
    [InlineData(0.6, 0.4, null, 0.4, true)]
    [InlineData(0.6, 0.4, null, 0.6, false)]
    [InlineData(null, null, 0.1, 0.3, true)] // fresh rows get .5
    [InlineData(null, null, 0.1, 0.6, false)]
    [InlineData(null, null, 0.1, 0.5, false)]
    public void A_bound_is_the_least_or_the_greatest_that_is_allowed(double? maximum, double? minimum, double? excess, double bound, bool isLeast) =>
        Assert.Equal(isLeast, new LimitVerdict(Scores.Scored(Scores.Share, 0.9, mean: 0.5), new Limit("x", maximum, minimum, excess), Verdict.Pass, "") { Bound = bound }.IsLeast);

    [Fact]
    public void How_far_beyond_is_counted_in_bounds_and_of_a_bound_near_0_in_hundredths()
    {
        var verdict = new LimitVerdict(Scores.Scored(Scores.Error, 0.5), Max(0.2), Verdict.Fail, "");

        Assert.Equal(1.5, (verdict with { Bound = 0.2 }).Beyond, 1e-12);
        Assert.Equal(1.5, (verdict with { Bound = -1 }).Beyond, 1e-12);
        Assert.Equal(50, (verdict with { Bound = 0 }).Beyond, 1e-12);
        Assert.Equal(49.5, (verdict with { Bound = 0.005 }).Beyond, 1e-12);
        Assert.Equal(double.PositiveInfinity, verdict.Beyond);
        Assert.Equal(double.PositiveInfinity, (verdict with { Bound = 0.2, Score = new MetricScore(Scores.Error, [new MetricResult.NotApplicable("x", "y")]) }).Beyond);
    }

    [Theory]
    [InlineData(Verdict.Pass, false, true, false, false)]
    [InlineData(Verdict.Pass, true, false, false, false)]
    [InlineData(Verdict.Inconclusive, false, false, true, false)]
    [InlineData(Verdict.Inconclusive, true, false, false, false)]
    [InlineData(Verdict.Fail, true, false, false, true)]
    [InlineData(Verdict.Error, false, false, false, true)]
    public void A_verdict_says_what_it_is_of(Verdict verdict, bool hasValue, bool doesNotApply, bool isUnmeasured, bool isMissed)
    {
        MetricScore score = hasValue ? Scores.Scored(Scores.Error, 0.5) : new MetricScore(Scores.Error, [new MetricResult.NotApplicable("x", "y")]);
        var limit = new LimitVerdict(score, Max(0.1), verdict, "");

        Assert.Equal((doesNotApply, isUnmeasured, isMissed), (limit.DoesNotApply, limit.IsUnmeasured, limit.IsMissed));
    }

    /// <summary>What was decided by goes before the comparison, and that before the splits.</summary>
    [Fact]
    public void What_fresh_rows_get_is_that_of_the_part_that_decided_else_the_reference_else_the_mean()
    {
        MetricScore score = Scores.Compared(Scores.Error, 0.3, reference: 0.07, p: 0.2) with { Fresh = new FreshRows("ks-statistic", 200, 30, 0.05, 0.01, 0, 0, 0) };

        Assert.Equal(0.02, new LimitVerdict(score, Max(0.1), Verdict.Pass, "") { Fresh = 0.02 }.Fresh);
        Assert.Equal(0.07, new LimitVerdict(score, Max(0.1), Verdict.Pass, "").Fresh);
        Assert.Equal(0.05, new LimitVerdict(Scores.Scored(Scores.Error, 0.3, mean: 0.05), Max(0.1), Verdict.Pass, "").Fresh);
    }

    /// <summary>Models that learn nothing from half of the real rows leave a split without a value.</summary>
    [Theory]
    [InlineData(0.1, Verdict.Pass, "")]
    [InlineData(0.2, Verdict.Inconclusive, "beyond 0.1, but nothing says what fresh real rows get: they are too few, or the metric has no value at some splits of them")]
    public void Where_chance_was_asked_for_and_is_not_known_nothing_is_missed(double value, Verdict expected, string explanation)
    {
        LimitVerdict verdict = Judge(Scores.Card(new MetricScore(Scores.Error, [new MetricResult.Computed(Scores.Error.Id, value)]) { LacksFresh = true }), Max(0.1)).Verdicts.Single();

        Assert.Equal((expected, explanation), (verdict.Verdict, verdict.Explanation));
    }

    // On a wide table fresh rows may get more than the limit; the bar does not move by it.
    [Fact]
    public void A_value_beyond_chance_but_within_the_limit_passes() =>
        Assert.Equal(Verdict.Pass, Judge(Scores.Card(Scores.Scored(Scores.Error, 0.2, mean: 0.05, deviation: 0.01)), Max(0.3)).Overall);

    [Theory]
    [InlineData(0.47, Verdict.Pass, 0.4)]
    [InlineData(0.53, Verdict.Pass, 0.6)]
    [InlineData(0.39, Verdict.Inconclusive, 0.4)]
    [InlineData(0.61, Verdict.Inconclusive, 0.6)]
    [InlineData(0.2, Verdict.Fail, 0.4)]
    [InlineData(0.8, Verdict.Fail, 0.6)]
    public void A_limit_on_both_sides_asks_chance_on_the_side_that_the_value_is_beyond(double value, Verdict expected, double bound)
    {
        LimitVerdict verdict = Judge(Scores.Card(Scores.Scored(Scores.Share, value, mean: 0.5, deviation: 0.05)), new Limit("metrics.x", 0.6, 0.4, null)).Verdicts.Single();

        Assert.Equal((expected, bound), (verdict.Verdict, verdict.Bound));
        Assert.Equal(bound > 0.5, verdict.Chance > 0.5);
    }

    [Theory]
    [InlineData(0.8, Verdict.Pass)]
    [InlineData(0.75, Verdict.Pass)]
    [InlineData(0.74, Verdict.Inconclusive)]
    [InlineData(0.6, Verdict.Fail)]
    public void A_score_that_is_better_when_higher_is_asked_below(double value, Verdict expected) =>
        Assert.Equal(expected, Judge(Scores.Card(Scores.Scored(Scores.Score, value, mean: 0.78, deviation: 0.03)), new Limit("metrics.x", null, 0.75, null)).Overall);

    [Fact]
    public void An_excess_is_over_the_mean_of_fresh_rows()
    {
        var limit = new Limit("metrics.x", null, null, 0.0625);

        Assert.Equal(Verdict.Pass, Judge(Scores.Card(Scores.Scored(Scores.Error, 0.3125, mean: 0.25, deviation: 0.01)), limit).Overall);
        LimitVerdict beyond = Judge(Scores.Card(Scores.Scored(Scores.Error, 0.32, mean: 0.25, deviation: 0.01)), limit).Verdicts.Single();
        Assert.Equal((Verdict.Fail, 0.3125), (beyond.Verdict, beyond.Bound));
        Assert.Equal(Verdict.Inconclusive, Judge(Scores.Card(Scores.Scored(Scores.Error, 0.32, mean: 0.25, deviation: 0.05)), limit).Overall);
    }

    [Fact]
    public void An_excess_over_what_cannot_be_measured_is_open_and_no_failure()
    {
        GateResult result = Judge(Scores.Card(Scores.Of(0.9)), new Limit("metrics.x", null, null, 0.1));

        Assert.Equal(BarVerdict.Inconclusive, result.Bar);
        Assert.True(result.Passes);
        Assert.Equal("the limit is over what fresh real rows get, and there are too few real rows to measure it", result.Verdicts.Single().Explanation);
    }

    // The p-value of the comparison is .006: below .01, the share of one limit, and not below .005, that of each of two.
    [Theory]
    [InlineData(0, 0, Verdict.Fail)]
    [InlineData(1, 0, Verdict.Inconclusive)]
    [InlineData(0, 1, Verdict.Fail)] // chance cannot judge it, so it has no share
    [InlineData(1, 1, Verdict.Inconclusive)]
    public void Each_limit_that_chance_can_judge_has_an_even_share_of_the_false_alarms(int judged, int notJudged, Verdict expected)
    {
        MetricScore[] scores =
        [
            Scores.Compared(Scores.Error, 0.3, reference: 0.1, p: 0.006),
            .. Enumerable.Range(0, judged).Select(i => Scores.Scored(Other with { Id = $"a{i}" }, 0, mean: 0, deviation: 1)),
            .. Enumerable.Range(0, notJudged).Select(i => Scores.Scored(Other with { Id = $"b{i}" }, 0)),
        ];
        GateResult result = Judge(Scores.Card(scores), Max(0.1), more: [.. scores.Skip(1).Select(s => s.Descriptor.Id)]);

        Assert.Equal(expected, result.Verdicts[0].Verdict);
        Assert.Equal(expected == Verdict.Fail ? "" : "beyond 0.1, but by chance p = 0.006, no less than this limit's share 0.005: too few rows to tell", result.Verdicts[0].Explanation);
        Assert.Null(result.Verdicts[0].Chance);
        Assert.Equal(1 + judged + notJudged, result.Verdicts.Count);
    }

    [Theory]
    [InlineData(0.01, Verdict.Inconclusive)]
    [InlineData(0.0099, Verdict.Fail)]
    public void A_p_value_of_exactly_the_share_is_no_proof(double p, Verdict expected) =>
        Assert.Equal(expected, Judge(Scores.Card(Scores.Compared(Scores.Error, 0.3, 0.1, p)), Max(0.1)).Overall);

    [Fact]
    public void A_value_without_a_limit_has_no_share_and_no_verdict()
    {
        GateResult result = Judge(Scores.Card(Scores.Compared(Scores.Error, 0.3, 0.1, 0.006), Scores.Scored(Other, 0.9, mean: 0, deviation: 0.1)), Max(0.1));

        Assert.Equal(Verdict.Fail, Assert.Single(result.Verdicts).Verdict);
    }

    [Fact]
    public void The_false_alarms_are_those_of_the_file()
    {
        MetricScore score = Scores.Compared(Scores.Error, 0.3, reference: 0.1, p: 0.03);
        Thresholds Of(double alarms) => new(new Dictionary<string, Limit> { ["ks-statistic"] = Max(0.1) }, [], []) { FalseAlarms = alarms };

        Assert.Equal(Verdict.Inconclusive, Gate(Of(0.02)).Judge(Scores.Card(score)).Overall);
        Assert.Equal(Verdict.Fail, Gate(Of(0.05)).Judge(Scores.Card(score)).Overall);
    }

    [Fact]
    public void A_value_that_cannot_be_judged_for_this_table_is_open()
    {
        var score = new MetricScore(Scores.Error, [new MetricResult.Computed("ks-statistic", 0.9) { CannotTell = "the tables have no numbers" }]);

        LimitVerdict verdict = Judge(Scores.Card(score), Max(0.1)).Verdicts.Single();

        Assert.Equal((Verdict.Inconclusive, "the tables have no numbers", false), (verdict.Verdict, verdict.Explanation, verdict.IsUnmeasured));
    }

    [Fact]
    public void What_was_learned_by_heart_is_judged_as_any_metric()
    {
        Scorecard card = MemorisationTests.Card(likeness: 0.001, nearness: 0.0001);
        GateResult result = Gate(new Thresholds(new Dictionary<string, Limit> { ["memorised"] = new("metrics.memorised", null, 0.005, null) }, [], [])).Judge(card);

        LimitVerdict verdict = Assert.Single(result.Verdicts);
        Assert.Equal(("memorised", Verdict.Fail), (verdict.Score.Descriptor.Id, verdict.Verdict));
    }

    [Fact]
    public void The_most_exact_limit_of_a_pair_applies_in_place_of_the_bar()
    {
        Thresholds thresholds = new(new Dictionary<string, Limit> { ["ks-statistic"] = Max(0.1) }, [new("random", "*", "ks-statistic", Max(0.4)), new("random", "sdv-ctgan", "ks-statistic", Max(0.3))], []);

        Assert.Equal(0.3, Gate(thresholds).Judge(Scores.Card(Scores.Of(0.2))).Verdicts.Single().Bound);
        Assert.Equal(0.1, Gate(thresholds with { PairLimits = [new("iris", "*", "ks-statistic", Max(0.4))] }).Judge(Scores.Card(Scores.Of(0.2))).Verdicts.Single().Bound);
    }

    internal static Limit Max(double value) => new("metrics.x", value, null, null);

    internal static QualityGate Gate(Thresholds thresholds) => new(thresholds, ReadOnlyDictionary<string, string>.Empty);

    private static GateResult Judge(Scorecard card, Limit limit, params string[] more) =>
        Gate(new Thresholds(more.Prepend(card.Scores[0].Descriptor.Id).ToDictionary(id => id, _ => limit), [], [])).Judge(card);
}
