using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.Metrics.Validity;
using Harness.Scoring;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Reports.Tests;

public class GateMarkdownTests
{
    /// <summary>One row again and again misses; real rows of the holdout are beyond a limit of .01 and within what chance gives.</summary>
    [Theory]
    [InlineData(true, @"^\*\*Inconclusive\*\*: of 2 limits 0 are missed and 1 are open\. 150 real rows: fewer than 1000 tell large faults only; docs/gate\.md says which\.\n\n", "Inconclusive")]
    [InlineData(false, @"^\*\*Misses the bar\*\*: of 2 limits 1 are missed and 0 are open\.\n\n", "Fail")]
    public void A_verdict_shows_its_limits_those_that_are_missed_first(bool real, string head, string verdict)
    {
        using var folder = new TemporaryFolder();
        string thresholds = folder.Write("thresholds.json", """{ "metrics": { "invalid-cells": { "max": 0.01 }, "ks-statistic": { "max": 0.01 } } }""");
        Dataset iris = Dataset.Load(Repository.Dataset("iris"));
        Table table = real ? iris.Holdout : iris.Holdout.Take(new int[iris.Train.RowCount]);

        string text = Evaluation.Run(iris, table, new EvaluationOptions { Evaluators = [new MarginalEvaluator(), new ValidityEvaluator()], Progress = null }).Judge(thresholds).ToMarkdown();

        Assert.Matches(head, text);
        Assert.Matches($@"\n\n\| verdict \| metric \| value \| limit \| chance \| worst \|  \|\n\|[-|]+\|\n\| {verdict} \| ks-statistic \| 0\.\d+ \| ≤ 0\.01 \| 0\.\d+ \| \w+ 0\.\d+ \| .*\|\n\| Pass \| invalid-cells \|", text);
    }

    [Fact]
    public void A_met_bar_and_a_failed_generator_are_said_in_words()
    {
        Dataset dataset = Reports.Dataset("iris");

        Assert.StartsWith("**Clears the bar**: of 1 limits 0 are missed and 0 are open. 3 real rows:", Reports.Pair(dataset, "a", [0.01]).Gate.ToMarkdown(), StringComparison.Ordinal);
        Assert.StartsWith("**Misses the bar**: of 0 limits 0 are missed and 0 are open. the generator failed", Reports.Failed(dataset, "a", "no luck").Gate.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_come_with_the_misses_and_open_limits_before_those_that_are_met()
    {
        Scorecard card = Reports.Pair(Reports.Dataset("iris"), "a", [0.01]).Gate.Scorecard;
        LimitVerdict Of(string id, Verdict verdict) => new(new MetricScore(Reports.Error with { Id = id }, [new MetricResult.Computed(id, 0.5)]), new Limit("metrics.x", null, null, 0.25), verdict, $"why {id}") { Bound = 0.5, Chance = 0.75 };

        string text = new GateResult(card, [Of("good", Verdict.Pass), Of("open", Verdict.Inconclusive), Of("bad", Verdict.Fail), Of("odd", Verdict.Error)]).ToMarkdown();

        Assert.StartsWith("**Misses the bar**: of 4 limits 2 are missed and 1 are open.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("""
            | Fail | bad | 0.5 | 0.5 (fresh + 0.25) | 0.75 |  | why bad |
            | Error | odd | 0.5 | 0.5 (fresh + 0.25) | 0.75 |  | why odd |
            | Inconclusive | open | 0.5 | 0.5 (fresh + 0.25) | 0.75 |  | why open |
            | Pass | good | 0.5 | 0.5 (fresh + 0.25) | 0.75 |  | why good |

            """, text, StringComparison.Ordinal);
    }
}
