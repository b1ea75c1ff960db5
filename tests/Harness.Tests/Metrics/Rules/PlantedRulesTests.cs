using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Every kind of rule that is looked for is found where it is planted, and seen to be broken where .5 % of the rows break it.</summary>
public class PlantedRulesTests
{
    private const int Rows = 4000;

    private static readonly FoundRuleEvaluator Evaluator = new();

    [Theory]
    [InlineData("qty · price = total")]
    [InlineData("total / guests = each")]
    [InlineData("tax = 0.19 · net")]
    [InlineData("net + shipping = gross")]
    [InlineData("mon + tue + wed = half")]
    [InlineData("mon + tue + wed + thu + fri = week")]
    [InlineData("opened ≤ closed")]
    [InlineData("land follows from city")]
    [InlineData("one of card, cash, transfer")]
    [InlineData("never closed missing beside state = shut, nor closed there beside state = open")]
    [InlineData("never member = no beside points ≠ 0, nor member = yes beside points = 0")]
    [InlineData("age a multiple of 5")]
    [InlineData("list 0.99 above a multiple of 1")]
    public void A_planted_rule_is_found_and_its_breach_seen(string rule)
    {
        Table real = RuledTable.Create(Rows, 1);
        Dataset dataset = Dataset.Of(real, RuledTable.Create(1000, 2));

        MetricPart kept = Part(rule, dataset, RuledTable.Create(Rows, 3));
        Assert.Equal((0.0, RuleVerdict.Kept), (kept.Value, kept.Rule!.Verdict));

        MetricPart broken = Part(rule, dataset, RuledTable.Create(Rows, 3, rule));
        Assert.InRange(broken.Value, 0.0035, 0.0065);
        Assert.Equal(RuleVerdict.Broken, broken.Rule!.Verdict);
        Assert.Equal([8, 208, 408], broken.Rule.Rows);
    }

    [Fact]
    public void Fresh_rows_of_a_table_with_rules_break_none_and_nothing_else_is_found()
    {
        Dataset dataset = Dataset.Of(RuledTable.Create(Rows, 1), RuledTable.Create(1000, 2));

        MetricResult.Computed[] results = [.. Evaluator.Evaluate(new PairContext(dataset, RuledTable.Create(Rows, 3))).Cast<MetricResult.Computed>()];

        Assert.Equal([0, 0, 0], results.Select(r => r.Value));
        Assert.Equal(
            [
                "tax = 0.19 · net", "one of card, cash, transfer", "net + shipping = gross", "qty · price = total", "total / guests = each", "mon + tue + wed = half", "thu + fri + half = week",
                "mon + tue + wed + thu + fri = week", "price ≤ total", "each ≤ total", "net ≤ gross", "tax ≤ gross", "shipping ≤ gross", "mon ≤ half", "tue ≤ half", "wed ≤ half", "half ≤ week", "opened ≤ closed",
                "never closed missing beside state = shut, nor closed there beside state = open", "never member = no beside points ≠ 0, nor member = yes beside points = 0", "land follows from city", "age a multiple of 5", "list 0.99 above a multiple of 1",
            ],
            results[0].Parts.Concat(results[2].Parts).Select(p => p.Name));
    }

    private static MetricPart Part(string rule, Dataset dataset, Table synthetic)
    {
        MetricPart[] all = [.. Evaluator.Evaluate(new PairContext(dataset, synthetic) { WithUncertainty = false }).OfType<MetricResult.Computed>().Where(r => !r.Id.EndsWith("-worst", StringComparison.Ordinal)).SelectMany(r => r.Parts)];
        return all.SingleOrDefault(p => p.Name == rule) ?? throw new Xunit.Sdk.XunitException($"'{rule}' is not among\n{string.Join('\n', all.Select(p => p.Name))}");
    }
}
