using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;
using static Harness.Tests.Metrics.Rules.SmallTables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>The search for values that never stand beside each other is held against its definition, and at its bounds against tables counted by hand.</summary>
public class ExclusionSearchTests
{
    /// <summary>
    /// Two kinds exclude each other where 20 rows would have both by chance and none has; where too many such combinations have
    /// one row, nothing is said of the two columns.
    /// </summary>
    [Property(MaxTest = 30)]
    public void What_is_found_is_what_the_definition_says(ulong seed)
    {
        RandomStream stream = new(seed);
        int rows = 300 + stream.Index(0, 1200);
        (string Name, bool AreLabels, int[] Kinds, Column Column)[] columns = [.. Enumerable.Range(0, 5).Select(c => Made(c, stream, rows))];
        bool ofLabels = stream.Index(1, 2) == 0;
        string[] told = [columns[stream.Index(2, 5)].Name, columns[stream.Index(3, 5)].Name];
        var candidates = new RuleCandidates(64);
        candidates.Tell(told[0], told[1]);

        new ExclusionSearch(new RealColumns(new Table(columns.Select(c => c.Column))), candidates).Run(ofLabels, TestContext.Current.CancellationToken);

        var expected = new List<string>();
        long tried = 0;
        foreach ((int a, int b) in from a in Enumerable.Range(0, 5) from b in Enumerable.Range(a + 1, 4 - a) select (a, b))
        {
            (int[] first, int[] second) = (columns[a].Kinds, columns[b].Kinds);
            bool areMost = (long)first.CountBy(k => k).Max(c => c.Value) * second.CountBy(k => k).Max(c => c.Value) >= 20L * rows;
            if (first.Distinct().Count() < 2 || second.Distinct().Count() < 2 || (columns[a].AreLabels && columns[b].AreLabels) != ofLabels || !areMost
                || (told.Contains(columns[a].Name) && told.Contains(columns[b].Name) && told[0] != told[1]))
            {
                continue;
            }

            tried += (first.Max() + 1) * (second.Max() + 1);
            (int First, int Second, int Rows)[] unlikely =
            [
                .. from k in Enumerable.Range(0, first.Max() + 1)
                   from l in Enumerable.Range(0, second.Max() + 1)
                   where (long)first.Count(v => v == k) * second.Count(v => v == l) >= 20L * rows
                   let both = first.Zip(second).Count(v => v == (k, l))
                   where both <= 1
                   select (k, l, both),
            ];
            if (unlikely.Any(c => c.Rows == 0) && 1000 * unlikely.Sum(c => c.Rows) <= rows)
            {
                string never = string.Join(' ', unlikely.Where(c => c.Rows == 0).Select(c => (c.First, c.Second)));
                expected.Add($"{columns[a].Name} {columns[b].Name} {never} {unlikely.Sum(c => c.Rows)}");
            }
        }

        ExclusionRule[] found = [.. candidates.Kept.Cast<ExclusionRule>()];
        Assert.Equal(expected, found.Select(r => $"{r.First.Column} {r.Second.Column} {string.Join(' ', r.Cells)} {r.Singles}"));
        Assert.Equal(tried, candidates.Tried);
        Assert.All(found, r => Assert.True(candidates.IsTold(r.First.Column, r.Second.Column)));
        Assert.All(found, r => Assert.Empty(r.Violations(new Table(columns.Select(c => c.Column)))));
    }

    /// <summary>Forty rows of 80 have a and forty k: 20 would have both by chance, and of 81 rows not so many.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Twenty_rows_would_have_both_by_chance(int more, bool isFound)
    {
        (string?, string?)[] rows = [.. Repeat("a", "l", 40), .. Repeat("b", "k", 40), .. Repeat("c", "m", more)];

        Assert.Equal(isFound ? [(1, 1), (2, 2)] : [], Found(rows).SelectMany(r => r.Cells));
    }

    /// <summary>Where not even the most frequent values would stand beside each other in 20 rows by chance, no combination is tried: 39 · 39 / 78 are 19.5 rows.</summary>
    [Theory]
    [InlineData(40, 9)]
    [InlineData(39, 0)]
    public void Columns_without_frequent_values_are_not_tried(int each, int tried)
    {
        var candidates = new RuleCandidates(64);

        Run(candidates, [.. Repeat("a", "l", each), .. Repeat("b", "k", each)]);

        Assert.Equal(tried, candidates.Tried);
    }

