using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

/// <summary>
/// A limit on the worst part, where chance moves parts differently: of fresh rows <c>a</c> gets .05 ± .01, <c>b</c> .3 ± .05, and the largest
/// of the standardised deviations is 1.5 ± .5. The excess is .1.
/// </summary>
public class QualityGatePartTests
{
    private static readonly FreshRows Largest = new("ks-statistic-worst", 200, 30, 1.5, 0.5, 0, 0, 0);

    private static readonly FreshRows Fresh = new("ks-statistic-worst", 200, 30, 0.2, 0.02, 0, 0.5, 0.5)
    {
        Parts = new FreshParts(new Dictionary<string, FreshParts.Part> { ["a"] = new(0.05, 0.01), ["b"] = new(0.3, 0.05) }, Largest),
    };

    [Theory]
    [InlineData(0.1, 0.35, Verdict.Pass, "b")] // a has five deviations, within the excess: the largest is shown
    [InlineData(0.15, 0.35, Verdict.Pass, "b")] // a is at the limit
    [InlineData(0.2, 0.35, Verdict.Fail, "a")] // smaller than b, and far beyond what a gets
    [InlineData(0.05, 0.41, Verdict.Inconclusive, "b")] // 2.2 deviations
    [InlineData(0.05, 0.7, Verdict.Fail, "b")]
    [InlineData(0.2, 0.41, Verdict.Fail, "a")] // both are beyond, and a farther for what it is
    [InlineData(0.1, 0.41, Verdict.Inconclusive, "b")] // a is farther out, but within the limit
    public void Of_parts_beyond_their_limit_the_least_likely_decides_and_else_the_largest_is_shown(double a, double b, Verdict expected, string part)
    {
        LimitVerdict verdict = Judge(new MetricPart("a", null, a), new MetricPart("b", null, b));

        Assert.Equal((expected, part), (verdict.Verdict, verdict.Part!.Label));
        (double mean, double deviation, double value) = part == "a" ? (0.05, 0.01, a) : (0.3, 0.05, b);
        Assert.Equal(mean + 0.1, verdict.Bound!.Value, 1e-12);
        Assert.Equal(mean + Largest.Level(0.01, above: true) * deviation, verdict.Chance!.Value, 1e-12);
        Assert.Equal(Largest.PValue((value - mean) / deviation, above: true), verdict.PValue!.Value, 1e-12);
    }

    [Fact]
    public void The_part_is_named_with_what_fresh_rows_get_of_it()
    {
        Assert.Equal("a 0.2; fresh real rows get 0.05 and stay within 0.0774", Judge(new MetricPart("a", null, 0.2)).Explanation);
        Assert.Equal("b: beyond 0.4, but fresh real rows of this number may get 0.437: too few rows to tell", Judge(new MetricPart("b", null, 0.41)).Explanation);
        Assert.Equal("", Judge(new MetricPart("a", null, 0.1)).Explanation);
    }

    /// <summary>Fresh rows do not always have the part: it is held against the worst of all, .2 ± .02.</summary>
    [Theory]
    [InlineData(0.3, Verdict.Pass)]
    [InlineData(0.31, Verdict.Fail)]
    public void A_part_that_fresh_rows_do_not_always_have_is_held_against_their_worst(double value, Verdict expected)
    {
        LimitVerdict verdict = Judge(new MetricPart("a", "b", value));

        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(Fresh.PValue(value, above: true), verdict.PValue);
        Assert.Equal(Fresh.Level(0.01, above: true), verdict.Chance);
        Assert.Equal(0.3, verdict.Bound!.Value, 1e-12);
    }

    /// <summary>Each part is told by itself: a is beyond, b within its own limit of .4, c open or beyond by the worst of all, .2 ± .02.</summary>
    [Fact]
    public void Every_part_has_its_own_verdict()
    {
        LimitVerdict verdict = Judge(new MetricPart("a", null, 0.2), new MetricPart("b", null, 0.35), new MetricPart("c", "a", 0.31));

        Assert.Equal([("a", Verdict.Fail), ("b", Verdict.Pass), ("c × a", Verdict.Fail)], verdict.Parts.Select(p => (p.Part.Label, p.Verdict)));
        Assert.Equal([0.05, 0.3, 0.2], verdict.Parts.Select(p => p.Fresh!.Value));
        Assert.All(verdict.Parts, p => Assert.Equal(p.Fresh!.Value + 0.1, p.Bound, 1e-12));
    }

