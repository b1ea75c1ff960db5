using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Studies.Tests.Gate;

/// <summary>How single columns stand, and what a table may be used for; fresh rows get .05 ± .01 of the largest distance where they are measured.</summary>
public class ColumnVerdictTests
{
    private static readonly MetricDescriptor Distance = Scores.Error with { Id = "total-variation" };

    private static readonly ColumnSchema Label = Scores.Card(Scores.Of(0)).Dataset.Train.Schema.First(c => c.IsCategorical);

    [Theory]
    [InlineData(0.04, "LikeFresh")]
    [InlineData(0.08, "FurtherOff")] // 3 deviations, within the limit
    [InlineData(0.2, "Beyond")]
    public void A_column_is_held_against_limit_and_chance(double value, string expected) =>
        Assert.Equal((expected, 0.05), Judge(value, new Limit("metrics.x", 0.1, null, null), isFresh: true) is var own ? (own.Sign.ToString(), own.Fresh!.Value) : default);

    /// <summary>Too few real rows for fresh halves: a limit over what they get is met up to itself, and else nothing tells.</summary>
    [Theory]
    [InlineData(0.1, "LikeFresh")]
    [InlineData(0.9, "NotChecked")]
    public void Where_nothing_tells_of_chance_a_far_column_is_not_called_like_fresh_rows(double value, string expected) =>
        Assert.Equal(expected, Judge(value, new Limit("metrics.x", null, null, 0.1), isFresh: false).Sign.ToString());

