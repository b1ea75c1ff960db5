using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Every kind of rule that is looked for is found where it is planted, and seen to be broken where .5 % of the rows break it.</summary>
public class PlantedRulesTests
{
    private const int Rows = 4000;

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri"];
    private static readonly string[] Payments = ["card", "cash", "transfer"];
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
        Table real = Planted(1, null);
        Dataset dataset = Dataset.Of(real, Planted(2, null).Take([.. Enumerable.Range(0, 1000)]));

        MetricPart kept = Part(rule, dataset, Planted(3, null));
        Assert.Equal((0.0, RuleVerdict.Kept), (kept.Value, kept.Rule!.Verdict));

        MetricPart broken = Part(rule, dataset, Planted(3, rule));
        Assert.InRange(broken.Value, 0.0035, 0.0065);
        Assert.Equal(RuleVerdict.Broken, broken.Rule!.Verdict);
        Assert.Equal([8, 208, 408], broken.Rule.Rows);
    }

    [Fact]
    public void Fresh_rows_of_a_table_with_rules_break_none_and_nothing_else_is_found()
    {
        Dataset dataset = Dataset.Of(Planted(1, null), Planted(2, null).Take([.. Enumerable.Range(0, 1000)]));

        MetricResult.Computed[] results = [.. Evaluator.Evaluate(new PairContext(dataset, Planted(3, null))).Cast<MetricResult.Computed>()];

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

    /// <summary>A table with all the rules; .5 % of its rows break one of them where it is named.</summary>
    private static Table Planted(int seed, string? broken)
    {
        RandomStream stream = new RandomStream(71).Fork(seed);
        double[] qty = Draw("qty", u => 1 + Math.Floor(19 * u));
        double[] price = Draw("price", u => Math.Round(100 * u, 2));
        double[] total = Made("qty · price = total", i => Math.Round(qty[i] * price[i], 2), 0.5);
        double[] guests = Draw("guests", u => 1 + Math.Floor(9 * u));
        double[] each = Made("total / guests = each", i => Math.Round(total[i] / guests[i], 2), 0.5);
        double[] net = Draw("net", u => Math.Round(1000 * u, 2));
        double[] tax = Made("tax = 0.19 · net", i => Math.Round(0.19 * net[i], 2), 0.5);
        double[] shipping = Draw("shipping", u => Math.Round(30 * u, 2));
        double[] gross = Made("net + shipping = gross", i => Math.Round(net[i] + shipping[i], 2), 0.05);
        double[][] days = [.. Enumerable.Range(0, 5).Select(d => Draw($"day{d}", u => Math.Floor(50 * u)))];
        double[] half = Made("mon + tue + wed = half", i => days[..3].Sum(d => d[i]), 1);
        double[] week = Made("mon + tue + wed + thu + fri = week", i => days.Sum(d => d[i]), 1);
        double[] opened = Draw("opened", u => Math.Floor(1000 * u));
        double[] open = Draw("state", u => u < 0.3 ? 1 : 0);
        double[] late = Draw("late", u => Math.Floor(100 * u));
        bool[] isOdd = Bad("never closed missing beside state = shut, nor closed there beside state = open");
        bool[] isEarly = Bad("opened ≤ closed");
        double[] closed = [.. opened.Select((v, i) => open[i] == 1 != isOdd[i] ? double.NaN : isEarly[i] ? v - 9 : v + late[i])];
        double[] city = Draw("city", u => Math.Floor(200 * u));
        double[] land = Made("land follows from city", i => city[i] % 17, 1);
        double[] paid = Draw("paid", u => Math.Floor(3 * u));
        bool[] isBoth = Bad("one of card, cash, transfer");
        double[] member = Draw("member", u => u < 0.4 ? 1 : 0);
        double[] points = Draw("points", u => Math.Floor(500 * u));
        bool[] isStranger = Bad("never member = no beside points ≠ 0, nor member = yes beside points = 0");
        double[] age = Made("age a multiple of 5", i => 20 + 5 * Math.Floor(late[i] / 8), 1);
        double[] list = Made("list 0.99 above a multiple of 1", i => Math.Floor(late[(i + 1) % Rows]) + 0.99, 0.5);
        return new Table(
        [
            Number("qty", qty), Number("price", price), Number("total", total), Number("guests", guests), Number("each", each),
            Number("net", net), Number("tax", tax), Number("shipping", shipping), Number("gross", gross),
            .. Weekdays.Select((name, d) => Number(name, days[d])), Number("half", half), Number("week", week),
            Date("opened", opened), Date("closed", closed), Labels("state", [.. open.Select(v => v == 1 ? "open" : "shut")]),
            Labels("city", [.. city.Select(v => $"city{v}")]), Labels("land", [.. land.Select(v => $"land{v}")]),
            .. Payments.Select((name, k) => Number(name, [.. paid.Select((v, i) => v == k || isBoth[i] ? 1.0 : 0)])),
            Labels("member", [.. member.Select(v => v == 1 ? "yes" : "no")]), Number("points", [.. points.Select((v, i) => member[i] == 1 != isStranger[i] ? v + 1 : 0)]),
            Number("age", age), Number("list", list),
        ]);

        double[] Draw(string name, Func<double, double> value) => [.. Enumerable.Range(0, Rows).Select(i => value(stream.Fork(name).Uniform((ulong)i)))];

        bool[] Bad(string rule) => [.. Enumerable.Range(0, Rows).Select(i => rule == broken && i % 200 == 7)];

        double[] Made(string rule, Func<int, double> value, double off)
        {
            bool[] isBad = Bad(rule);
            return [.. Enumerable.Range(0, Rows).Select(i => value(i) + (isBad[i] ? off : 0))];
        }
    }

    private static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);

    private static CategoricalColumn Labels(string name, string[] values) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), values);

    private static DateTimeColumn Date(string name, double[] days) => new(
        new ColumnSchema(name, ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
        [.. days.Select(d => double.IsNaN(d) ? DateTimeColumn.Missing : new DateTime(2020, 1, 1).AddDays(d).Ticks)]);
}
