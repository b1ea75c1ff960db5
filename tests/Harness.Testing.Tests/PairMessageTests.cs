using System.Collections.ObjectModel;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Testing.Tests;

public class PairMessageTests
{
    private static readonly MetricDescriptor Error = new() { Id = "ks-statistic", Title = "KS", Summary = "…", Family = "toy", Source = "…" };

    private static readonly MetricDescriptor[] Metrics =
    [
        Error,
        Error with { Id = "open-error" },
        Error with { Id = "accuracy", Direction = Direction.HigherIsBetter },
        Error with { Id = "correlation-error" },
        Error with { Id = "exact-copy-share" },
        Error with { Id = "fine" },
    ];

    [Fact]
    public void Failures_come_first_then_what_is_open_and_each_row_says_all_that_is_known()
    {
        var bar = new Limit("metrics.x", 0.1, null, null);
        Scorecard scorecard = Card(
            "mine",
            [Of("ks-statistic", 0.25, new MetricPart("a", null, 0.5, "constant in the synthetic table"), new MetricPart("b", "c", 0.001), new MetricPart("d", null, 0.1), new MetricPart("e", null, 0.2), new MetricPart("f", null, 0.3), new MetricPart("g", null, 0.4)),
                Of("ks-statistic", 0.35, new MetricPart("a", null, 0.5), new MetricPart("b", "c", 0.001), new MetricPart("d", null, 0.1), new MetricPart("e", null, 0.2), new MetricPart("f", null, 0.3), new MetricPart("g", null, 0.4))],
            [Of("open-error", 0.2), Of("open-error", 0.2)],
            [Of("accuracy", 0.5, new MetricPart("tree", null, 0.9), new MetricPart("linear", null, 0.1)), Of("accuracy", 0.5)],
            [new MetricResult.NotApplicable("correlation-error", "the table has fewer than two numbers"), new MetricResult.NotApplicable("correlation-error", "…")],
            [new MetricResult.Computed("exact-copy-share", 0.02) { Comparison = new Comparison(0.011, 0.2, "the holdout's own share") }, new MetricResult.Computed("exact-copy-share", 0.02)],
            [Of("fine", 12345.678), Of("fine", 0)]);
        scorecard = scorecard with { Scores = [.. scorecard.Scores.Select(s => s.Descriptor.Id == "open-error" ? s with { Fresh = new FreshRows("open-error", 200, 30, 0.05, 0.1, 0, 0.5, 0.5) } : s)] };
        Scorecard baseline = Card("independent", [Of("ks-statistic", 0.02)], [new MetricResult.NotApplicable("open-error", "…")]);
        var thresholds = new Thresholds(
            new Dictionary<string, Limit>
            {
                ["ks-statistic"] = bar,
                ["open-error"] = new("metrics.open-error", null, null, 0.1),
                ["accuracy"] = new("metrics.accuracy", null, 0.8, null),
                ["correlation-error"] = bar,
                ["exact-copy-share"] = new("metrics.exact-copy-share", null, null, 0.01),
                ["fine"] = new("metrics.fine", 10000, null, null),
            },
            [],
            []);

        GateResult result = new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(scorecard);

        Assert.Equal("""
                    metric             value ± spread  limit                 chance  independent
              FAIL  ks-statistic       0.3 ± 0.0707    ≤ 0.1                 -       0.02
              FAIL  accuracy           0.5 ± 0         ≥ 0.8                 -       -
              ?     open-error         0.2 ± 0         0.15 (fresh + 0.1)    0.327   n/a          beyond 0.15, but fresh real rows of this number may get 0.327: too few rows to tell
              ok    correlation-error  n/a             ≤ 0.1                 -       -            the table has fewer than two numbers
              ok    exact-copy-share   0.02 ± 0        0.021 (fresh + 0.01)  -       -            the holdout's own share 0.011, p = 0.2
              ok    fine               6173 ± 8730     ≤ 10000               -       -
              worst of ks-statistic (of 6): a 0.5 (constant in the synthetic table); g 0.4; f 0.3; e 0.2; d 0.1
              worst of accuracy: linear 0.1; tree 0.9

            """, PairMessage.Verdicts(result, [baseline]));
    }

