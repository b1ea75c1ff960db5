using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public class GateResultTests
{
    // p: passed, f: failed, e: error, o: open for want of rows, u: not measured.
    [Theory]
    [InlineData("p", null, BarVerdict.Met, Verdict.Pass, true)]
    [InlineData("pp", null, BarVerdict.Met, Verdict.Pass, true)]
    [InlineData("po", null, BarVerdict.Inconclusive, Verdict.Inconclusive, true)]
    [InlineData("op", null, BarVerdict.Inconclusive, Verdict.Inconclusive, true)]
    [InlineData("pu", null, BarVerdict.Inconclusive, Verdict.Inconclusive, false)]
    [InlineData("ou", null, BarVerdict.Inconclusive, Verdict.Inconclusive, false)]
    [InlineData("pf", null, BarVerdict.Missed, Verdict.Fail, false)]
    [InlineData("fp", null, BarVerdict.Missed, Verdict.Fail, false)]
    [InlineData("of", null, BarVerdict.Missed, Verdict.Fail, false)]
    [InlineData("fo", null, BarVerdict.Missed, Verdict.Fail, false)]
    [InlineData("pe", null, BarVerdict.Missed, Verdict.Error, false)]
    [InlineData("oe", null, BarVerdict.Missed, Verdict.Error, false)]
    [InlineData("fe", null, BarVerdict.Missed, Verdict.Error, false)]
    [InlineData("ef", null, BarVerdict.Missed, Verdict.Error, false)]
    [InlineData("pofue", null, BarVerdict.Missed, Verdict.Error, false)]
    [InlineData("p", Verdict.Pass, BarVerdict.Inconclusive, Verdict.Pass, true)]
    [InlineData("p", Verdict.Inconclusive, BarVerdict.Inconclusive, Verdict.Inconclusive, false)]
    [InlineData("p", Verdict.Fail, BarVerdict.Inconclusive, Verdict.Fail, false)]
    [InlineData("p", Verdict.Error, BarVerdict.Inconclusive, Verdict.Error, false)]
    [InlineData("f", Verdict.Inconclusive, BarVerdict.Missed, Verdict.Fail, false)]
    [InlineData("e", Verdict.Fail, BarVerdict.Missed, Verdict.Error, false)]
    [InlineData("o", Verdict.Error, BarVerdict.Inconclusive, Verdict.Error, false)]
    public void Every_combination_of_verdicts_says_one_thing(string limits, Verdict? failure, BarVerdict bar, Verdict overall, bool passes)
    {
        GateResult result = Of(limits, failure);

        Assert.Equal((bar, overall, passes), (result.Bar, result.Overall, result.Passes));
        Assert.Equal(bar == BarVerdict.Met, result.MeetsBar);
    }

    [Fact]
    public void A_generator_that_failed_never_clears_the_bar_even_where_its_failure_is_known()
    {
        var known = new GateResult(Scores.Failed("X"), [], Verdict.Pass);
        Assert.Equal((BarVerdict.Missed, Verdict.Pass, true), (known.Bar, known.Overall, known.Passes));

        GateResult withTables = Of("p", Verdict.Pass);
        withTables = withTables with { Scorecard = withTables.Scorecard with { Failures = Scores.Failed("X").Failures } };
        Assert.Equal(BarVerdict.Missed, withTables.Bar);
    }

    [Fact]
    public void What_is_open_and_what_has_a_meaning_is_counted()
    {
        GateResult result = Of("ppoouf", null);
        var none = new LimitVerdict(new MetricScore(Scores.Error, [new MetricResult.NotApplicable("ks-statistic", "no number")]), new Limit("x", 0.1, null, null), Verdict.Pass, "no number");

        Assert.Equal((3, 1, 6), (result.Open.Count, result.Missed.Count, (result with { Verdicts = [.. result.Verdicts, none] }).Asked.Count));
    }

    [Theory]
    [InlineData("p", 999, true)]
    [InlineData("o", 999, true)]
    [InlineData("f", 999, false)] // a fault that was found needs no excuse
    [InlineData("p", 1000, false)]
    public void A_good_verdict_on_few_rows_says_what_it_is_worth(string limits, int rows, bool expected)
    {
        GateResult result = Of(limits, null);
        result = result with { Scorecard = result.Scorecard with { Dataset = RandomTables.Dataset(1, rows) } };

        Assert.Equal(expected ? $"{rows} real rows: fewer than 1000 tell large faults only; docs/gate.md says which." : null, result.SizeNote);
    }

    private static GateResult Of(string limits, Verdict? failure) => new(Scores.Card(Scores.Of(0.1)), [.. limits.Select(Limited)], failure);

    private static LimitVerdict Limited(char kind)
    {
        MetricScore score = kind == 'u'
            ? new MetricScore(Scores.Error, [new MetricResult.Failed("ks-statistic", "not here") { Unavailable = true }])
            : Scores.Scored(Scores.Error, 0.1);
        var verdict = new LimitVerdict(score, new Limit("metrics.ks-statistic", 0.1, null, null), kind switch { 'p' => Verdict.Pass, 'f' => Verdict.Fail, 'e' => Verdict.Error, _ => Verdict.Inconclusive }, "");
        Assert.Equal(kind == 'u', verdict.IsUnmeasured);
        return verdict;
    }
}
