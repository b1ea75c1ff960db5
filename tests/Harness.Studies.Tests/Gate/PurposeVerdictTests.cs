using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

/// <summary>What a table may be used for, from verdicts made by hand.</summary>
public class PurposeVerdictTests
{
    private static readonly MetricDescriptor Gap = Scores.Error with { Id = "tstr-accuracy-gap", Family = "utility" };

    private static readonly MetricDescriptor TwoSidedGap = Scores.Error with { Id = "trts-gap", Family = "utility", TwoSided = true };

    private static readonly MetricDescriptor Copies = Scores.Error with { Id = "exact-copy-share", Family = "copying" };

    [Fact]
    public void The_farthest_beyond_its_limit_is_named_first()
    {
        PurposeVerdict verdict = Of(Purpose.Analyse, Limited(Scores.Error, 0.11, Verdict.Fail), Limited(Scores.Error, 0.5, Verdict.Fail), Limited(Scores.Error, 0.3, Verdict.Fail), Limited(Scores.Error, 0.9, Verdict.Pass));

        Assert.Equal(PurposeAnswer.No, verdict.Answer);
        Assert.Equal([0.5, 0.3, 0.11], verdict.Missed.Select(m => m.Score.Value!.Value));
        Assert.Equal([4, 2, 0.1], verdict.Missed.Select(m => Math.Round(m.Beyond, 12)));
    }

    [Theory]
    [InlineData("p", nameof(PurposeAnswer.Yes))]
    [InlineData("po", nameof(PurposeAnswer.Inconclusive))]
    [InlineData("oo", nameof(PurposeAnswer.Inconclusive))]
    [InlineData("of", nameof(PurposeAnswer.No))]
    [InlineData("pe", nameof(PurposeAnswer.No))]
    [InlineData("n", nameof(PurposeAnswer.NotAsked))] // its limits have no meaning for the table
    [InlineData("pn", nameof(PurposeAnswer.Yes))]
    public void The_worst_of_its_limits_answers(string limits, string expected)
    {
        PurposeVerdict verdict = Of(Purpose.Analyse, [.. limits.Select(kind => kind switch
        {
            'p' => Limited(Scores.Error, 0.05, Verdict.Pass),
            'o' => Limited(Scores.Error, 0.2, Verdict.Inconclusive),
            'f' => Limited(Scores.Error, 0.2, Verdict.Fail),
            'e' => Limited(Scores.Error, 0.2, Verdict.Error),
            _ => WithoutMeaning(Scores.Error, "the table has no number"),
        })]);

        Assert.Equal(expected, verdict.Answer.ToString());
        Assert.Equal(limits.Count(l => l != 'n'), verdict.Limits.Count);
        Assert.Equal(limits.Count(l => l == 'o'), verdict.Open.Count);
        Assert.Equal(expected == nameof(PurposeAnswer.NotAsked) ? "the table has no number" : "", verdict.NotAskedFor);
    }

    /// <summary>Models that learn nothing from real rows say nothing of synthetic ones, whichever way they are asked.</summary>
    [Fact]
    public void To_train_models_the_other_way_round_alone_is_no_answer()
    {
        Assert.Equal(PurposeAnswer.NotAsked, Of(Purpose.Train, Limited(TwoSidedGap, 0.01, Verdict.Pass)).Answer);
        Assert.Equal(PurposeAnswer.Yes, Of(Purpose.Train, Limited(TwoSidedGap, 0.01, Verdict.Pass), Limited(Gap, 0.01, Verdict.Pass)).Answer);
        Assert.Equal(PurposeAnswer.Yes, Of(Purpose.Analyse, Limited(Scores.Error with { TwoSided = true }, 0.01, Verdict.Pass)).Answer);
    }

    [Fact]
    public void Why_nothing_was_asked_is_a_reason_that_is_no_matter_of_the_targets_kind()
    {
        PurposeVerdict verdict = Of(
            Purpose.Train,
            WithoutMeaning(Gap, "the target is a number"),
            WithoutMeaning(TwoSidedGap, "of the other way round"),
            WithoutMeaning(Gap, "models learn nothing from real rows"),
            WithoutMeaning(Scores.Error, "of another purpose"),
            Limited(Gap, null, Verdict.Inconclusive));

        Assert.Equal((PurposeAnswer.NotAsked, "models learn nothing from real rows"), (verdict.Answer, verdict.NotAskedFor));
        Assert.Equal("the target is a number", Of(Purpose.Train, WithoutMeaning(Gap, "the target is a number")).NotAskedFor);
        Assert.Equal("", Of(Purpose.Train).NotAskedFor);
    }

