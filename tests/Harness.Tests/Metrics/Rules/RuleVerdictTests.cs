using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>
/// What is said of declared rules and of constraints that ten train and five holdout rows keep or
/// break, beside ten synthetic ones. Probabilities are those of Fisher's exact test, by its definition.
/// </summary>
public class RuleVerdictTests
{
    private static readonly RuleEvaluator Evaluator = new();
    private static readonly Rule Order = new OrderRule(["low", "high"], false);
    private static readonly Constraint Inequality = new("Inequality", Order, "{}");

    /// <summary>What the dataset declares every real row keeps: one row that breaks it is enough, and nobody counts the real ones.</summary>
    [Theory]
    [InlineData(0, 1, RuleVerdict.Kept, null)]
    [InlineData(1, 0, RuleVerdict.Broken, "1 of 10 rows; row 1: low 2, high 1")]
    [InlineData(2, 0, RuleVerdict.Broken, "2 of 10 rows; row 1: low 2, high 1; row 2: low 2, high 1")]
    public void Who_breaks_a_declared_rule_breaks_what_holds(int broken, double chance, object verdict, string? note)
    {
        Dataset dataset = TableMaps.Dataset(Pairs(15), Pairs(10), Pairs(5), rules: Order);

        (MetricPart part, MetricResult.Computed worst) = Judged(dataset, Pairs(10, broken));

        Assert.Equal(("low ≤ high", broken / 10.0, note), (part.Name, part.Value, part.Note));
        Assert.Equal((RuleOrigin.Declared, 1.0, 1.0), (part.Rule!.Origin, part.Rule.Train, part.Rule.Holdout));
        Assert.Equal(verdict, part.Rule.Verdict);
        Assert.Equal(Enumerable.Range(1, broken), part.Rule.Rows);
        Assert.Equal(broken == 0 ? null : "row 1: low 2, high 1", part.Rule.Example);
        Assert.Equal((broken / 10.0, chance), (worst.Value, worst.Comparison!.PValue));
    }

    /// <summary>A constraint is held against all real rows: against fifteen of which some break it by Fisher's test, and none may where no real one does.</summary>
    [Theory]
    [InlineData(0, 0, 0, RuleVerdict.Kept)]
    [InlineData(0, 0, 1, RuleVerdict.Broken)]
    [InlineData(2, 1, 0, RuleVerdict.Kept)]
    [InlineData(1, 0, 1, RuleVerdict.Chance)]
    [InlineData(0, 1, 4, RuleVerdict.Chance)]
    [InlineData(1, 1, 7, RuleVerdict.Broken)]
    [InlineData(1, 1, 6, RuleVerdict.Chance)]
    [InlineData(9, 5, 3, RuleVerdict.Chance)]
    public void A_constraint_is_held_against_the_real_rows_that_break_it(int train, int holdout, int broken, object verdict)
    {
        (MetricPart part, MetricResult.Computed worst) = Judged(Of(Pairs(10, train), Pairs(5, holdout), Inequality), Pairs(10, broken));

        Assert.Equal(("Inequality: low ≤ high", broken / 10.0), (part.Name, part.Value));
        Assert.Equal(RuleOrigin.Constraint, part.Rule!.Origin);
        Assert.Equal(1 - train / 10.0, part.Rule.Train, 1e-15);
        Assert.Equal(1 - holdout / 5.0, part.Rule.Holdout, 1e-15);
        Assert.Equal(verdict, part.Rule.Verdict);
        Assert.Equal(Math.Max(0, broken / 10.0 - (train + holdout) / 15.0), worst.Value, 1e-15);
        Assert.Equal(broken == 0 ? 1 : train + holdout == 0 ? 0 : Tail(broken, 10, train + holdout, 15), worst.Comparison!.PValue, 1e-12);
        Assert.Equal((0, "what real rows break"), (worst.Comparison.Reference, worst.Comparison.Description));
    }

    [Theory]
    [InlineData(1, 1, 2, "valid: 0.8 of synthetic rows, 0.9 of train, 0.8 of holdout; 2 of 10 rows; row 1: low 2, high 1; row 2: low 2, high 1")]
    [InlineData(3, 0, 0, "valid: 1 of synthetic rows, 0.7 of train, 1 of holdout")]
    public void A_constraint_has_a_remark_whether_it_is_broken_or_not(int train, int holdout, int broken, string note) =>
        Assert.Equal(note, Judged(Of(Pairs(10, train), Pairs(5, holdout), Inequality), Pairs(10, broken)).Part.Note);

