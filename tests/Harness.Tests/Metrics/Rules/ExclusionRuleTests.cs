using Harness.Metrics.Rules;
using Harness.Tables;
using static Harness.Tests.Metrics.Rules.SmallTables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>Which rows have a combination that does not occur, counted by hand, and how the rule reads.</summary>
public class ExclusionRuleTests
{
    private static readonly ValueClasses First = ValueClasses.Of(Labels("a", "x", "y"))!;
    private static readonly ValueClasses Second = ValueClasses.Of(Labels("b", "k", "l", "m"))!;

    /// <summary>Missing is a kind of its own; a label that no real row has breaks nothing, beside whatever it stands.</summary>
    [Fact]
    public void Rows_with_an_excluded_combination_break_the_rule()
    {
        (string? First, string? Second, bool IsBroken)[] rows =
        [
            ("x", "k", false), ("x", "l", true), ("x", "m", false), ("x", null, false), ("y", "k", false), ("y", "l", false), ("y", "m", true), ("y", null, true),
            (null, "k", true), (null, "l", false), (null, "m", false), (null, null, false), ("z", "l", false), ("z", "z", false),
            ("x", "z", false), ("y", "z", false), (null, "z", false), ("z", null, false),
        ];
        var table = new Table([Labels("b", [.. rows.Select(r => r.Second)]), Labels("a", [.. rows.Select(r => r.First)])]);

        int[] broken = [.. rows.Index().Where(r => r.Item.IsBroken).Select(r => r.Index)];
        Assert.Equal(broken, new ExclusionRule(First, Second, [(1, 2), (2, 3), (2, 0), (0, 1)], 0).Violations(table));
        Assert.Empty(new ExclusionRule(First, Second, [], 0).Violations(table));
    }

    [Fact]
    public void A_rule_names_two_combinations_and_how_many_more_there_are()
    {
        Assert.Equal("never a = x beside b = l", new ExclusionRule(First, Second, [(1, 2)], 0).ToString());
        Assert.Equal("never a = x beside b = l, nor a missing beside b = k", new ExclusionRule(First, Second, [(1, 2), (0, 1)], 0).ToString());
        Assert.Equal("never a = x beside b = l, nor a missing beside b = k, nor 1 more", new ExclusionRule(First, Second, [(1, 2), (0, 1), (2, 0)], 0).ToString());
        Assert.Equal("never a = x beside b = l, nor a missing beside b = k, nor 2 more", new ExclusionRule(First, Second, [(1, 2), (0, 1), (2, 0), (2, 3)], 0).ToString());
    }

    [Fact]
    public void A_rule_is_one_of_gaps_where_each_combination_has_a_missing_value()
    {
        Assert.True(AreGaps((0, 1)));
        Assert.True(AreGaps((1, 0)));
        Assert.True(AreGaps((0, 0), (2, 0), (0, 3)));
        Assert.False(AreGaps((1, 1)));
        Assert.False(AreGaps((0, 1), (1, 2)));

        static bool AreGaps(params (int, int)[] cells) => new ExclusionRule(First, Second, cells, 0).AreGaps;
    }
}