    /// <summary>One row of a thousand may have what would be no matter of course either.</summary>
    [Theory]
    [InlineData(1000, 1, true)]
    [InlineData(999, 1, false)]
    [InlineData(1000, 2, false)]
    [InlineData(2000, 2, true)]
    public void One_combination_in_a_thousand_rows_may_be_that_of_one_row(int rows, int singles, bool isFound)
    {
        (string?, string?)[] odd = singles == 1 ? [("a", "l")] : [("a", "l"), ("b", "m")];
        int rest = rows - singles - 600;

        ExclusionRule[] found = Found([.. Repeat("a", "k", 300), .. odd, .. Repeat("b", "l", 300), .. Repeat("c", "m", rest)]);

        Assert.Equal(isFound ? [singles] : [], found.Select(r => r.Singles));
    }

    /// <summary>Where each combination has rows, there is no rule, and more may be said of the columns.</summary>
    [Fact]
    public void Columns_with_all_combinations_exclude_nothing()
    {
        var candidates = new RuleCandidates(64);

        Run(candidates, [.. Repeat("a", "k", 50), .. Repeat("a", "l", 50), .. Repeat("b", "k", 50), .. Repeat("b", "l", 50)]);

        Assert.Empty(candidates.Kept);
        Assert.False(candidates.IsTold("a", "k"));
        Assert.Equal(9, candidates.Tried);
    }

    /// <summary>A column of one label has nothing that another could exclude; with missing values it has.</summary>
    [Fact]
    public void A_constant_column_is_not_tried_but_gaps_are()
    {
        var candidates = new RuleCandidates(64);
        Run(candidates, [.. Repeat("a", "k", 50), .. Repeat("a", "l", 50)]);
        Assert.Equal(0, candidates.Tried);

        ExclusionRule rule = Assert.Single(Found([.. Repeat("a", "k", 50), .. Repeat(null, "l", 50)]));
        Assert.Equal([(0, 1), (1, 2)], rule.Cells);
        Assert.Equal("never first missing beside second = k, nor first = a beside second = l", rule.ToString());
    }

    [Fact]
    public void A_table_without_rows_has_no_rule()
    {
        var candidates = new RuleCandidates(64);

        Run(candidates, []);

        Assert.Empty(candidates.Kept);
        Assert.Equal(0, candidates.Tried);
    }

    [Fact]
    public void A_search_ends_when_it_is_cancelled()
    {
        var search = new ExclusionSearch(new RealColumns(Table([.. Repeat("a", "l", 40), .. Repeat("b", "k", 40)])), new RuleCandidates(64));

        Assert.Throws<OperationCanceledException>(() => search.Run(true, new CancellationToken(canceled: true)));
    }

    private static ExclusionRule[] Found((string?, string?)[] rows)
    {
        var candidates = new RuleCandidates(64);
        Run(candidates, rows);
        return [.. candidates.Kept.Cast<ExclusionRule>()];
    }

    private static void Run(RuleCandidates candidates, (string?, string?)[] rows) =>
        new ExclusionSearch(new RealColumns(Table(rows)), candidates).Run(true, TestContext.Current.CancellationToken);

    private static Table Table((string? First, string? Second)[] rows) =>
        new([Labels("first", [.. rows.Select(r => r.First)]), Labels("second", [.. rows.Select(r => r.Second)])]);

    private static IEnumerable<(string?, string?)> Repeat(string? first, string? second, int rows) => Enumerable.Repeat((first, second), rows);

    // Labels that share their causes with other columns, few numbers, one frequent number beside others, numbers that are there or missing, or a constant.
    private static (string Name, bool AreLabels, int[] Kinds, Column Column) Made(int place, RandomStream stream, int rows)
    {
        RandomStream own = stream.Fork("column").Fork(place);
        string name = $"c{place}";
        int form = own.Index(0, 5);
        int[] causes = [.. Enumerable.Range(0, rows).Select(i => stream.Fork("cause").Index((ulong)i, 4))];
        bool isStrict = own.Index(1, 2) == 0;
        int[] kinds =
        [
            .. causes.Select((cause, i) => form == 4 ? 1
                : own.Fork("noise").Uniform((ulong)i) < (isStrict ? 0.0005 : 0.01) ? own.Fork("odd").Index((ulong)i, 3)
                : form == 3 ? cause / 2
                : form == 2 ? 1 + cause / 2
                : cause % 3),
        ];
        var numbers = new ColumnSchema(name, ColumnKind.Numerical);
        return form switch
        {
            0 or 4 => (name, true, kinds, Labels(name, [.. kinds.Select(k => k == 0 ? null : $"l{k}")])),
            1 => (name, true, kinds, new NumericColumn(numbers, [.. kinds.Select(k => k == 0 ? double.NaN : 5.0 * k)])),
            2 => (name, false, kinds, new NumericColumn(numbers, [.. kinds.Select((k, i) => k switch { 0 => double.NaN, 1 => -3, _ => 1.0 + i })])),
            _ => (name, false, [.. kinds.Select(k => Math.Min(k, 1))], new NumericColumn(numbers, [.. kinds.Select((k, i) => k == 0 ? double.NaN : 1.0 + i)])),
        };
    }
}