    [Theory]
    [InlineData(100, 100, nameof(PurposeAnswer.Yes))]
    [InlineData(99, 100, nameof(PurposeAnswer.Inconclusive))]
    [InlineData(100, 99, nameof(PurposeAnswer.Inconclusive))]
    public void Copies_among_few_rows_are_open_to_give_away_and_no_matter_of_analysis(int train, int synthetic, string expected)
    {
        GateResult gate = Gate(train, synthetic, Limited(Copies, 0.001, Verdict.Pass), Limited(Scores.Error, 0.05, Verdict.Pass));

        Assert.Equal(expected, Of(gate, Purpose.GiveAway, []).Answer.ToString());
        Assert.Equal(expected != nameof(PurposeAnswer.Yes), PurposeVerdict.HasFewRows(gate.Scorecard));
        Assert.Equal(PurposeAnswer.Yes, Of(gate, Purpose.Analyse, []).Answer);
    }

    [Theory]
    [InlineData(nameof(ColumnSign.LikeFresh), nameof(PurposeAnswer.Yes))]
    [InlineData(nameof(ColumnSign.FurtherOff), nameof(PurposeAnswer.WithCare))]
    public void Columns_further_off_than_fresh_rows_ask_for_care_and_are_named(string second, string expected)
    {
        ColumnVerdict[] columns = [new("a", ColumnSign.LikeFresh, "ks-statistic", 0.1, []), new("b", Enum.Parse<ColumnSign>(second), "ks-statistic", 0.1, [])];
        GateResult gate = Gate(200, 200, Limited(Scores.Error, 0.05, Verdict.Pass), Limited(Copies, 0.001, Verdict.Pass));

        PurposeVerdict analyse = Of(gate, Purpose.Analyse, columns);
        Assert.Equal(expected, analyse.Answer.ToString());
        Assert.Equal(expected == nameof(PurposeAnswer.WithCare) ? ["b"] : [], analyse.FurtherOff);
        Assert.Equal(PurposeAnswer.Yes, Of(gate, Purpose.GiveAway, columns).Answer);
        Assert.Empty(Of(gate, Purpose.GiveAway, columns).FurtherOff);
        Assert.Empty(Of(Gate(200, 200, Limited(Scores.Error, 0.5, Verdict.Fail)), Purpose.Analyse, columns).FurtherOff);
    }

    [Theory]
    [InlineData("utility", "x", nameof(Purpose.Train))]
    [InlineData("copying", "x", nameof(Purpose.GiveAway))]
    [InlineData("validity", "x", nameof(Purpose.Analyse))]
    [InlineData("", "tstr-accuracy-gap", nameof(Purpose.Train))] // not measured: its package tells
    [InlineData("", "detection-auc", nameof(Purpose.Train))]
    [InlineData("", "own-metric", nameof(Purpose.Analyse))]
    public void A_metric_speaks_of_one_purpose(string family, string id, string expected) =>
        Assert.Equal(expected, PurposeVerdict.PurposeOf(Scores.Error with { Id = id, Family = family }).ToString());

    private static PurposeVerdict Of(Purpose purpose, params LimitVerdict[] limits) => Of(Gate(200, 200, limits), purpose, []);

    private static PurposeVerdict Of(GateResult gate, Purpose purpose, ColumnVerdict[] columns) => PurposeVerdict.Of(gate, columns).Single(p => p.Purpose == purpose);

    private static GateResult Gate(int train, int synthetic, params LimitVerdict[] limits)
    {
        Scorecard card = Scores.Card(Scores.Of(0));
        int rows = Enumerable.Range(train, train).First(n => HoldoutSplit.Rows(n).Train.Length == train);
        return new GateResult(card with
        {
            Dataset = RandomTables.Dataset(1, rows),
            Seeds = [new SeedScores(1, 200, [Scores.Of(0)], []), new SeedScores(2, synthetic, [Scores.Of(0)], [])],
        }, limits);
    }

    private static LimitVerdict Limited(MetricDescriptor metric, double? value, Verdict verdict)
    {
        MetricResult result = value is { } v ? new MetricResult.Computed(metric.Id, v) : new MetricResult.Failed(metric.Id, "not here") { Unavailable = true };
        return new LimitVerdict(new MetricScore(metric, [result]), QualityGateTests.Max(0.1), verdict, "") { Bound = 0.1 };
    }

    private static LimitVerdict WithoutMeaning(MetricDescriptor metric, string reason) =>
        new(new MetricScore(metric, [new MetricResult.NotApplicable(metric.Id, reason)]), QualityGateTests.Max(0.1), Verdict.Pass, reason);
}