    [Fact]
    public void A_column_that_nothing_measures_is_not_checked()
    {
        GateResult gate = QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit>(), [], [])).Judge(Scores.Card(Scores.Of(0.3)));

        Assert.All(ColumnVerdict.Of(gate), c => Assert.Equal((ColumnSign.NotChecked, null, ""), (c.Sign, c.Distance, c.Metric)));
        Assert.Equal(gate.Scorecard.Dataset.Train.Schema.Select(c => c.Name), ColumnVerdict.Of(gate).Select(c => c.Column));
    }

    [Theory]
    [InlineData(0.1, Verdict.Pass)] // at ideal + excess
    [InlineData(0.1001, Verdict.Inconclusive)]
    public void An_excess_without_fresh_rows_is_met_up_to_ideal_and_excess(double value, Verdict expected)
    {
        LimitVerdict verdict = Gate(Scores.Scored(Scores.Error, value), new Limit("metrics.x", null, null, 0.1)).Verdicts.Single();

        Assert.Equal(expected, verdict.Verdict);
        Assert.Equal(expected == Verdict.Pass ? 0.1 : null, verdict.Bound);
        Assert.Null(verdict.Fresh);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void An_excess_on_both_sides_or_below_tells_nothing_without_fresh_rows(double value)
    {
        Assert.Equal(Verdict.Inconclusive, Gate(Scores.Scored(Scores.Share, value), new Limit("metrics.x", null, null, 0.1)).Overall);
        Assert.Equal(Verdict.Inconclusive, Gate(Scores.Scored(Scores.Score, value), new Limit("metrics.x", null, null, 0.1)).Overall);
    }

    [Fact]
    public void Fresh_is_the_reference_of_a_comparison_else_the_mean_of_fresh_rows()
    {
        Limit limit = QualityGateTests.Max(0.1);
        Assert.Equal(0.07, Gate(Scores.Compared(Scores.Error, 0.08, 0.07, 0.5), limit).Verdicts.Single().Fresh);
        Assert.Equal(0.05, Gate(Scores.Scored(Scores.Error, 0.08, 0.05, 0.01), limit).Verdicts.Single().Fresh);
        Assert.Null(Gate(Scores.Scored(Scores.Error, 0.08), limit).Verdicts.Single().Fresh);
    }

    [Theory]
    [InlineData(0.04, "Yes", "NotAsked", "NotAsked")]
    [InlineData(0.08, "WithCare", "NotAsked", "NotAsked")]
    [InlineData(0.2, "No", "NotAsked", "NotAsked")]
    public void A_purpose_is_answered_by_its_own_limits(double value, params string[] expected)
    {
        GateResult gate = Columns(value, new Limit("metrics.x", 0.1, null, null), isFresh: true);
        IReadOnlyList<PurposeVerdict> answers = PurposeVerdict.Of(gate, ColumnVerdict.Of(gate));

        Assert.Equal([Purpose.Analyse, Purpose.Train, Purpose.GiveAway], answers.Select(a => a.Purpose));
        Assert.Equal(expected, answers.Select(a => a.Answer.ToString()));
        Assert.Equal(value > 0.1 ? 1 : 0, answers[0].Missed.Sum(m => m.Beyond), 1e-12);
    }

    [Fact]
    public void A_limit_on_models_that_took_no_part_leaves_open_no_other_purpose()
    {
        var limits = new Dictionary<string, Limit> { ["ks-statistic"] = QualityGateTests.Max(0.1), ["tstr-accuracy"] = new("metrics.x", null, 0.7, null) };
        GateResult gate = new QualityGate(new Thresholds(limits, [], []), new Dictionary<string, string> { ["tstr-accuracy"] = "Harness.Utility" }).Judge(Scores.Card(Scores.Of(0.05)));

        Assert.Equal([PurposeAnswer.Yes, PurposeAnswer.NotAsked, PurposeAnswer.NotAsked], PurposeVerdict.Of(gate, ColumnVerdict.Of(gate)).Select(a => a.Answer));
    }

    [Fact]
    public void Without_a_table_there_is_no_answer() =>
        Assert.Empty(PurposeVerdict.Of(new GateResult(Scores.Failed("X"), []), []));

    /// <summary>Two columns like fresh rows whose link is lost: each is good alone, and says that it is not together.</summary>
    [Fact]
    public void A_column_good_alone_knows_what_it_misses_with_others()
    {
        string[] names = [.. Scores.Card(Scores.Of(0)).Dataset.Train.Schema.Take(2).Select(c => c.Name)];
        MetricDescriptor worst = (Distance with { Id = "association-error" }).Worst();
        MetricPart[] parts = [new MetricPart(names[0], names[1], 0.7)];
        var link = new MetricScore(worst, [new MetricResult.Computed(worst.Id, 0.7) { Parts = parts }]) { Fresh = new FreshRows(worst.Id, 200, 30, 0.05, 0.01, 0, 0.5, 0.5) };
        GateResult gate = QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [worst.Id] = new("metrics.x", 0.2, null, null) }, [], [])).Judge(Scores.Card(link));

        ColumnVerdict[] columns = [.. ColumnVerdict.Of(gate).Where(c => names.Contains(c.Column))];
        Assert.All(columns, c => Assert.Empty(c.Missed));
        Assert.All(columns, c => Assert.Equal((0.7, 0.2, 0.05), Assert.Single(c.MissedWithOthers) is var m ? (m.Own.Part.Value, m.Own.Bound, m.Own.Fresh!.Value) : default));
        Assert.Equal((0.7 - 0.2) / 0.2, columns[0].MissedWithOthers[0].Beyond, 1e-12);
    }

    [Fact]
    public void The_limit_that_a_column_is_farthest_beyond_is_named_first()
    {
        LimitVerdict Own(double value) => Missed(value, new MetricPart(Label.Name, null, value));
        LimitVerdict[] limits = [Own(0.15), Own(0.4), Own(0.2), Missed(0.9, new MetricPart("another", null, 0.9)), Missed(0.8, new MetricPart("another", Label.Name, 0.8))];
        ColumnVerdict column = ColumnVerdict.Of(new GateResult(Scores.Card(Scores.Of(0)), limits)).Single(c => c.Column == Label.Name);

        Assert.Equal([0.4, 0.2, 0.15], column.Missed.Select(m => m.Own.Part.Value));
        Assert.Equal([0.8], column.MissedWithOthers.Select(m => m.Own.Part.Value));
        Assert.Equal((ColumnSign.Beyond, "", null), (column.Sign, column.Metric, column.Distance)); // no distance was measured, and a limit is missed all the same
    }

    [Fact]
    public void A_column_of_numbers_is_told_by_the_other_distance()
    {
        Dataset dataset = Enumerable.Range(1, 99).Select(seed => RandomTables.Dataset((ulong)seed, 40)).First(d => d.Train.Schema.Any(c => c.IsQuantitative) && d.Train.Schema.Any(c => c.IsCategorical));
        string number = dataset.Train.Schema.First(c => c.IsQuantitative).Name;
        string label = dataset.Train.Schema.First(c => c.IsCategorical).Name;
        MetricPart[] parts = [new(label, null, 0.2), new(number, null, 0.3)];
        MetricScore[] scores = [new(Distance, [new MetricResult.Computed(Distance.Id, 0.2) { Parts = parts }]), new(Scores.Error, [Scores.Of(0.4, [parts[0] with { Value = 0.1 }, parts[1] with { Value = 0.4 }])])];
        ColumnVerdict[] columns = [.. ColumnVerdict.Of(new GateResult(Scores.Card(scores) with { Dataset = dataset }, []))];

        Assert.Equal(("ks-statistic", 0.4), columns.Single(c => c.Column == number) is var own ? (own.Metric, own.Distance!.Value) : default);
        Assert.Equal(("total-variation", 0.2), columns.Single(c => c.Column == label) is var other ? (other.Metric, other.Distance!.Value) : default);
    }

    /// <summary>The column's own part decides, not one of a pair that it is in, and not that of another column.</summary>
    [Fact]
    public void The_part_of_a_pair_or_of_another_column_is_not_the_columns_own()
    {
        MetricPart[] First(double own) => [new("another", null, 0.9), new(Label.Name, "another", 0.8), new(Label.Name, null, own)];
        var score = new MetricScore(Distance, [new MetricResult.Computed(Distance.Id, 0.2) { Parts = First(0.2) }, new MetricResult.Computed(Distance.Id, 0.4) { Parts = First(0.4) }, new MetricResult.Computed(Distance.Id, 0) { Parts = [] }]);
        ColumnVerdict column = ColumnVerdict.Of(new GateResult(Scores.Card(score), [])).Single(c => c.Column == Label.Name);

        Assert.Equal(0.3, column.Distance!.Value, 1e-12);
        Assert.Equal([0.2, 0.4], column.Seeds);
        Assert.Equal((ColumnSign.NotChecked, null, null), (column.Sign, column.Fresh, column.Limit));
    }

    [Theory]
    [InlineData(0.06, "LikeFresh")]
    [InlineData(0.08, "FurtherOff")]
    public void Without_a_limit_chance_alone_tells(double value, string expected)
    {
        GateResult gate = Columns(value, new Limit("metrics.x", 0.1, null, null), isFresh: true) with { Verdicts = [] };
        ColumnVerdict column = ColumnVerdict.Of(gate).Single(c => c.Column == Label.Name);

        Assert.Equal((expected, 0.05, null), (column.Sign.ToString(), column.Fresh!.Value, column.Limit));
    }

    /// <summary>What the limit was decided by goes before what else the pair has of it.</summary>
    [Fact]
    public void Beyond_the_limit_and_within_chance_a_column_is_further_off_and_no_more()
    {
        MetricDescriptor worst = Distance.Worst();
        FreshRows wide = new(worst.Id, 200, 30, 0.15, 0.05, 0, 0.5, 0.5);
        MetricPart[] parts = [new(Label.Name, null, 0.2)];
        MetricScore[] scores = [new(Distance, [new MetricResult.Computed(Distance.Id, 0.2) { Parts = parts }]), new(worst, [new MetricResult.Computed(worst.Id, 0.2) { Parts = parts }]) { Fresh = wide }];
        GateResult gate = QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [worst.Id] = new("metrics.x", 0.1, null, null) }, [], [])).Judge(Scores.Card(scores));
        ColumnVerdict column = ColumnVerdict.Of(gate).Single(c => c.Column == Label.Name);

        Assert.Equal(ColumnSign.FurtherOff, column.Sign);
        Assert.Equal((0.15, 0.1, wide.Level(0.01, above: true)), (column.Fresh!.Value, column.Limit!.Value, column.Chance!.Value));

        GateResult other = gate with { Verdicts = [gate.Verdicts[0] with { Score = gate.Verdicts[0].Score with { Fresh = wide with { Mean = 0.01 } } }] };
        Assert.Equal(0.01, ColumnVerdict.Of(other).Single(c => c.Column == Label.Name).Fresh);
    }

    private static LimitVerdict Missed(double value, MetricPart part) =>
        new(new MetricScore(Scores.Error, [Scores.Of(value, part)]), QualityGateTests.Max(0.1), Verdict.Fail, "") { Bound = 0.1, Part = part };

    private static ColumnVerdict Judge(double value, Limit limit, bool isFresh) => ColumnVerdict.Of(Columns(value, limit, isFresh)).Single(c => c.Column == Label.Name);

    private static GateResult Columns(double value, Limit limit, bool isFresh)
    {
        MetricDescriptor worst = Distance.Worst();
        MetricPart[] parts = [new MetricPart(Label.Name, null, value)];
        MetricScore[] scores =
        [
            new(Distance, [new MetricResult.Computed(Distance.Id, value) { Parts = parts }]),
            new(worst, [new MetricResult.Computed(worst.Id, value) { Parts = parts }]) { Fresh = isFresh ? new FreshRows(worst.Id, 200, 30, 0.05, 0.01, 0, 0.5, 0.5) : null },
        ];
        return QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [worst.Id] = limit }, [], [])).Judge(Scores.Card(scores));
    }

    private static GateResult Gate(MetricScore score, Limit limit) =>
        QualityGateTests.Gate(new Thresholds(new Dictionary<string, Limit> { [score.Descriptor.Id] = limit }, [], [])).Judge(Scores.Card(score));
}
