using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Rules;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;
using static Harness.Tests.Metrics.Rules.SmallTables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>
/// How probable it is that fresh rows break rules that were found, by hand: that all k rows that break one are among m synthetic rows, and none among N
/// real ones, has the probability m/(N + m) · (m − 1)/(N + m − 1) ⋯ of k factors; and of values that exclude each other (m/(N + m))ᵏ where no combination is of
/// one row alone.
/// </summary>
public class FoundRuleVerdictTests
{
    private const int Rows = 400;

    private static readonly FoundRuleEvaluator Evaluator = new();
    private static readonly Dataset Both = Of(Table());

    [Fact]
    public void The_table_has_one_rule_of_each_kind()
    {
        FoundRules found = FoundRules.Of(Both, 64);

        Assert.Equal(["a ≤ b", "never x = p beside y = s", "step a multiple of 5"], found.Rules.Select(r => r.ToString()!).Order(StringComparer.Ordinal));
        Assert.Equal([1, .. new int[64]], found.Broken);
    }

    /// <summary>The smaller probability of the two kinds, twice; 1 at most. A step counts for nothing here.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0, 40)]
    [InlineData(1, 0, 0)]
    [InlineData(5, 0, 0)]
    [InlineData(0, 3, 0)]
    [InlineData(9, 3, 9)]
    [InlineData(3, 9, 0)]
    [InlineData(0, 1, 0)]
    public void Of_two_kinds_of_rules_the_smaller_probability_counts_twice(int disordered, int excluded, int offStep)
    {
        double expected = Math.Min(1, 2 * Math.Min(Among(disordered, Rows, Rows), Math.Pow(0.5, excluded)));

        foreach (MetricResult.Computed result in Results(Both, Table(disordered, excluded, offStep))[..2])
        {
            Assert.Equal(expected, result.Comparison!.PValue, 1e-12);
            Assert.Equal((0, "what real rows break"), (result.Comparison.Reference, result.Comparison.Description));
        }
    }

    /// <summary>By hand for 400 rows beside 400: of six disordered ones 0.0152, of seven 0.0075; of six excluded ones 0.0156, of seven 0.0078; steps as orders.</summary>
    [Theory]
    [InlineData(0, RuleVerdict.Kept)]
    [InlineData(1, RuleVerdict.Chance)]
    [InlineData(6, RuleVerdict.Chance)]
    [InlineData(7, RuleVerdict.Broken)]
    [InlineData(300, RuleVerdict.Broken)]
    public void A_rule_is_broken_where_fresh_rows_seldom_break_it_so_often(int broken, object verdict)
    {
        Assert.Equal(verdict, Part("a ≤ b", Table(disordered: broken)).Rule!.Verdict);
        Assert.Equal(verdict, Part("never x = p beside y = s", Table(excluded: Math.Min(broken, 100))).Rule!.Verdict);
        Assert.Equal(verdict, Part("step a multiple of 5", Table(offStep: broken)).Rule!.Verdict);
        Assert.Equal(RuleVerdict.Kept, Part("a ≤ b", Table(offStep: broken)).Rule!.Verdict);
    }

    /// <summary>
    /// Each part says who says the rule, how many real rows keep it, which rows break it,
    /// how many rules were tried, and whether a limit speaks of it: of a step none does.
    /// </summary>
    [Fact]
    public void A_part_tells_what_is_known_of_its_rule()
    {
        MetricPart order = Part("a ≤ b", Table(disordered: 5));
        MetricPart step = Part("step a multiple of 5", Table(offStep: 20));

        Assert.Equal(5 / 400.0, order.Value);
        Assert.Equal((RuleOrigin.Found, 1.0, 1.0, true), (order.Rule!.Origin, order.Rule.Train, order.Rule.Holdout, order.Rule.HasLimit));
        Assert.Equal([1, 2, 3], order.Rule.Rows);
        Assert.Equal("row 1: a 1000, b 0", order.Rule.Example);
        Assert.Equal(FoundRules.Of(Both, 64).Tried, order.Rule.Tried);
        Assert.Equal(0.05, step.Value);
        Assert.False(step.Rule!.HasLimit);
        Assert.StartsWith(
            "20 of 400 rows, none of 400 real ones; row 1: step -799; row 2: step -614; row 3: step -429; if it must hold, declare the constraint {",
            step.Note,
            StringComparison.Ordinal);
        Assert.Equal("5 of 400 rows, none of 400 real ones; row 2: x p, y s; row 6: x p, y s; row 10: x p, y s", Part("never x = p beside y = s", Table(excluded: 5)).Note);

        MetricPart kept = Part("a ≤ b", Table());
        Assert.Equal((0.0, null, null), (kept.Value, kept.Note, kept.Rule!.Example));
        Assert.Empty(kept.Rule.Rows);
    }

