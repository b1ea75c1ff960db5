using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class OneHotSearchTests
{
    private const int Rows = 90;

    /// <summary>By definition: from each column on that is in no set yet, the first set in the order of the columns that has one 1 in every row, and all that it took.</summary>
    [Property]
    public void The_first_set_that_has_one_1_in_every_row_is_found(ulong seed)
    {
        RandomStream stream = new(seed);
        double[][] flags = [.. Groups(stream.Fork("a"), 3), .. Groups(stream.Fork("b"), 4), .. Groups(stream.Fork("a"), 3).Take(2), .. Groups(stream.Fork("c"), 6).Take(2)];
        flags = [.. stream.Permutation(flags.Length).Select(place => flags[place])];
        int tried = 0;
        var used = new HashSet<int>();
        var expected = new List<string>();
        for (int start = 0; start < flags.Length; start++)
        {
            if (!used.Contains(start) && First([start]) is { } set)
            {
                used.UnionWith(set);
                expected.Add($"one of {string.Join(", ", set.Select(c => (char)('a' + c)))}");
            }
        }

        RuleCandidates found = Search(SmallTables.Lettered(flags));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, found.Texts());
        Assert.Equal(tried, found.Tried);

        int[]? First(int[] chosen)
        {
            tried++;
            if (Enumerable.Range(0, Rows).All(row => chosen.Sum(c => flags[c][row]) == 1))
            {
                return chosen.Length >= 3 ? chosen : null;
            }

            return Enumerable.Range(chosen[^1] + 1, flags.Length - chosen[^1] - 1)
                .Where(next => !used.Contains(next) && Enumerable.Range(0, Rows).All(row => chosen.Sum(c => flags[c][row]) + flags[next][row] <= 1))
                .Select(next => First([.. chosen, next]))
                .FirstOrDefault(set => set is not null);
        }
    }

    /// <summary>Flags that have nothing to do with each other have one 1 in p₁q₂q₃ + q₁p₂q₃ + q₁q₂p₃ of the rows: of 45 rows with 30, 14 and 1 of them in 25, and the other 20 would break the rule.</summary>
    [Theory]
    [InlineData(30, 14, 1, true)]
    [InlineData(31, 13, 1, false)]
    [InlineData(30, 8, 7, true)]
    [InlineData(12, 12, 12, false)]
    [InlineData(13, 12, 12, true)]
    public void Twenty_rows_would_break_the_rule_by_chance(int first, int second, int third, bool isFound)
    {
        int rows = first + second + third;

        Assert.Equal(isFound ? ["one of a, b, c"] : [], Search(SmallTables.Lettered(Flag(0, first), Flag(first, second), Flag(first + second, third))).Texts());

        double[] Flag(int start, int ones) => [.. Enumerable.Range(0, rows).Select(i => i >= start && i < start + ones ? 1.0 : 0)];
    }

    [Fact]
    public void Two_flags_are_no_set_and_of_a_set_all_is_said()
    {
        RuleCandidates two = Search([Flags("a", 0, 1), Flags("b", 2)]);
        RuleCandidates three = Search([Flags("a", 0), Flags("b", 1), Flags("c", 2), SmallTables.Numbers("d", Enumerable.Range(0, Rows).Select(i => (double)(i / 2 % 2)))]);

        Assert.Empty(two.Kept);
        Assert.False(two.IsTold("a", "b"));
        Assert.Equal(["one of a, b, c"], three.Texts());
        Assert.Equal([1, 0, 0, 0, 0, 0], three.Broken);
        Assert.All("abc", first => Assert.All("abc", second => Assert.True(three.IsTold(first.ToString(), second.ToString()))));
        Assert.False(three.IsTold("a", "d"));
    }

    [Theory]
    [InlineData("0", "1", true)]
    [InlineData("False", "True", true)]
    [InlineData("no", "yes", false)]
    [InlineData("1", "2", false)]
    public void Labels_that_are_0_and_1_are_flags(string zero, string one, bool areFlags)
    {
        var labels = CategoricalColumn.FromLabels(new ColumnSchema("c", ColumnKind.Categorical), [.. Enumerable.Range(0, Rows).Select(i => i % 3 == 2 ? one : zero)]);

        Assert.Equal(areFlags ? ["one of a, b, c"] : [], Search([Flags("a", 0), Flags("b", 1), labels]).Texts());
    }

    /// <summary>Nor are columns with gaps, of one value alone, of other numbers, or dates, though those of the first second of 1970 are 0 and 1 inside.</summary>
    [Fact]
    public void What_has_gaps_or_other_values_is_no_flag()
    {
        Column[] flags = [Flags("a", 0), Flags("b", 1)];
        Column date = new DateTimeColumn(new ColumnSchema("c", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M:%S")), [.. Enumerable.Range(0, Rows).Select(i => DateTime.UnixEpoch.AddSeconds(i % 3 == 2 ? 1 : 0).Ticks)]);
        Column[] others =
        [
            date,
            SmallTables.Numbers("c", Enumerable.Range(0, Rows).Select(i => i == 2 ? double.NaN : i % 3 == 2 ? 1 : 0)),
            SmallTables.Numbers("c", Enumerable.Range(0, Rows).Select(i => i == 3 ? double.NaN : i % 3 == 2 ? 1 : 0)),
            SmallTables.Numbers("c", Enumerable.Range(0, Rows).Select(i => i % 3 == 2 ? 2.0 : 0)),
            SmallTables.Numbers("c", Enumerable.Range(0, Rows).Select(i => i % 3 == 2 ? 1 : i == 3 ? 0.5 : 0)),
        ];

        // Two flags alone are tried, the first, the second beside it, and the second.
        Assert.All(others, c => Assert.Equal((0, 3), (Search([.. flags, c]).Kept.Count, Search([.. flags, c]).Tried)));
        Assert.All(
            (Column[])[SmallTables.Numbers("z", Enumerable.Repeat(0.0, Rows)), SmallTables.Labels("z", Enumerable.Repeat("1", Rows))],
            c => Assert.Equal(3, Search([c, .. flags, Flags("c", 2)]).Tried));
        Assert.Equal(["one of a, b, c"], Search([SmallTables.Numbers("z", Enumerable.Repeat(0.0, Rows)), .. flags, Flags("c", 2)]).Texts());
    }

    /// <summary>Twenty flags of a row each, and a row that has none: no set covers it, and of the million sets that exclude each other no more than the steps allow are tried, beside each flag alone.</summary>
    [Fact]
    public void A_hundred_thousand_steps_are_enough() =>
        Assert.Equal(100_020, Search(SmallTables.Lettered([.. Enumerable.Range(0, 20).Select(c => Enumerable.Range(0, 21).Select(i => i == c ? 1.0 : 0).ToArray())])).Tried);

    [Fact]
    public void A_search_that_nobody_wants_any_more_ends() => Assert.Throws<OperationCanceledException>(
        () => OneHotSearch.In(new RealColumns(new Table([Flags("a", 0)])), new RuleCandidates(1), new CancellationToken(canceled: true)));

    // Of so many rows, one-hot flags of three and more would be broken in twenty and more by chance.
    private static IEnumerable<double[]> Groups(RandomStream stream, int count)
    {
        int[] place = [.. Enumerable.Range(0, Rows).Select(i => i < count ? i : stream.Index((ulong)i, count))];
        return Enumerable.Range(0, count).Select(c => place.Select(p => p == c ? 1.0 : 0).ToArray());
    }

    private static Column Flags(string name, params int[] thirds) => SmallTables.Numbers(name, Enumerable.Range(0, Rows).Select(i => thirds.Contains(i % 3) ? 1.0 : 0));

    private static RuleCandidates Search(Column[] columns) => SmallTables.Search(OneHotSearch.In, columns);
}