    [Fact]
    public void Parts_of_a_worst_without_own_limits_share_the_limit_and_a_mean_has_none()
    {
        Assert.Equal([Verdict.Inconclusive, Verdict.Pass], Judge(new Limit("metrics.x", 0.15, null, null), [new MetricPart("a", null, 0.2), new MetricPart("b", null, 0.1)]).Parts.Select(p => p.Verdict));
        Assert.Empty(QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [Scores.Error.Id] = QualityGateTests.Max(0.1) }, [], [])).Judge(Scores.Card(Scores.Of(0.3))).Verdicts.Single().Parts);
    }

    [Fact]
    public void Without_a_part_there_is_nothing_to_miss() =>
        Assert.Equal((Verdict.Pass, null), Judge() is var verdict ? (verdict.Verdict, verdict.Part) : default);

    [Fact]
    public void An_absolute_limit_asks_no_part_for_its_chance()
    {
        LimitVerdict verdict = Judge(new Limit("metrics.x", 0.15, null, null), [new MetricPart("a", null, 0.2)]);

        Assert.Equal((Verdict.Inconclusive, 0.15), (verdict.Verdict, verdict.Bound)); // .2 is what fresh rows get of the worst of all
        Assert.Equal("a", verdict.Part!.Label);
    }

    /// <summary>Numbers that binary fractions are exact of: fresh rows get .25, the excess is .5.</summary>
    [Theory]
    [InlineData(0.75, Verdict.Pass)]
    [InlineData(0.7501, Verdict.Fail)]
    public void A_part_at_its_limit_is_within(double value, Verdict expected)
    {
        FreshRows fresh = Fresh with { Parts = new FreshParts(new Dictionary<string, FreshParts.Part> { ["a"] = new(0.25, 0.0625) }, Largest) };
        LimitVerdict verdict = Judge(new Limit("metrics.x", null, null, 0.5), [new MetricPart("a", null, value)], fresh);

        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(expected, Assert.Single(verdict.Parts).Verdict);
    }

    /// <summary>So far out that both probabilities are 0: the part that is farther from what fresh rows get of it decides.</summary>
    [Fact]
    public void Of_parts_that_are_as_unlikely_the_farther_one_decides()
    {
        FreshRows fresh = Fresh with { Parts = new FreshParts(new Dictionary<string, FreshParts.Part> { ["a"] = new(0.5, 0), ["b"] = new(0.1, 0), ["c"] = new(0.45, 0) }, Largest with { Deviation = 0 }) };
        LimitVerdict verdict = Judge(new Limit("metrics.x", null, null, 0.1), [new MetricPart("a", null, 0.9), new MetricPart("b", null, 0.6), new MetricPart("c", null, 0.7)], fresh);

        Assert.All(verdict.Parts, p => Assert.Equal((Verdict.Fail, 0.0), (p.Verdict, p.PValue!.Value)));
        Assert.Equal("b", verdict.Part!.Name);
    }

    [Fact]
    public void Parts_of_a_mean_and_of_a_worst_that_rises_have_no_verdict_of_their_own()
    {
        MetricPart[] parts = [new("a", null, 0.3), new("b", null, 0.2)];
        foreach (MetricDescriptor metric in new[] { Scores.Error, Scores.Error.Worst() with { Direction = Direction.HigherIsBetter } })
        {
            var limit = metric.Direction == Direction.HigherIsBetter ? new Limit("metrics.x", null, 0.4, null) : QualityGateTests.Max(0.1);
            LimitVerdict verdict = QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [metric.Id] = limit }, [], [])).Judge(Scores.Card(new MetricScore(metric, [new MetricResult.Computed(metric.Id, 0.25) { Parts = parts }]))).Verdicts.Single();

            Assert.Equal(Verdict.Fail, verdict.Verdict);
            Assert.Empty(verdict.Parts);
            Assert.Equal(verdict.Part, Assert.Single(MissedPart.Of(new GateResult(Scores.Card(Scores.Of(0)), [verdict]))).Own.Part);
        }
    }

    private static LimitVerdict Judge(params MetricPart[] parts) => Judge(new Limit("metrics.x", null, null, 0.1), parts);

    private static LimitVerdict Judge(Limit limit, MetricPart[] parts, FreshRows? fresh = null)
    {
        MetricDescriptor worst = Scores.Error.Worst();
        var score = new MetricScore(worst, [new MetricResult.Computed(worst.Id, parts.Select(p => p.Value).DefaultIfEmpty().Max()) { Parts = parts }]) { Fresh = fresh ?? Fresh };
        return QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [worst.Id] = limit }, [], [])).Judge(Scores.Card(score)).Verdicts.Single();
    }
}