    /// <summary>The mean and the largest part are of rules, and the third value of steps alone.</summary>
    [Fact]
    public void Steps_are_a_metric_of_their_own()
    {
        MetricResult.Computed[] results = Results(Both, Table(disordered: 40, excluded: 20, offStep: 60));

        Assert.Equal([0.075, 0.1, 0.15], results.Select(r => Math.Round(r.Value, 12)));
        Assert.Equal([2, 2, 1], results.Select(r => r.Parts.Count));
        Assert.All(results, r => Assert.Equal(Rows, r.Rows));
        Assert.Null(results[2].Comparison);
    }

    /// <summary>Two pairs of labels that exclude each other: either could have been the one that is broken.</summary>
    [Theory]
    [InlineData(3, 0, 0.25)]
    [InlineData(5, 3, 0.0625)]
    [InlineData(0, 6, 0.03125)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 0, 1)]
    public void Exclusions_share_a_level(int first, int second, double expected)
    {
        Dataset dataset = Of(Exclusions(0, 0));

        MetricResult.Computed result = Results(dataset, Exclusions(first, second))[0];

        Assert.Equal(["never x = p beside y = s", "never z = p beside w = s"], result.Parts.Select(p => p.Name));
        Assert.Equal(expected, result.Comparison!.PValue, 1e-12);
    }

    /// <summary>
    /// Of an order that ten real rows break too, all that break it could as well have been synthetic
    /// ones: its probability is added, though more rows break it than the rule that is judged.
    /// </summary>
    [Theory]
    [InlineData(100, 5, 10)]
    [InlineData(100, 12, 12)]
    [InlineData(6, 3, 6)]
    public void Rules_that_real_rows_break_add_to_the_probability(int rows, int broken, int others)
    {
        double[] low = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        double[] high = [.. low.Select((v, i) => v + i * 7 % 13)];
        double[] near = [.. low.Select((v, i) => i % 10 == 5 ? v - 1 : v + 13 + i * 5 % 11)];
        Dataset dataset = Of(Columns(low, high, near));
        Assert.Equal(Enumerable.Range(0, 65).Select(r => r == 0 ? 1 : r == 10 ? 2 : 0), FoundRules.Of(dataset, 64).Broken);
        Table synthetic = Columns([.. low[..rows].Select((v, i) => i < broken ? v + 20 : v)], high[..rows], near[..rows]);

        MetricResult.Computed result = Results(dataset, synthetic)[0];

        Assert.Equal((double)broken / rows, result.Value);
        Assert.Equal(Among(broken, 100, rows) + 2 * Among(others, 100, rows), result.Comparison!.PValue, 1e-12);
    }

    /// <summary>
    /// Real rows that break a rule are counted up to where chance is out of the question: until ln 10¹² / ln(1 + real/synthetic) rows, that number rounded up to a power of two,
    /// 64 at least, and no more than there are real rows. 27.63 / 0.6931 = 39.9; / 0.4055 = 68.1; / 0.0953 = 289.9.
    /// </summary>
    [Theory]
    [InlineData(100, 100, 64)]
    [InlineData(1000, 1000, 64)]
    [InlineData(200, 400, 128)]
    [InlineData(1000, 2000, 128)]
    [InlineData(1000, 10_000, 512)]
    [InlineData(100, 1000, 100)]
    [InlineData(50, 5000, 64)]
    [InlineData(1000, 1, 64)]
    [InlineData(100, 0, 64)]
    [InlineData(0, 0, 64)]
    [InlineData(0, 10, 64)]
    public void Breaches_are_counted_up_to_where_they_cannot_be_luck(int real, int synthetic, int cap)
    {
        var context = new DatasetContext(Of(Counted(real)));

        Evaluator.Evaluate(new PairContext(context.Dataset, Counted(synthetic), context) { WithUncertainty = false });

        Assert.Equal(cap + 1, context.Get<int, FoundRules>(cap, _ => throw new InvalidOperationException("another number was asked for")).Broken.Length);

        static Table Counted(int rows) => Columns([.. Enumerable.Range(0, rows).Select(i => (double)i)]);
    }

    /// <summary>A table without rows breaks nothing, and is judged as one that keeps all.</summary>
    [Fact]
    public void A_table_without_rows_keeps_all_rules()
    {
        MetricResult.Computed[] results = Results(Both, Table().Take([]));

        Assert.Equal([0, 0, 0], results.Select(r => r.Value));
        Assert.Equal(1, results[0].Comparison!.PValue);
    }

    /// <summary>Where only a step is found there is no rule, and the other way about; each says why.</summary>
    [Fact]
    public void What_is_not_there_is_not_measured()
    {
        Table steps = new([Table()["step"]]);
        IReadOnlyList<MetricResult> ofSteps = Evaluator.Evaluate(new PairContext(Of(steps), steps));
        Table orders = new([Table()["a"], Table()["b"]]);
        IReadOnlyList<MetricResult> ofOrders = Evaluator.Evaluate(new PairContext(Of(orders), orders));

        Assert.Equal(
            [$"no rule of {FoundRules.Of(Of(steps), 64).Tried} that were tried holds in every real row and is no matter of course"],
            ofSteps.OfType<MetricResult.NotApplicable>().Select(r => r.Reason).Distinct());
        Assert.Equal(["found-rule-violations", "found-rule-violations-worst"], ofSteps.OfType<MetricResult.NotApplicable>().Select(r => r.Id));
        Assert.Equal(0, Assert.IsType<MetricResult.Computed>(ofSteps[2]).Value);
        Assert.Equal("no column of numbers has a step", Assert.IsType<MetricResult.NotApplicable>(ofOrders[2]).Reason);
    }

    /// <summary>A caller who has given up gets no result, even where nothing is left to search and no rule to judge.</summary>
    [Fact]
    public void Whoever_gives_up_gets_no_result()
    {
        Table one = Columns([1, 2, 3]);
        var context = new DatasetContext(Of(one));
        Assert.IsType<MetricResult.NotApplicable>(Evaluator.Evaluate(new PairContext(context.Dataset, one, context))[0]);

        Assert.ThrowsAny<OperationCanceledException>(() => Evaluator.Evaluate(new PairContext(context.Dataset, one, context, new CancellationToken(canceled: true))));
    }

    /// <summary>Who gives up while a rule is held against the rows waits for no other rule.</summary>
    [Fact]
    public void No_rule_is_judged_after_somebody_gave_up()
    {
        using var source = new CancellationTokenSource();
        Table table = Columns([1, 2, 3]);
        var context = new DatasetContext(Of(table));
        List<string> judged = [];
        context.Get(64, _ => new FoundRules([new Watched("first", Ends), new Watched("second", judged.Add)], new int[65], 2));

        Assert.ThrowsAny<OperationCanceledException>(() => Evaluator.Evaluate(new PairContext(context.Dataset, table, context, source.Token)));
        Assert.Equal(["first"], judged);

        void Ends(string rule)
        {
            judged.Add(rule);
            source.Cancel();
        }
    }

    private static double Among(int broken, int real, int synthetic) =>
        Enumerable.Range(0, broken).Aggregate(1.0, (p, i) => p * (synthetic - i) / (real + synthetic - i));

    private static MetricPart Part(string name, Table synthetic) => Results(Both, synthetic).Where((_, i) => i != 1).SelectMany(r => r.Parts).Single(p => p.Name == name);

    private static MetricResult.Computed[] Results(Dataset dataset, Table synthetic) =>
        [.. Evaluator.Evaluate(new PairContext(dataset, synthetic) { WithUncertainty = false }).OfType<MetricResult.Computed>()];

    private static Dataset Of(Table real) => TableMaps.Dataset(real, real, real.Take([]));

    // The first rows break each rule, so many of them.
    private static Table Table(int disordered = 0, int excluded = 0, int offStep = 0)
    {
        int[] rows = [.. Enumerable.Range(0, Rows)];
        return new Table(
        [
            Numbers("a", [.. rows.Select(i => i < disordered ? i + 1000.0 : i)]),
            Numbers("b", [.. rows.Select(i => i + i * 7 % 13.0)]),
            .. Exclusions(excluded, 0).Columns.Take(2),
            Numbers("step", [.. rows.Select(i => 5.0 * (i * 37 % Rows) - 800 + (i < offStep ? 1 : 0))]),
        ]);
    }

    // Beside x = p never y = s, beside z = p never w = s, and the two pairs have nothing to do with each other.
    private static Table Exclusions(int first, int second)
    {
        int[] rows = [.. Enumerable.Range(0, Rows)];
        return new Table([.. Pair("x", "y", 1, first), .. Pair("z", "w", 4, second)]);

        IEnumerable<CategoricalColumn> Pair(string key, string other, int period, int broken)
        {
            int[] free = [.. rows.Where(i => i / period % 4 == 1).Take(broken)];
            yield return Labels(key, [.. rows.Select(i => i / period % 2 == 0 ? "q" : "p")]);
            yield return Labels(other, [.. rows.Select(i => free.Contains(i) || i / period % 4 == 0 ? "s" : "r")]);
        }
    }

    private static Table Columns(params double[][] columns) => new(Lettered(columns));

    // Tells whenever it is held against a table.
    private sealed record Watched(string Name, Action<string> Tell) : Rule(["a"])
    {
        public override IReadOnlyList<int> Violations(Table table)
        {
            Tell(Name);
            return [];
        }
    }
}