    [Fact]
    public void A_headline_says_first_what_went_wrong_then_what_was_lost_then_what_is_required()
    {
        Scorecard card = Card("mine", [Of("ks-statistic", 0.3)], [Of("fine", 1)]);
        LimitVerdict Verdict(int score, Verdict verdict) => new(card.Scores[score], new Limit("metrics.x", 0.1, null, null), verdict, "");
        PairOutcome Outcome(GateResult gate, bool required = false, params LimitVerdict[] lost) =>
            new(new StudyPair("random", "mine", "user", [1], [], true), gate, SnapshotStatus.Same, []) { IsRequired = required, Lost = lost };
        LimitVerdict fail = Verdict(0, Studies.Gate.Verdict.Fail);
        LimitVerdict also = Verdict(1, Studies.Gate.Verdict.Fail);
        LimitVerdict open = Verdict(1, Studies.Gate.Verdict.Inconclusive);

        Assert.Equal("ks-statistic could not be judged", PairMessage.Headline(Outcome(new GateResult(card, [Verdict(0, Studies.Gate.Verdict.Error), also], Studies.Gate.Verdict.Fail, "why"), true, also)));
        Assert.Equal("why", PairMessage.Headline(Outcome(new GateResult(card, [fail], Studies.Gate.Verdict.Fail, "why"), true, fail)));
        Assert.Equal("ks-statistic met its limit in the snapshot and misses it now", PairMessage.Headline(Outcome(new GateResult(card, [fail]), true, fail)));
        Assert.Equal("ks-statistic, fine met their limits in the snapshot and miss them now", PairMessage.Headline(Outcome(new GateResult(card, [fail, also]), false, fail, also)));
        Assert.Equal("required to clear the bar, and it is missed", PairMessage.Headline(Outcome(new GateResult(card, [fail]), true)));
        Assert.Equal("required to clear the bar, and it is inconclusive", PairMessage.Headline(Outcome(new GateResult(card, [open]), true)));
    }

    [Fact]
    public void Standard_errors_have_a_column_where_there_are_any()
    {
        Scorecard scorecard = Card(
            "mine",
            [new MetricResult.Computed("ks-statistic", 0.25) { Uncertainty = 0.01 }, new MetricResult.Computed("ks-statistic", 0.35) { Uncertainty = 0.03 }],
            [new MetricResult.Computed("fine", 1) { Uncertainty = 0.1 }, Of("fine", 1)]);
        var thresholds = new Thresholds(
            new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.x", 0.1, null, null), ["fine"] = new("metrics.fine", 10000, null, null) }, [], []);

        Assert.Equal("""
                    metric        value ± spread  s.e.  limit    chance
              FAIL  ks-statistic  0.3 ± 0.0707    0.02  ≤ 0.1    -
              ok    fine          1 ± 0           -     ≤ 10000  -

            """, PairMessage.Verdicts(new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(scorecard), []));
    }

    [Fact]
    public void Another_number_of_rows_than_train_is_said_before_the_values()
    {
        Scorecard scorecard = Card("mine", [Of("ks-statistic", 0.25)]);
        int train = scorecard.Dataset.Train.RowCount;
        var thresholds = new Thresholds(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.x", 0.5, null, null) }, [], []);

        string message = PairMessage.Verdicts(new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(scorecard with { Seeds = [new SeedScores(1, 2 * train, scorecard.Seeds[0].Results, [])] }), []);

        Assert.StartsWith($"40 real rows: fewer than 1000 tell large faults only; docs/gate.md says which.\n{2 * train} synthetic rows beside {train} of train: how far chance moves a value, and how much models learn, depends on their number.\n", message, StringComparison.Ordinal);
        Assert.DoesNotContain("synthetic rows", PairMessage.Verdicts(new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(scorecard), []), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_out_about_a_file_is_said_before_the_values()
    {
        Scorecard scorecard = Card("mine", [Of("ks-statistic", 0.25)]) with { TableNotes = new Lazy<IReadOnlyList<string>>(() => ["seed-1.csv: Read with a semicolon between cells (detected)."]) };
        var thresholds = new Thresholds(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.x", 0.5, null, null) }, [], []);

        Assert.Contains("\nseed-1.csv: Read with a semicolon between cells (detected).\n", PairMessage.Verdicts(new QualityGate(thresholds, ReadOnlyDictionary<string, string>.Empty).Judge(scorecard), []), StringComparison.Ordinal);
    }

    private static MetricResult Of(string id, double value, params MetricPart[] parts) => new MetricResult.Computed(id, value) { Parts = parts };

    private static Scorecard Card(string generator, params MetricResult[][] results) => new()
    {
        Dataset = RandomTables.Dataset(1, 40),
        Generator = new GeneratorInfo { Id = generator, Title = generator, Family = "user", Version = "1", License = "MIT" },
        Seeds = [.. results[0].Select((_, seed) => new SeedScores((ulong)seed + 1, RandomTables.Dataset(1, 40).Train.RowCount, [.. results.Select(r => r[seed])], []))],
        Scores = [.. results.Select(r => new MetricScore(Metrics.Single(m => m.Id == r[0].Id), r))],
    };
}
