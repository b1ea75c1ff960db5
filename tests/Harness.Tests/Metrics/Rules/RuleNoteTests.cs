using Harness.Datasets.Rules;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>What messages say of rules: the rows as people count them, and how a dataset declares one.</summary>
public class RuleNoteTests
{
    private static readonly Rule Order = new OrderRule(["low", "high"], false);
    private static readonly Table Rows = new(
    [
        new NumericColumn(new ColumnSchema("low", ColumnKind.Numerical), [1, 5, 6, 7, 8]),
        new NumericColumn(new ColumnSchema("high", ColumnKind.Numerical), [2, 3, 4, 5, 6]),
    ]);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 0 }, new[] { 1 })]
    [InlineData(new int[] { }, new int[] { })]
    public void The_first_three_rows_are_counted_from_one(int[] broken, int[] expected) => Assert.Equal(expected, RuleNote.Rows(broken));

    [Fact]
    public void Examples_are_the_first_rows_with_their_values()
    {
        Assert.Equal("row 2: low 5, high 3", RuleNote.Example(Order, [1, 2, 3, 4], Rows));
        Assert.Null(RuleNote.Example(Order, [], Rows));
        Assert.Equal("row 2: low 5, high 3; row 3: low 6, high 4; row 4: low 7, high 5", RuleNote.Examples(Order, [1, 2, 3, 4], Rows));
        Assert.Equal("row 5: low 8, high 6", RuleNote.Examples(Order, [4], Rows));
        Assert.Equal("", RuleNote.Examples(Order, [], Rows));
    }

    /// <summary>Names are written as JSON, and letters of other scripts as they are.</summary>
    [Fact]
    public void A_rule_is_shown_as_a_dataset_declares_it()
    {
        Assert.Equal("""the rule { "ordered": ["low", "größe \"x\""] }""", RuleNote.Declaration(new OrderRule(["low", "größe \"x\""], false)));
        Assert.Equal("""the rule { "sum": ["a", "b", "c"], "equals": "d" }""", RuleNote.Declaration(new SumRule(["a", "b", "c"], "d", 0.5)));
        Assert.Equal(
            """the constraint { "class_name": "FixedCombinations", "parameters": { "column_names": ["city", "land"] } }""",
            RuleNote.Declaration(new DependencyRule("city", "land")));
        Assert.Equal(
            """the constraint { "class_name": "OneHotEncoding", "parameters": { "column_names": ["card", "cash", "transfer"] } }""",
            RuleNote.Declaration(new OneHotRule(["card", "cash", "transfer"])));
    }

    /// <summary>SDV's increments are whole and begin at 0; what is of a part of one, or above a multiple, and what has no form in a dataset cannot be declared.</summary>
    [Fact]
    public void Only_a_whole_step_from_zero_can_be_declared()
    {
        Assert.Equal(
            """the constraint { "class_name": "FixedIncrements", "parameters": { "column_name": "age", "increment_value": 5 } }""",
            RuleNote.Declaration(new IncrementRule("age", 5)));
        Assert.Null(RuleNote.Declaration(new IncrementRule("age", 0.05)));
        Assert.Null(RuleNote.Declaration(new IncrementRule("age", 5) { Offset = 1 }));
        Assert.Null(RuleNote.Declaration(new ProductRule("a", "b", "c", 0)));
    }
}
