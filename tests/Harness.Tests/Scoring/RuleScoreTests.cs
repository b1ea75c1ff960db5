using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class RuleScoreTests
{
    private static readonly MetricDescriptor Metric = StandIn.Metric("rules");

    [Fact]
    public void A_rule_has_the_mean_over_seeds_and_the_worst_verdict_with_the_rows_of_its_first_seed()
    {
        RuleScore rule = Assert.Single(RuleScore.Of(ScorecardTests.Card() with
        {
            Scores = [Score([Part("r", 0.1, RuleVerdict.Chance, 1)], [Part("r", 0.3, RuleVerdict.Broken, 2)], [Part("r", 0.5, RuleVerdict.Broken, 3)], [Part("r", 0, RuleVerdict.Kept)])],
        }));

        Assert.Equal(("r", RuleVerdict.Broken), (rule.Rule, rule.Facts.Verdict));
        Assert.Equal(0.225, rule.Broken, 1e-12);
        Assert.Equal([2], rule.Facts.Rows);
    }

    [Fact]
    public void The_broken_rules_come_first_and_else_their_order_stays()
    {
        IReadOnlyList<RuleScore> rules = RuleScore.Of(ScorecardTests.Card() with
        {
            Scores = [Score([Part("a", 0, RuleVerdict.Kept), Part("b", 0.5, RuleVerdict.Broken), Part("c", 0.01, RuleVerdict.Chance), Part("d", 0, RuleVerdict.Kept), Part("e", 0.2, RuleVerdict.Broken)])],
        });

        Assert.Equal(["b", "e", "c", "a", "d"], rules.Select(r => r.Rule));
    }

    /// <summary>The companion has the same parts once more; parts of columns are of no rule; a rule that is declared and found is two.</summary>
    [Fact]
    public void Each_rule_of_each_origin_counts_once_and_what_is_of_no_rule_not_at_all()
    {
        MetricPart declared = Part("r", 0.2, RuleVerdict.Broken, 1);
        MetricPart found = Part("r", 0.4, RuleVerdict.Broken, 2, RuleOrigin.Found);
        MetricResult[] results = [new MetricResult.Computed("rules", 0.5) { Parts = [declared, new MetricPart("x", null, 1), found] }, new MetricResult.Failed("rules", "broke")];
        IReadOnlyList<RuleScore> rules = RuleScore.Of(ScorecardTests.Card() with
        {
            Scores = [new MetricScore(Metric.Worst(), [new MetricResult.Computed("rules-worst", 1) { Parts = [declared with { Value = 1 }, Part("other", 1, RuleVerdict.Broken)] }]), new MetricScore(Metric, results)],
        });

        Assert.Equal([("r", 0.2, RuleOrigin.Declared), ("r", 0.4, RuleOrigin.Found)], rules.Select(r => (r.Rule, r.Broken, r.Facts.Origin)));
    }

    private static MetricScore Score(params MetricPart[][] seeds) => new(Metric, [.. seeds.Select(parts => new MetricResult.Computed("rules", 0.5) { Parts = parts })]);

    private static MetricPart Part(string rule, double broken, RuleVerdict verdict, int row = 0, RuleOrigin origin = RuleOrigin.Declared) =>
        new(rule, null, broken) { Rule = new RuleFacts(origin, 1, 1, verdict, [row], null) };
}
