using Harness.Arbitraries;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Joint;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Tests.Scoring;

public class HeadlineTests
{
    private static readonly GeneratorInfo Generator = new() { Id = "damage", Title = "Damage", Family = "test", Version = "1", License = "none" };

    /// <summary>A value far below the floor counts as the floor, one above the ceiling as the ceiling, seed by seed.</summary>
    [Fact]
    public void No_part_decides_the_mean_and_none_makes_up_for_another()
    {
        Headline fidelity = Headline.Fidelity(Card(("far off", [70, 70]), ("too good", [0, 0.3]), ("between", [0.3, 0.2])))!;

        Assert.Equal([0, (1 + 0.5) / 2, (0.5 + 0.75) / 2], fidelity.Parts.Select(p => p.Value), (x, y) => Math.Abs(x - y) < 1e-12);
        Assert.Equal([(0 + 1 + 0.5) / 3, (0 + 0.5 + 0.75) / 3], fidelity.Values, (x, y) => Math.Abs(x - y) < 1e-12);
    }

    /// <summary>Density is as bad above 1 as below, so it has no place in a mean where more is better.</summary>
    [Fact]
    public void Density_is_no_part() =>
        Assert.Equal(["energy-distance", "coverage"], new JointEvaluator().Metrics.Where(m => m.Headline == Headlines.Fidelity).Select(m => m.Id));

    [Fact]
    public void The_value_is_the_mean_over_seeds_and_the_spread_their_deviation()
    {
        // 0 at .5 and 1 at .1: (.75, .25, .5).
        Headline three = Headline.Fidelity(Card(("m", [0.2, 0.4, 0.3])))!;
        Assert.Equal(0.5, three.Value, 1e-12);
        Assert.Equal(0.25, three.Spread!.Value, 1e-12);

        // (.75, .25) are .5/√2 apart.
        Assert.Equal(0.3535533905932738, Headline.Fidelity(Card(("m", [0.2, 0.4])))!.Spread!.Value, 1e-12);
        Assert.Null(Headline.Fidelity(Card(("m", [0.2])))!.Spread);
    }

    [Fact]
    public void A_headline_is_of_its_own_metrics_that_can_tell()
    {
        Scorecard card = Card(("fidelity", [0.3]), ("utility", [0.2]), ("cannot tell", [0.2]), ("unframed", [0.2]));
        MetricScore[] scores = [.. card.Scores];
        scores[1] = scores[1] with { Descriptor = scores[1].Descriptor with { Headline = Headlines.Utility } };
        scores[2] = scores[2] with { Frame = scores[2].Frame! with { FloorSpread = 1 } };
        scores[3] = scores[3] with { Frame = null, FramedValues = [] };
        card = card with { Scores = scores };

        Assert.Equal(("fidelity", "fidelity", 0.5), Of(Headline.Fidelity(card)));
        Assert.Equal(("utility", "utility", 0.75), Of(Headline.Utility(card)));
        Assert.Null(Headline.Novelty(card));
        Assert.Null(Headline.Fidelity(card with { Scores = scores[1..] }));
        Assert.Null(Headline.Utility(card with { Scores = [] }));

        static (string, string, double) Of(Headline? headline) => (headline!.Name, Assert.Single(headline.Parts).Name, Math.Round(headline.Value, 12));
    }

    /// <summary>A share of copies of .6 beside the holdout's .2 leaves .4 of .8 new; what is newer than the holdout counts as the holdout.</summary>
    [Fact]
    public void Novelty_is_what_is_new_beside_what_is_new_of_the_holdout()
    {
        Headline novelty = Headline.Novelty(Copies(("half", [(0.6, 0.2), (0.8, 0.2)]), ("newer", [(0, 0.5), (0.4, 0.5)]), ("copies", [(1, 0), (1, 0.5)])))!;

        Assert.Equal("novelty", novelty.Name);
        Assert.Equal([("half", 0.375), ("newer", 1), ("copies", 0)], novelty.Parts.Select(p => (p.Name, Math.Round(p.Value, 12))));
        Assert.Equal([(0.5 + 1 + 0) / 3, (0.25 + 1 + 0) / 3], novelty.Values, (x, y) => Math.Abs(x - y) < 1e-12);
    }

    [Fact]
    public void Novelty_leaves_out_what_cannot_be_judged_beside_the_holdout_at_every_seed()
    {
        Scorecard card = Copies(("good", [(0.6, 0.2), (0.6, 0.2)]), ("holdout is copies", [(0.5, 0.5), (1, 1)]), ("cannot tell", [(0, 0.5), (0, 0.5)]), ("once alone", [(0, 0.5), (0, 0.5)]), ("failed", [(0, 0.5), (0, 0.5)]), ("of no headline", [(0, 0.5), (0, 0.5)]));
        MetricScore[] scores = [.. card.Scores];
        scores[2] = Second(scores[2], r => r with { CannotTell = "rows repeat" });
        scores[3] = Second(scores[3], r => r with { Comparison = null });
        scores[4] = Second(scores[4], r => new MetricResult.Failed(r.Id, "broke"));
        scores[5] = scores[5] with { Descriptor = scores[5].Descriptor with { Headline = Headlines.None } };

        Assert.Equal(["good"], Headline.Novelty(card with { Scores = scores })!.Parts.Select(p => p.Name));
        Assert.Null(Headline.Novelty(card with { Scores = scores[1..] }));

        static MetricScore Second(MetricScore score, Func<MetricResult.Computed, MetricResult> change) => new(score.Descriptor, [score.Results[0], change((MetricResult.Computed)score.Results[1])]);
    }

    [Fact]
    public void Without_a_scorecard_there_is_no_headline()
    {
        Assert.Throws<ArgumentNullException>(() => Headline.Fidelity(null!));
        Assert.Throws<ArgumentNullException>(() => Headline.Utility(null!));
        Assert.Throws<ArgumentNullException>(() => Headline.Novelty(null!));
    }

    /// <summary>Scores of metrics of copying, each with a value and the holdout's own a seed.</summary>
    private static Scorecard Copies(params (string Metric, (double Value, double Holdout)[] Seeds)[] metrics) => Card() with
    {
        Scores =
        [
            .. metrics.Select(m => new MetricScore(
                StandIn.Metric(m.Metric) with { Headline = Headlines.Novelty },
                [.. m.Seeds.Select(s => new MetricResult.Computed(m.Metric, s.Value) { Comparison = new Comparison(s.Holdout, 0.5, "the holdout's own share") })])),
        ],
    };

    private static Scorecard Card(params (string Metric, double[] Seeds)[] metrics)
    {
        Table table = new([new NumericColumn(new ColumnSchema("x", ColumnKind.Numerical), [1, 2, 4])]);
        return new Scorecard
        {
            Dataset = TableMaps.Dataset(table, table, table),
            Generator = Generator,
            Seeds = [],
            Scores =
            [
                .. metrics.Select(m => new MetricScore(
                    new MetricDescriptor { Id = m.Metric, Title = m.Metric, Summary = "", Family = "marginals", Source = "", Headline = Headlines.Fidelity },
                    [.. m.Seeds.Select(v => new MetricResult.Computed(m.Metric, v))])
                {
                    Frame = new ReferenceFrame(m.Metric, 2, 0.5, 0.01, 0.1, 0.01, Direction.LowerIsBetter),
                    FramedValues = m.Seeds,
                }),
            ],
        };
    }
}