    /// <summary>A share has four digits: 1 − 1/3, 1 − 2/3, 1 − 1/7.</summary>
    [Fact]
    public void A_remark_rounds_its_shares() => Assert.StartsWith(
        "valid: 0.6667 of synthetic rows, 0.3333 of train, 0.8571 of holdout; 1 of 3 rows",
        Judged(Of(Pairs(3, 2), Pairs(7, 1), Inequality), Pairs(3, 1)).Part.Note,
        StringComparison.Ordinal);

    /// <summary>What is learned from train no train row breaks: it is held against the holdout rows alone.</summary>
    [Theory]
    [InlineData(0, 0, RuleVerdict.Kept)]
    [InlineData(0, 1, RuleVerdict.Broken)]
    [InlineData(2, 3, RuleVerdict.Chance)]
    [InlineData(3, 6, RuleVerdict.Chance)]
    public void What_is_learned_from_train_is_held_against_holdout(int holdout, int broken, object verdict)
    {
        Constraint seen = new("FixedCombinations", new SeenRule(["low", "high"]), "{}");

        (MetricPart part, MetricResult.Computed worst) = Judged(Of(Pairs(10), Pairs(5, holdout), seen), Pairs(10, broken));

        Assert.Equal((1.0, 1 - holdout / 5.0, verdict), (part.Rule!.Train, part.Rule.Holdout, part.Rule.Verdict));
        Assert.Equal(Math.Max(0, broken / 10.0 - holdout / 5.0), worst.Value, 1e-15);
        Assert.Equal(broken == 0 ? 1 : holdout == 0 ? 0 : Tail(broken, 10, holdout, 5), worst.Comparison!.PValue, 1e-12);
    }

    /// <summary>Two train rows break what the others teach: that says nothing of fresh rows, and is told all the same.</summary>
    [Fact]
    public void Train_rows_that_break_what_they_teach_are_no_evidence()
    {
        Constraint follows = new("Dependency", new DependencyRule("high", "low"), "{}");

        (MetricPart part, MetricResult.Computed worst) = Judged(Of(Pairs(10, 2), Pairs(5, 1), follows), Pairs(10, 4));

        Assert.Equal((0.8, 0.8), (part.Rule!.Train, part.Rule.Holdout));
        Assert.Equal(0.2, worst.Value, 1e-15);
        Assert.Equal(Tail(4, 10, 1, 5), worst.Comparison!.PValue, 1e-12);
    }

    /// <summary>Beyond the range that train happens to have fresh rows are too: though no holdout row is, it takes many.</summary>
    [Theory]
    [InlineData(1, RuleVerdict.Chance)]
    [InlineData(3, RuleVerdict.Chance)]
    [InlineData(9, RuleVerdict.Broken)]
    public void A_range_of_train_is_broken_by_fresh_rows(int broken, object verdict)
    {
        Constraint range = new("MixedScales", new ScaleRule("low", ["high"]), "{}");

        (MetricPart part, MetricResult.Computed worst) = Judged(Of(Pairs(10), Pairs(5), range), Pairs(10, broken));

        Assert.Equal(verdict, part.Rule!.Verdict);
        Assert.Equal(Tail(broken, 10, 0, 5), worst.Comparison!.PValue, 1e-12);
    }

    /// <summary>
    /// Any of two constraints could have been the one: twice the probability, 1 at most. The
    /// one that is farthest over the real rows is told, though the other is broken more often.
    /// </summary>
    [Theory]
    [InlineData(4, 3)]
    [InlineData(6, 3)]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    public void The_worst_of_two_is_farthest_over_the_real_rows(int first, int second)
    {
        Dataset dataset = Of(Both(10, 3, 1), Both(5, 2, 1), Inequality, new Constraint("Inequality", new OrderRule(["from", "to"], false), "{}"));
        double[] excess = [Math.Max(0, first / 10.0 - 5 / 15.0), Math.Max(0, second / 10.0 - 2 / 15.0)];

        MetricResult.Computed worst = Results(dataset, Both(10, first, second))[1];

        int place = excess[0] >= excess[1] ? 0 : 1;
        (int broken, int real) = place == 0 ? (first, 5) : (second, 2);
        Assert.Equal(excess[place], worst.Value, 1e-15);
        Assert.Equal(excess, worst.Parts.Select(p => p.Value));
        Assert.Equal(Math.Min(1, 2 * Tail(broken, 10, real, 15)), worst.Comparison!.PValue, 1e-12);
    }

