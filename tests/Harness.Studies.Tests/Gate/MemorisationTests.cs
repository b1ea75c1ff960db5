using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Random;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Studies.Tests.Gate;

public class MemorisationTests
{
    private static readonly MetricDescriptor Copies = Scores.Share with { Id = "exact-copy-share", TwoSided = false };

    [Theory]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0.001, 0.5, 0.5)] // like train but not near: a good generator
    [InlineData(0.5, 0.001, 0.5)] // near but not like: rare labels that it draws too often
    [InlineData(0.001, 0.0002, 0.001)]
    [InlineData(0.0002, 0.001, 0.001)]
    public void It_is_the_larger_of_the_two_probabilities(double likeness, double nearness, double expected) =>
        Assert.Equal(expected, Memorisation.Of(Card(likeness, nearness)).Value!.Value, 1e-9);

    [Fact]
    public void Each_counts_as_often_as_it_is_the_least_of_and_never_more_than_1()
    {
        Scorecard card = Card(0.001, 0.0002);
        MetricScore unlike = card.Scores[0] with { Fresh = card.Scores[0].Fresh! with { Mean = -10 } };

        Assert.Equal(0.003, Memorisation.Of(card with { Scores = [.. card.Scores, unlike, unlike] }).Value!.Value, 1e-9);
        Assert.Equal(1, Memorisation.Of(Card(0.9, 0.9) with { Scores = [.. Card(0.9, 0.9).Scores, unlike] }).Value);
    }

    [Fact]
    public void Both_probabilities_are_its_parts_and_the_best_metric_is_named()
    {
        Scorecard card = Card(0.001, 0.0002);
        MetricScore unlike = card.Scores[0] with { Descriptor = Scores.Error with { Id = "wasserstein-distance" }, Fresh = card.Scores[0].Fresh! with { Mean = -10 } };
        IReadOnlyList<MetricPart> parts = Memorisation.Of(card with { Scores = [unlike, .. card.Scores, Scores.Compared(Copies with { Id = "near-copy-share" }, 0.3, reference: 0.1, p: 0.4)] }).Parts;

        Assert.Equal([("near to single train rows", null, 0.0004), ("like train as a whole", "ks-statistic", 0.002)], parts.Select(p => (p.Name, p.Note, Math.Round(p.Value, 12))));
        Assert.All(Memorisation.Of(Card(0.9, 0.9) with { Scores = [.. Card(0.9, 0.9).Scores, unlike, Scores.Compared(Copies with { Id = "near-copy-share" }, 0.3, reference: 0.1, p: 0.9)] }).Parts, p => Assert.Equal(1, p.Value));
    }

    [Fact]
    public void A_share_at_what_fresh_rows_have_is_not_near()
    {
        Scorecard card = Card(0.001, 0.0002);

        Assert.Equal(1, Memorisation.Of(card with { Scores = [card.Scores[0], Scores.Compared(Copies, 0.1, reference: 0.1, p: 0.0001)] }).Value);
    }

    /// <summary>The lower tail of the comparison, fewer copies than fresh rows have, is no sign of a thing learned by heart.</summary>
    [Fact]
    public void Rows_that_are_farther_off_than_fresh_ones_are_not_near()
    {
        Scorecard card = Card(0.001, 0.0002);

        Assert.Equal(1, Memorisation.Of(card with { Scores = [card.Scores[0], Scores.Compared(Copies, 0.05, reference: 0.1, p: 0.0001)] }).Value);
    }

    [Fact]
    public void Companions_utility_and_scores_that_rise_say_nothing_of_likeness()
    {
        Scorecard card = Card(0.5, 0.0002);
        MetricScore alike = Card(0.00001, 0.0002).Scores[0];
        MetricScore[] others =
        [
            alike with { Descriptor = Scores.Error.Worst() },
            alike with { Descriptor = Scores.Error with { Family = "utility" } },
            alike with { Descriptor = Scores.Error with { Direction = Direction.HigherIsBetter } },
        ];

        Assert.Equal(0.5, Memorisation.Of(card with { Scores = [.. card.Scores, .. others] }).Value!.Value, 1e-9);
    }

    [Fact]
    public void Where_either_is_not_there_it_does_not_apply()
    {
        Scorecard card = Card(0.001, 0.001);

        Assert.Equal("nothing says how near rows lie", Memorisation.Of(card with { Scores = [card.Scores[0]] }).NotApplicable);
        Assert.Equal("nothing says what fresh real rows get", Memorisation.Of(card with { Scores = [card.Scores[1]] }).NotApplicable);
    }

    [Fact]
    public void A_share_that_cannot_be_judged_says_nothing_of_nearness()
    {
        Scorecard card = Card(0.001, 0.001);
        var unclear = new MetricScore(Copies, [((MetricResult.Computed)card.Scores[1].Results[0]) with { CannotTell = "rows repeat" }]);

        Assert.Equal("nothing says how near rows lie", Memorisation.Of(card with { Scores = [card.Scores[0], unclear] }).NotApplicable);
    }

    /// <summary>Train itself, with the last digit moved, is learned by heart; rows that nobody saw are not.</summary>
    [Theory]
    [InlineData("copies", true)]
    [InlineData("near copies", true)]
    [InlineData("fresh", false)]
    [InlineData("shuffled", false)]
    public void Real_tables_are_told_apart(string kind, bool expected)
    {
        Dataset dataset = DatasetReader.Read(Repository.Dataset("breast-cancer"));
        RandomStream stream = new RandomStream(3).Fork("memorisation");
        Table table = kind switch
        {
            "copies" => dataset.Train,
            "near copies" => new Table(dataset.Train.Columns.Select(c => c is NumericColumn n ? new NumericColumn(n.Schema, [.. n.Values.ToArray().Select(v => v * 1.0001)]) : c)),
            "fresh" => dataset.Holdout,
            _ => new Table(dataset.Train.Columns.Select(c => c.Take(stream.Fork(c.Name).Permutation(c.Length)))),
        };
        var scorer = new TableScorer(dataset, [new MarginalEvaluator(), new DependenceEvaluator(), new CopyingEvaluator(), new NearestEvaluator()], NoCache.Instance);
        Scorecard card = scorer.Collect(Scores.Card(Scores.Of(0)).Generator, [scorer.Score(1, kind, () => table)], [], null);

        double value = Memorisation.Of(card).Value!.Value;

        Assert.True(expected ? value < 0.005 : value > 0.05, $"{kind}: {value}");
    }

    /// <summary>A table whose likeness and nearness have these probabilities.</summary>
    internal static Scorecard Card(double likeness, double nearness)
    {
        var fresh = new FreshRows("ks-statistic", 200, 30, 0.05, 0.01, 0, 0.5, 0.5);
        return Scores.Card(
            new MetricScore(Scores.Error, [Scores.Of(fresh.Level(likeness, above: false))]) { Fresh = fresh },
            Scores.Compared(Copies, 0.3, reference: 0.1, p: nearness));
    }
}
