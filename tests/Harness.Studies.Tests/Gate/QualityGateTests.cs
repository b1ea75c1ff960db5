using System.Collections.ObjectModel;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public sealed class QualityGateTests
{
    private const string Metric = "ks-statistic";

    private static readonly Limit Bar = new("metrics.ks-statistic", 0.1, null, null);

    [Fact]
    public void The_limit_applies_to_the_mean_over_seeds()
    {
        GateResult result = Judge(Scores.Card(Scores.Of(0.04), Scores.Of(0.14)));

        Assert.True(result.Passes);
        Assert.True(result.MeetsBar);
        Assert.Equal(0.09, result.Verdicts[0].Score.Value!.Value, 12);
        Assert.Equal(Math.Sqrt(0.005), result.Verdicts[0].Score.Spread!.Value, 12);
    }

    [Fact]
    public void A_limit_on_a_metric_that_is_not_installed_is_inconclusive_and_never_met()
    {
        var thresholds = new Thresholds(new Dictionary<string, Limit> { ["detection-auc"] = new("metrics.detection-auc", 0.6, null, null) }, [], []);
        GateResult result = new QualityGate(thresholds, new Dictionary<string, string> { ["detection-auc"] = "Harness.Utility" }).Judge(Scores.Card(Scores.Of(0.04)));

        Assert.Equal(Verdict.Inconclusive, result.Overall);
        Assert.False(result.Passes);
        Assert.False(result.MeetsBar);
        Assert.Contains("Harness.Utility", result.Verdicts.Single().Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_for_which_no_limit_has_a_meaning_is_not_judged_and_never_good()
    {
        GateResult result = Judge(Scores.Card(new MetricResult.NotApplicable(Metric, "the table has no number")));

        Assert.Equal(Verdict.Inconclusive, result.Overall);
        Assert.False(result.Passes);
        Assert.False(result.MeetsBar);
        Assert.Contains("nothing was judged", result.FailureReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_bar_fails_without_an_exception() =>
        Assert.Equal(Verdict.Fail, Judge(Scores.Card(Scores.Of(0.3))).Overall);

    [Fact]
    public void An_exception_holds_a_pair_at_its_level_and_never_calls_it_good()
    {
        GateResult result = Judge(Scores.Card(Scores.Of(0.3)), exception: 0.35);

        Assert.True(result.Passes);
        Assert.False(result.MeetsBar);
        Assert.True(result.Verdicts[0].IsHeld);
        Assert.False(Judge(Scores.Card(Scores.Of(0.36)), exception: 0.35).Passes);
    }

    [Fact]
    public void A_metric_that_failed_is_an_error_with_and_without_a_limit()
    {
        Scorecard card = Scores.Card(new MetricResult.Failed(Metric, "NaN"));

        Assert.Equal(Verdict.Error, Judge(card).Overall);
        Assert.Equal(Verdict.Error, new QualityGate(new Thresholds(new Dictionary<string, Limit>(), [], []), ReadOnlyDictionary<string, string>.Empty).Judge(card).Overall);
    }

    [Fact]
    public void A_missing_native_part_is_inconclusive() =>
        Assert.Equal(Verdict.Inconclusive, Judge(Scores.Card(new MetricResult.Failed(Metric, "no library") { Unavailable = true })).Overall);

    [Fact]
    public void A_metric_without_a_meaning_passes_the_bar_and_is_an_error_for_an_exception_that_names_the_dataset()
    {
        Scorecard card = Scores.Card(new MetricResult.NotApplicable(Metric, "no numbers"));

        Assert.Equal(Verdict.Pass, Judge(card).Verdicts.Single().Verdict);
        Assert.Equal(Verdict.Error, Judge(card, exception: 0.5).Overall);
    }

    [Fact]
    public void A_failure_of_the_generator_is_green_only_where_it_is_named()
    {
        Scorecard card = Scores.Failed("ValueError");

        Assert.Equal(Verdict.Fail, Judge(card).Overall);
        Assert.True(Judge(card, failure: "ValueError").Passes);
        Assert.False(Judge(card, failure: "ValueError").MeetsBar);
        Assert.Equal(Verdict.Fail, Judge(card, failure: "TypeError").Overall);
        Assert.Equal(Verdict.Error, Judge(Scores.Card(Scores.Of(0)), failure: "ValueError").Overall);
    }

    [Fact]
    public void A_significance_judges_the_comparison_and_counts_the_seeds()
    {
        var limit = new Limit("metrics.exact-copy-share", null, null, 0.01);
        MetricScore Score(params double[] p) => new(Scores.Error, [.. p.Select(x => new MetricResult.Computed(Metric, 0.5) { Comparison = new Comparison(0.1, x, "holdout") })]);

        Assert.True(limit.Allows(Score(0.02)));
        Assert.False(limit.Allows(Score(0.005)));
        Assert.True(limit.Allows(Score(0.005, 0.5, 0.5)), "three seeds: the smallest p counts three times");
    }

    [Theory]
    [InlineData(0.09, "sdv-ctgan", false, "pairs.x.ks-statistic")]
    [InlineData(0.11, "sdv-ctgan", true, null)]
    [InlineData(0.09, "*", true, "pairs.x.ks-statistic")]
    [InlineData(0.09, "*", false, null)] // Another pair, which this run left out, may need it.
    public void An_exception_whose_pairs_clear_the_bar_is_not_needed(double value, string generator, bool isWhole, string? expected)
    {
        var thresholds = new Thresholds(
            new Dictionary<string, Limit> { [Metric] = Bar },
            [new KnownLevel("random", generator, Metric, new Limit("pairs.x.ks-statistic", 0.3, null, null, "measured"))],
            []);

        Assert.Equal(expected, NeedlessLevels.Met(thresholds, [new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(Scores.Card(Scores.Of(value)))], isWhole).SingleOrDefault());
    }

    private static GateResult Judge(Scorecard card, double? exception = null, string? failure = null) => new QualityGate(new Thresholds(
        new Dictionary<string, Limit> { [Metric] = Bar },
        exception is null ? [] : [new KnownLevel("random", "sdv-ctgan", Metric, new Limit("pairs.random.sdv-ctgan", exception, null, null, "measured"))],
        failure is null ? [] : [new KnownFailure("*", "sdv-ctgan", "pairs.*.sdv-ctgan.failure", failure, "known")]), ReadOnlyDictionary<string, string>.Empty).Judge(card);
}