    /// <summary>Six rows are over a third of the real ones and by chance; one row breaks what no real row does: that one alone is told.</summary>
    [Fact]
    public void What_is_broken_goes_before_what_chance_explains()
    {
        Dataset dataset = Of(Both(10, 3, 0), Both(5, 2, 0), Inequality, new Constraint("Inequality", new OrderRule(["from", "to"], false), "{}"));

        MetricResult.Computed[] results = Results(dataset, Both(10, 6, 1));

        Assert.Equal([0.6, 0.1], results[0].Parts.Select(p => p.Value));
        Assert.Equal([RuleVerdict.Chance, RuleVerdict.Broken], results[0].Parts.Select(p => p.Rule!.Verdict));
        Assert.Equal("Inequality: from ≤ to", Assert.Single(results[1].Parts).Name);
        Assert.Equal((0.1, 0), (results[1].Value, results[1].Comparison!.PValue));
    }

    /// <summary>Without holdout rows none of them breaks a constraint.</summary>
    [Fact]
    public void Without_holdout_rows_train_is_all_there_is()
    {
        (MetricPart part, MetricResult.Computed worst) = Judged(Of(Pairs(10, 1), Pairs(0), Inequality), Pairs(10, 4));

        Assert.Equal((0.9, 1.0), (part.Rule!.Train, part.Rule.Holdout));
        Assert.StartsWith("valid: 0.6 of synthetic rows, 0.9 of train, 1 of holdout; ", part.Note, StringComparison.Ordinal);
        Assert.Equal(Tail(4, 10, 1, 10), worst.Comparison!.PValue, 1e-12);
        Assert.Equal(0.3, worst.Value, 1e-15);
    }

    [Fact]
    public void Whoever_gives_up_gets_no_result()
    {
        Dataset dataset = Of(Pairs(10), Pairs(5), Inequality);
        var pair = new PairContext(dataset, Pairs(10), new DatasetContext(dataset), new CancellationToken(canceled: true));

        Assert.ThrowsAny<OperationCanceledException>(() => Evaluator.Evaluate(pair));
    }

    /// <summary>The probability that so many or more of the rows that break a rule are synthetic ones, by the hypergeometric distribution.</summary>
    private static double Tail(int broken, int rows, int other, int real)
    {
        int all = broken + other;
        return Enumerable.Range(broken, Math.Min(rows, all) - broken + 1).Sum(x => Choose(rows, x) * Choose(real, all - x)) / Choose(rows + real, all);

        static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
    }

    private static (MetricPart Part, MetricResult.Computed Worst) Judged(Dataset dataset, Table synthetic) =>
        Results(dataset, synthetic) is [var mean, var worst] ? (Assert.Single(mean.Parts), worst) : throw new InvalidOperationException("two results are expected");

    private static MetricResult.Computed[] Results(Dataset dataset, Table synthetic) =>
        [.. Evaluator.Evaluate(new PairContext(dataset, synthetic) { WithUncertainty = false }).Cast<MetricResult.Computed>()];

    private static Dataset Of(Table train, Table holdout, params Constraint[] constraints) =>
        TableMaps.Dataset(train.Append(holdout), train, holdout).With(new ConstraintReading(constraints, []));

    // The first rows are out of order, and no other ones: 2 and 1, not 1 and 1.
    private static Table Pairs(int rows, int broken = 0) => new([Number("low", rows, i => i < broken ? 2 : 1), Number("high", rows, _ => 1)]);

    private static Table Both(int rows, int first, int second) => new([.. Pairs(rows, first).Columns, Number("from", rows, i => i < second ? 2 : 1), Number("to", rows, _ => 1)]);

    private static NumericColumn Number(string name, int rows, Func<int, double> value) =>
        new(new ColumnSchema(name, ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(value)]);
}
