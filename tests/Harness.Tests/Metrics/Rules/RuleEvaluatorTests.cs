using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Datasets.Rules;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class RuleEvaluatorTests
{
    private static readonly Rule[] Rules =
    [
        new OrderRule(["low", "middle", "high"], false),
        new SumRule(["low", "middle"], "high", 0.5),
        new CombinationRule(["city", "country"], [["Rome", "Italy"], ["Paris", "France"], ["Paris", null]]),
        new UniqueRule(["city", "country"]),
    ];

    /// <summary>A constraint that real rows break as often as synthetic ones hides none that they keep.</summary>
    [Fact]
    public void The_worst_is_over_what_real_rows_break()
    {
        Harness.Datasets.Dataset dataset = Harness.Datasets.Dataset.Of(RuledTable.Create(1000, 1), RuledTable.Create(600, 2));
        dataset = dataset.With(new ConstraintsReader(dataset.Train, null).Read(JsonReader.ParseAny("""
            [{ "class_name": "Inequality", "parameters": { "low_column_name": "tax", "high_column_name": "price" } },
             { "class_name": "Inequality", "parameters": { "low_column_name": "opened", "high_column_name": "closed" } }]
            """, "c.json")));

        MetricResult.Computed fresh = new RuleEvaluator().Computed("rule-violations-worst", dataset, RuledTable.Create(1000, 3));
        MetricResult.Computed broken = new RuleEvaluator().Computed("rule-violations-worst", dataset, RuledTable.Create(1000, 3, "opened ≤ closed"));

        Assert.InRange(fresh.Value, 0, 0.03);
        Assert.InRange(fresh.Comparison!.PValue, 0.01, 1);
        Assert.InRange(broken.Value, 0.002, 0.006);
        Assert.Equal(0, broken.Comparison!.PValue);
        Assert.Equal("Inequality: opened ≤ closed", Assert.Single(broken.Parts).Name);
    }

    /// <summary>Train's own range of each city holds no fresh row to it; a shift of all does more than that.</summary>
    [Theory]
    [InlineData(3, "", RuleVerdict.Chance)]
    [InlineData(3, "land follows from city", RuleVerdict.Chance)]
    [InlineData(1, "", RuleVerdict.Kept)]
    public void A_range_that_train_happens_to_have_is_broken_by_more_rows_than_fresh_ones(int seed, string broken, object verdict)
    {
        Harness.Datasets.Dataset dataset = Harness.Datasets.Dataset.Of(RuledTable.Create(1000, 1), RuledTable.Create(600, 2));
        dataset = dataset.With(new ConstraintsReader(dataset.Train, null).Read(JsonReader.ParseAny("""[{ "class_name": "MixedScales", "parameters": { "mixed_scale_column_name": "price", "segment_column_names": ["city"] } }]""", "c.json")));
        Table synthetic = RuledTable.Create(1000, seed, broken);

        Assert.Equal(verdict, Verdict(synthetic));

        NumericColumn price = (NumericColumn)synthetic["price"];
        Assert.Equal(RuleVerdict.Broken, Verdict(synthetic.With(new NumericColumn(price.Schema, [.. price.Values.ToArray().Select(v => v + 40)]))));

        RuleVerdict Verdict(Table table) => Assert.Single(new RuleEvaluator().Computed("rule-violations", dataset, table).Parts).Rule!.Verdict;
    }

    [Fact]
    public void A_table_without_rows_breaks_no_rule_and_kept_rules_have_no_remark()
    {
        Table none = Table([], [], [], [], []);
        Assert.All(new RuleEvaluator().Computed("rule-violations", Dataset(none), none).Parts, part => Assert.Equal((0, null), (part.Value, part.Note)));
    }

    [Fact]
    public void Rows_that_break_a_rule_are_counted_and_shown()
    {
        // By hand: rows 2 and 3 are out of order (3 among the values that it has), 2 and 4 do not add up, 3 is no known
        // combination, 5 repeats row 1.
        Table synthetic = Table(
            [1, 5, 3, 1, 1], [2, 4, double.NaN, 2, 2], [3, 6, 2, 4, 3.25],
            ["Rome", "Paris", "Rome", "Paris", "Rome"], ["Italy", "France", "France", null, "Italy"]);

        MetricResult.Computed result = new RuleEvaluator().Computed("rule-violations", Dataset(synthetic), synthetic);

        Assert.Equal([0.4, 0.4, 0.2, 0.2], result.Parts.Select(p => p.Value));
        Assert.Equal(0.3, result.Value, 1e-15);
        Assert.Equal(
            [
                "2 of 5 rows; row 2: low 5.0, middle 4.0, high 6.0; row 3: low 3.0, middle missing, high 2.0",
                "2 of 5 rows; row 2: low 5.0, middle 4.0, high 6.0; row 4: low 1.0, middle 2.0, high 4.0",
                "1 of 5 rows; row 3: city Rome, country France",
                "1 of 5 rows; row 5: city Rome, country Italy",
            ],
            result.Parts.Select(p => p.Note));
        Assert.Equal(0.4, new RuleEvaluator().Computed("rule-violations-worst", Dataset(synthetic), synthetic).Value);
    }

    [Fact]
    public void A_row_without_any_part_of_a_key_is_no_row_of_its_own()
    {
        Table table = Table([1, 2], [1, 2], [1, 2], [null, null], [null, null]);

        Assert.Equal([0, 1], new UniqueRule(["city", "country"]).Violations(table));
    }

    [Fact]
    public void A_dataset_without_rules_says_so()
    {
        Table table = Table([1], [1], [1], ["a"], ["b"]);

        MetricResult result = new RuleEvaluator().Evaluate(new PairContext(TableMaps.Dataset(table, table, table), table))[0];

        Assert.Equal("the dataset declares no rules", Assert.IsType<MetricResult.NotApplicable>(result).Reason);
    }

    [Property]
    public void More_broken_rows_are_never_better(byte rows, byte broken)
    {
        int count = rows + 1;
        double Value(int wrong)
        {
            double[] low = [.. Enumerable.Range(0, count).Select(i => i < wrong ? 2.0 : 0)];
            double[] one = [.. Enumerable.Repeat(1.0, count)];
            Table table = Table(low, one, one, [.. one.Select(_ => "a")], [.. one.Select(_ => "b")]);
            Dataset dataset = Dataset(table, new OrderRule(["low", "high"], true));
            return new RuleEvaluator().Computed("rule-violations", dataset, table).Value;
        }

        int wrong = broken % count;
        Assert.Equal(wrong / (double)count, Value(wrong), 1e-15);
        Assert.True(Value(wrong) < Value(wrong + 1));
    }

    private static Table Table(double[] low, double[] middle, double[] high, string?[] city, string?[] country) => new(
    [
        new NumericColumn(new ColumnSchema("low", ColumnKind.Numerical), low, NumberStyle.Decimal),
        new NumericColumn(new ColumnSchema("middle", ColumnKind.Numerical), middle, NumberStyle.Decimal),
        new NumericColumn(new ColumnSchema("high", ColumnKind.Numerical), high, NumberStyle.Decimal),
        CategoricalColumn.FromLabels(new ColumnSchema("city", ColumnKind.Categorical), city),
        CategoricalColumn.FromLabels(new ColumnSchema("country", ColumnKind.Categorical), country),
    ]);

    private static Dataset Dataset(Table real, params Rule[] rules) => TableMaps.Dataset(real, real, real, rules: rules.Length == 0 ? Rules : rules);
}
