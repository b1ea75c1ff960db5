using System.Collections.ObjectModel;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

/// <summary>What the gate makes of what is not there: metrics that failed, have no meaning or were not measured, and generators that failed.</summary>
public sealed class QualityGateFailureTests
{
    private const string Metric = "ks-statistic";

    private static readonly Thresholds None = new(ReadOnlyDictionary<string, Limit>.Empty, [], []);

    [Fact]
    public void A_limit_on_a_metric_that_is_not_installed_is_inconclusive_and_never_met()
    {
        var thresholds = new Thresholds(new Dictionary<string, Limit> { ["detection-auc"] = QualityGateTests.Max(0.6) }, [], []);
        GateResult result = new QualityGate(thresholds, new Dictionary<string, string> { ["detection-auc"] = "Harness.Utility", ["pmse-ratio"] = "Harness.Utility" }).Judge(Scores.Card(Scores.Of(0.04)));

        Assert.Equal((BarVerdict.Inconclusive, false), (result.Bar, result.Passes));
        LimitVerdict verdict = Assert.Single(result.Verdicts); // a metric without a limit is not asked for
        Assert.True(verdict.IsUnmeasured);
        Assert.Contains("Harness.Utility", verdict.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_for_which_no_limit_has_a_meaning_is_not_judged_and_never_good()
    {
        GateResult result = Judge(Scores.Card(new MetricResult.NotApplicable(Metric, "the table has no number")));

        Assert.Equal(Verdict.Inconclusive, result.Overall);
        Assert.Equal(Verdict.Pass, result.Verdicts.Single().Verdict);
        Assert.False(result.Passes);
        Assert.False(result.MeetsBar);
        Assert.Equal("no limit has a meaning for this table, so nothing was judged; give one that has", result.FailureReason);
    }

    [Fact]
    public void One_limit_with_a_meaning_is_enough_to_judge()
    {
        var thresholds = new Thresholds(new Dictionary<string, Limit> { [Metric] = QualityGateTests.Max(0.1), ["total-variation"] = QualityGateTests.Max(0.1) }, [], []);
        Scorecard card = Scores.Card(
            new MetricScore(Scores.Error, [new MetricResult.NotApplicable(Metric, "the table has no number")]),
            Scores.Scored(Scores.Error with { Id = "total-variation" }, 0.05));

        GateResult result = QualityGateTests.Gate(thresholds).Judge(card);

        Assert.Equal((BarVerdict.Met, true), (result.Bar, result.Passes));
        Assert.Equal("the table has no number", result.Verdicts[0].Explanation);
    }

    [Fact]
    public void A_pair_that_no_limit_is_about_is_not_judged_and_never_good() =>
        Assert.Equal(Verdict.Inconclusive, QualityGateTests.Gate(None).Judge(Scores.Card(Scores.Of(0.04))).Overall);

    [Fact]
    public void A_metric_that_failed_is_an_error_with_and_without_a_limit()
    {
        Scorecard card = Scores.Card(new MetricResult.Failed(Metric, "NaN"));

        foreach (GateResult result in (GateResult[])[Judge(card), QualityGateTests.Gate(None).Judge(card)])
        {
            Assert.Equal((Verdict.Error, BarVerdict.Missed), (result.Overall, result.Bar));
            Assert.Equal("NaN", Assert.Single(result.Verdicts).Explanation);
        }
    }

    [Fact]
    public void One_seed_that_failed_is_an_error_of_the_metric() =>
        Assert.Equal(Verdict.Error, Judge(Scores.Card(Scores.Of(0.01), new MetricResult.Failed(Metric, "timed out"))).Overall);

    [Fact]
    public void A_missing_native_part_is_inconclusive_where_a_limit_asks_for_it_and_else_nothing()
    {
        Scorecard card = Scores.Card(new MetricResult.Failed(Metric, "no library") { Unavailable = true });

        LimitVerdict verdict = Assert.Single(Judge(card).Verdicts);
        Assert.Equal((Verdict.Inconclusive, true, "no library"), (verdict.Verdict, verdict.IsUnmeasured, verdict.Explanation));
        Assert.Empty(QualityGateTests.Gate(None).Judge(card).Verdicts);
    }

    [Theory]
    [InlineData("*", "sdv-ctgan", Verdict.Pass)]
    [InlineData("random", "*", Verdict.Error)]
    [InlineData("random", "sdv-ctgan", Verdict.Error)]
    public void A_metric_without_a_meaning_passes_for_all_datasets_and_is_an_error_where_the_limit_names_this_one(string dataset, string generator, Verdict expected)
    {
        var own = new PairLimit(dataset, generator, Metric, new Limit("pairs.x.y.ks-statistic", 0.5, null, null, "r"));
        GateResult result = QualityGateTests.Gate(None with { PairLimits = [own] }).Judge(Scores.Card(new MetricResult.NotApplicable(Metric, "no numbers")));

        Assert.Equal(expected, Assert.Single(result.Verdicts).Verdict);
        Assert.Equal(expected == Verdict.Error ? "pairs.x.y.ks-statistic limits a metric that has no meaning here: no numbers" : "no numbers", result.Verdicts[0].Explanation);
    }

    [Fact]
    public void A_failure_of_the_generator_is_green_only_where_it_is_named()
    {
        Scorecard card = Scores.Failed("ValueError");

        Assert.Equal(Verdict.Fail, Judge(card).Overall);
        Assert.Contains("add under pairs.random.sdv-ctgan: \"failure\": { \"type\": \"ValueError\", \"reason\": \"…\" }", Judge(card).FailureReason, StringComparison.Ordinal);
        Assert.True(Judge(card, failure: "ValueError").Passes);
        Assert.Equal("known", Judge(card, failure: "ValueError").FailureReason);
        Assert.False(Judge(card, failure: "ValueError").MeetsBar);
        Assert.Equal(Verdict.Fail, Judge(card, failure: "TypeError").Overall);
        Assert.Equal(Verdict.Error, Judge(Scores.Card(Scores.Of(0)), failure: "ValueError").Overall);
    }

    [Fact]
    public void Every_seed_has_to_fail_in_the_way_that_is_named() =>
        Assert.Equal(Verdict.Fail, Judge(Scores.Failed("ValueError", "MemoryError"), failure: "ValueError").Overall);

    [Fact]
    public void Seeds_that_have_a_table_are_judged_beside_a_known_failure()
    {
        Scorecard card = Scores.Card(Scores.Of(0.9)) with { Failures = Scores.Failed("ValueError").Failures };

        GateResult result = Judge(card, failure: "ValueError");

        Assert.Equal((Verdict.Pass, Verdict.Fail, BarVerdict.Missed), (result.FailureVerdict, result.Overall, result.Bar));
    }

    [Fact]
    public void A_library_that_is_not_installed_is_no_failure_of_the_generator()
    {
        Scorecard card = Scores.Failed("X", "X");
        card = card with { Failures = [card.Failures[0], card.Failures[1] with { Message = "libtoy is missing", Unavailable = true }] };

        GateResult result = Judge(card, failure: "X");

        Assert.Equal((Verdict.Inconclusive, "libtoy is missing", false), (result.Overall, result.FailureReason, result.Passes));
    }

    [Fact]
    public void A_pair_with_neither_a_table_nor_a_failure_is_an_error()
    {
        GateResult result = Judge(Scores.Failed());

        Assert.Equal((Verdict.Error, "the pair has neither a table nor a recorded failure"), (result.Overall, result.FailureReason));
        Assert.False(result.Passes);
        Assert.False(result.MeetsBar);
    }

    [Theory]
    [InlineData("iris", "sdv-ctgan", true)]
    [InlineData("penguins", "sdv-ctgan", true)]
    [InlineData("iris", "gan", true)]
    [InlineData("penguins", "gan", false)]
    [InlineData("iris", "cart", false)]
    public void A_pair_is_required_where_its_generator_names_the_dataset_or_all(string dataset, string generator, bool expected) =>
        Assert.Equal(expected, (None with { Required = new Dictionary<string, IReadOnlyList<string>> { ["sdv-ctgan"] = ["*"], ["gan"] = ["iris", "titanic"] } }).Requires(dataset, generator));

    private static GateResult Judge(Scorecard card, string? failure = null) => QualityGateTests.Gate(new Thresholds(
        new Dictionary<string, Limit> { [Metric] = QualityGateTests.Max(0.1) },
        [],
        failure is null ? [] : [new KnownFailure("*", "sdv-ctgan", "pairs.*.sdv-ctgan.failure", failure, "known")])).Judge(card);
}
