using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Which rows are outside the range of their label, counted by hand, and how the rule reads.</summary>
public class BandRuleTests
{
    private static readonly ColumnSchema Label = new("g", ColumnKind.Categorical);
    private static readonly ColumnSchema Number = new("x", ColumnKind.Numerical);
    private static readonly ValueClasses Labels = ValueClasses.Of(CategoricalColumn.FromLabels(Label, ["a", "b", "c"]))!;

    /// <summary>Rows without a label have a range as well; c has none, and a label that is not known neither. The ends belong to the range.</summary>
    [Fact]
    public void Each_label_has_a_range_of_its_own_and_so_have_rows_without_one()
    {
        var rule = new BandRule(Labels, Number, [new Band(2, 10, 20), new Band(0, -1, 1), new Band(1, 5, 6)], 3);
        (string? Label, double Number, bool IsBroken)[] rows =
        [
            ("a", 5, false), ("a", 6, false), ("a", 4.9, true), ("a", 6.1, true), ("a", 15, true),
            ("b", 10, false), ("b", 20, false), ("b", 5.5, true), ("b", 20.5, true),
            (null, 0, false), (null, -1, false), (null, 1, false), (null, -2, true), (null, 2, true),
            ("c", 99, false), ("z", 99, false), ("a", double.NaN, false), (null, double.NaN, false),
        ];
        var table = new Table([CategoricalColumn.FromLabels(Label, [.. rows.Select(r => r.Label)]), new NumericColumn(Number, [.. rows.Select(r => r.Number)])]);

        Assert.Equal(rows.Index().Where(r => r.Item.IsBroken).Select(r => r.Index), rule.Violations(table));
        Assert.Equal(["g", "x"], rule.Columns);
        Assert.Equal(3, rule.Singles);
    }

    [Fact]
    public void A_rule_names_its_first_range_and_how_many_more_there_are()
    {
        Assert.Equal("x from 5 to 6 beside g = a", new BandRule(Labels, Number, [new Band(1, 5, 6)], 0).ToString());
        Assert.Equal("x from 10 to 20 beside g = b, and so on for 1 more", new BandRule(Labels, Number, [new Band(2, 10, 20), new Band(1, 5, 6)], 0).ToString());
        Assert.Equal(
            "x from -1 to 1 beside g missing, and so on for 2 more",
            new BandRule(Labels, Number, [new Band(0, -1, 1), new Band(2, 10, 20), new Band(1, 5, 6)], 0).ToString());
    }
}
