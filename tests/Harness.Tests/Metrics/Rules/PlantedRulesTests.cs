using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Rules;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Random;
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
    [InlineData("price · (1 − discount) = final")]
    [InlineData("days = closed − opened in days")]
    [InlineData("net + shipping = gross")]
    [InlineData("mon + tue + wed = half")]
    [InlineData("thu + fri + half = week")]
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

    /// <summary>SDV 2 detects small whole numbers as ordinal: their rules are found all the same, and the breach is seen.</summary>
    [Fact]
    public void Rules_of_ordinal_columns_are_found()
    {
        const string Rule = "qty · price = total";
        Dataset dataset = Dataset.Of(WithOrdinals(RuledTable.Create(Rows, 1)), WithOrdinals(RuledTable.Create(1000, 2)));

        Assert.Equal(RuleVerdict.Kept, Part(Rule, dataset, WithOrdinals(RuledTable.Create(Rows, 3))).Rule!.Verdict);
        MetricPart broken = Part(Rule, dataset, WithOrdinals(RuledTable.Create(Rows, 3, Rule)));
        Assert.Equal(RuleVerdict.Broken, broken.Rule!.Verdict);
        Assert.Contains("qty ", broken.Note, StringComparison.Ordinal);

        static Table WithOrdinals(Table table) => ((string[])["qty", "guests", "card", "cash"]).Aggregate(table, (t, name) => t.With(CategoricalColumn.FromLabels(
            new ColumnSchema(name, ColumnKind.Categorical) { IsOrdinal = true }, [.. Enumerable.Range(0, t.RowCount).Select(row => t[name].IsMissing(row) ? null : t[name].Format(row))])));
    }

    [Fact]
    public void Fresh_rows_of_a_table_with_rules_break_none_and_nothing_else_is_found()
    {
        Dataset dataset = Dataset.Of(RuledTable.Create(Rows, 1), RuledTable.Create(1000, 2));

        MetricResult.Computed[] results = [.. Evaluator.Evaluate(new PairContext(dataset, RuledTable.Create(Rows, 3))).Cast<MetricResult.Computed>()];

        Assert.Equal([0, 0, 0], results.Select(r => r.Value));
        Assert.Equal(
            [
                "tax = 0.19 · net", "one of card, cash, transfer", "net + shipping = gross", "qty · price = total", "price · (1 − discount) = final", "total / guests = each", "mon + tue + wed = half",
                "thu + fri + half = week", "days = closed − opened in days", "price ≤ total", "final ≤ price", "each ≤ total", "final ≤ total", "net ≤ gross", "tax ≤ gross", "shipping ≤ gross", "mon ≤ half",
                "tue ≤ half", "wed ≤ half", "half ≤ week", "opened ≤ closed", "land follows from city", "never closed missing beside state = shut, nor closed there beside state = open",
                "never closed missing beside days there, nor closed there beside days missing", "never state = open beside days there, nor state = shut beside days missing",
                "never member = no beside points ≠ 0, nor member = yes beside points = 0", "age follows from days", "age a multiple of 5", "list 0.99 above a multiple of 1", "discount a multiple of 0.05",
            ],
            results[0].Parts.Concat(results[2].Parts).Select(p => p.Name));
    }

    /// <summary>Five parts and their total side by side; and what follows from other sums is not told.</summary>
    [Fact]
    public void A_long_sum_is_found_where_its_parts_stand_side_by_side_and_told_once()
    {
        RandomStream stream = new(5);
        double[][] parts = [.. Enumerable.Range(0, 6).Select(p => Enumerable.Range(0, 200).Select(i => Math.Floor(50 * stream.Fork(p).Uniform((ulong)i))).ToArray())];
        double[] five = [.. Enumerable.Range(0, 200).Select(i => parts[..5].Sum(p => p[i]))];
        Table table = new([.. parts.Select((p, i) => Number($"p{i}", p)), Number("five", five), Number("six", [.. five.Select((v, i) => v + parts[5][i])])]);

        FoundRules found = FoundRules.Of(Dataset.Of(table, table.Take([])), 64);

        Assert.Equal(["p5 + five = six", "p0 + p1 + p2 + p3 + p4 = five"], found.Rules.OfType<SumRule>().Select(r => r.ToString()));

        static NumericColumn Number(string name, double[] values) => new(new ColumnSchema(name, ColumnKind.Numerical), values);
    }

    /// <summary>Of 80 columns with gaps no row has all values, and long runs have none; eleven side by side and their total have some 280 of 1,000.</summary>
    [Fact]
    public void A_long_sum_is_found_among_many_columns_with_gaps()
    {
        RandomStream stream = new(8);
        double[][] parts = [.. Enumerable.Range(0, 79).Select(p => Column(p))];
        double[] total = [.. Enumerable.Range(0, 1000).Select(i => stream.Fork("total").Uniform((ulong)i) < 0.1 ? double.NaN : parts[20..31].Sum(p => p[i]))];
        Table table = new([.. parts.Append(total).Select((p, i) => new NumericColumn(new ColumnSchema($"p{i:00}", ColumnKind.Numerical), p))]);

        FoundRules found = FoundRules.Of(Dataset.Of(table, table.Take([])), 64);

        Assert.Equal([string.Join(" + ", Enumerable.Range(20, 11).Select(i => $"p{i}")) + " = p79"], found.Rules.OfType<SumRule>().Select(r => r.ToString()));

        double[] Column(int place)
        {
            RandomStream own = stream.Fork(place);
            return [.. Enumerable.Range(0, 1000).Select(i => own.Fork("gap").Uniform((ulong)i) < 0.1 ? double.NaN : Math.Floor(1000 * own.Uniform((ulong)i)))];
        }
    }

    /// <summary>Three flags of which one is 1, and three others that share out the first of them: all is said of the flags of a set.</summary>
    [Fact]
    public void A_flag_of_several_is_no_sum_of_others()
    {
        RandomStream stream = new(4);
        int[] state = [.. Enumerable.Range(0, 300).Select(i => stream.Index((ulong)i, 3))];
        int[] share = [.. Enumerable.Range(0, 300).Select(i => stream.Fork("share").Index((ulong)i, 3))];
        Table table = new([.. "abc".Select((name, s) => Flag(name, i => state[i] == s)), .. "def".Select((name, s) => Flag(name, i => state[i] == 0 && share[i] == s))]);

        FoundRules found = FoundRules.Of(Dataset.Of(table, table.Take([])), 64);

        Assert.Contains("one of a, b, c", found.Rules.Select(r => r.ToString()));
        Assert.DoesNotContain(found.Rules, r => r is SumRule { Parts.Count: 3, Total: "a" });

        static NumericColumn Flag(char name, Func<int, bool> isSet) => new(new ColumnSchema(name.ToString(), ColumnKind.Numerical), [.. Enumerable.Range(0, 300).Select(i => isSet(i) ? 1.0 : 0)]);
    }

    /// <summary>By SciPy 1.10.1: <c>nbinom.sf(broken - 1, singles + 1 + singles ** .5, real / (rows + real))</c>.</summary>
    [Theory]
    [InlineData(6, 0, 3000, 4000, 0.006196397759436972)]
    [InlineData(12, 4, 3000, 4000, 0.03623710736179084)]
    [InlineData(1, 9, 500, 700, 0.9990944377256132)]
    [InlineData(0, 0, 500, 700, 1)]
    public void The_probability_of_combinations_that_never_occur_is_negative_binomial(int broken, int singles, int rows, int real, double expected)
    {
        ValueClasses none = ValueClasses.Of(CategoricalColumn.FromLabels(new ColumnSchema("a", ColumnKind.Categorical), ["x", "y"]))!;

        Assert.Equal(expected, new ExclusionRule(none, none, [], singles).PValue(broken, rows, real), 1e-12);
    }

    /// <summary>Labels that go with others but for some rows at random leave combinations empty by luck: they are no rule, and a rule of many combinations is seen to be broken.</summary>
    [Theory]
    [InlineData(0.03, 0)]
    [InlineData(0, 1)]
    public void Combinations_that_are_empty_by_luck_are_no_rule(double noise, int rules)
    {
        Dataset dataset = Dataset.Of(Pairs(1, noise, 3000), Pairs(2, noise, 1000));

        MetricResult result = Evaluator.Evaluate(new PairContext(dataset, Pairs(3, noise, 3000)) { WithUncertainty = false })[1];

        Assert.Equal(rules, result is MetricResult.Computed { Parts: var parts } ? parts.Count : 0);
        if (rules > 0)
        {
            MetricPart broken = Assert.Single(Assert.IsType<MetricResult.Computed>(Evaluator.Evaluate(new PairContext(dataset, Pairs(3, 0.01, 3000)) { WithUncertainty = false })[1]).Parts);
            Assert.Equal(RuleVerdict.Broken, broken.Rule!.Verdict);
        }

        static Table Pairs(int seed, double noise, int rows)
        {
            RandomStream stream = new RandomStream(9).Fork(seed);
            int[] first = [.. Enumerable.Range(0, rows).Select(i => stream.Index((ulong)i, 12))];
            int[] second = [.. first.Select((v, i) => stream.Fork("noise").Uniform((ulong)i) < noise ? stream.Fork("other").Index((ulong)i, 12) : v / 2 * 2 + stream.Fork("half").Index((ulong)i, 2))];
            return new Table([Labels("industry", first), Labels("department", second)]);
        }

        static CategoricalColumn Labels(string name, int[] values) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. values.Select(v => $"{name} {v:00}")]);
    }

    private static MetricPart Part(string rule, Dataset dataset, Table synthetic)
    {
        MetricPart[] all = [.. Evaluator.Evaluate(new PairContext(dataset, synthetic) { WithUncertainty = false }).OfType<MetricResult.Computed>().Where(r => !r.Id.EndsWith("-worst", StringComparison.Ordinal)).SelectMany(r => r.Parts)];
        return all.SingleOrDefault(p => p.Name == rule) ?? throw new Xunit.Sdk.XunitException($"'{rule}' is not among\n{string.Join('\n', all.Select(p => p.Name))}");
    }
}
