using Harness.Datasets.Rules;
using Harness.Metrics.Rules;
using Harness.Tables;
using static Harness.Tests.Metrics.Rules.SmallTables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>What stands beside a key is learned from five rows, and rows with something else are those that break the rule.</summary>
public class DependencyRuleTests
{
    private static readonly DependencyRule Rule = new("city", "land");

    [Fact]
    public void Rows_with_another_value_than_their_key_break_the_rule()
    {
        Rule learned = Learned([.. Times(5, "Rome", "Italy"), .. Times(6, "Paris", "France")]);

        (string?, string?, bool IsBroken)[] rows =
        [
            ("Rome", "Italy", false), ("Rome", "France", true), ("Paris", "Italy", true), ("Paris", "France", false), ("Rome", "Spain", true),
            ("Oslo", "Italy", false), ("Oslo", "Spain", false), (null, "Italy", false), (null, "Spain", false), ("Rome", null, false), (null, null, false), ("Oslo", null, false),
        ];
        Assert.Equal(rows.Index().Where(r => r.Item.IsBroken).Select(r => r.Index), learned.Violations(Table([.. rows.Select(r => (r.Item1, r.Item2))])));
        Assert.Equal("land follows from city", learned.ToString());
    }

    /// <summary>Five rows of a key are enough and four are too few; rows that lack the key or the value are none of them.</summary>
    [Theory]
    [InlineData(5, 0, 0, true)]
    [InlineData(4, 0, 0, false)]
    [InlineData(4, 3, 0, false)]
    [InlineData(4, 0, 3, false)]
    [InlineData(5, 3, 0, true)]
    [InlineData(5, 0, 3, true)]
    public void Five_rows_with_both_are_needed(int rows, int without, int keyless, bool isKnown)
    {
        (string?, string?)[] own = Times(rows, "Rome", "Italy");
        (string?, string?)[] gaps = [.. Times(without, "Rome", null), .. Times(keyless, null, "Italy")];

        Assert.All(
            (Rule[])[Learned([.. Times(7, "Paris", "France"), .. own, .. gaps]), Learned([.. gaps, .. own, .. Times(7, "Paris", "France")])],
            learned => Assert.Equal(isKnown ? [0] : [], learned.Violations(Table([("Rome", "France"), ("Rome", "Italy")]))));
    }

    /// <summary>Rows without a key, however many and alike, say nothing of other rows without one.</summary>
    [Fact]
    public void Nothing_follows_from_a_missing_key()
    {
        Rule learned = Learned([.. Times(9, null, "Italy"), .. Times(5, "Paris", "France")]);

        Assert.Equal([1], learned.Violations(Table([(null, "France"), ("Paris", "Italy")])));
    }

    [Fact]
    public void A_rule_that_has_not_learned_or_learned_from_no_row_is_broken_by_none()
    {
        Table table = Table([("Rome", "Italy"), ("Rome", "France"), (null, null)]);

        Assert.Empty(Rule.Violations(table));
        Assert.Empty(Learned([]).Violations(table));
        Assert.Empty(Learned([.. Times(9, null, "Italy")]).Violations(table));
    }

    [Fact]
    public void Numbers_and_dates_follow_as_labels_do()
    {
        Table train = Mixed([1, 1, 1, 1, 1, 2, 2, 2, 2, 2], [3, 3, 3, 3, 3, 4, 4, 4, 4, 4]);

        Assert.Equal([1, 2], new DependencyRule("n", "d").Learn(train).Violations(Mixed([1, 1, 2, 3, double.NaN], [3, 4, 9, 4, 3])));

        static Table Mixed(double[] numbers, int[] days) => new(
        [
            Numbers("n", numbers),
            new DateTimeColumn(new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")), [.. days.Select(d => DateTime.UnixEpoch.AddDays(d).Ticks)]),
        ]);
    }

    private static Rule Learned((string?, string?)[] train) => Rule.Learn(Table(train));

    private static (string?, string?)[] Times(int rows, string? city, string? land) => [.. Enumerable.Repeat((city, land), rows)];

    private static Table Table((string? City, string? Land)[] rows) => new([Labels("land", [.. rows.Select(r => r.Land)]), Labels("city", [.. rows.Select(r => r.City)])]);
}
