using FsCheck.Xunit;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class OrderSearchTests
{
    /// <summary>By definition, over tables of numbers with ties and gaps: the rows above are counted one by one, and so are the pairs of values of which the one is above the other.</summary>
    [Property]
    public void An_order_that_hardly_any_row_breaks_is_counted(ulong seed)
    {
        const int Most = 3;
        RandomStream stream = new(seed);
        int rows = 30 + stream.Fork("rows").Index(0, 50);
        double[] level = [.. Enumerable.Range(0, rows).Select(i => (double)stream.Fork("level").Index((ulong)i, 100))];
        double[][] columns = [.. Enumerable.Range(0, 4).Select(c => level.Select((v, i) => stream.Fork(c).Fork("gap").Uniform((ulong)i) < 0.1
            ? double.NaN
            : v + stream.Fork(c).Index((ulong)i, 20) + 12 * c).ToArray())];
        int[] broken = new int[Most + 1];
        var kept = new HashSet<string>();
        foreach ((int low, int high) in Enumerable.Range(0, 16).Select(p => (p / 4, p % 4)).Where(p => p.Item1 != p.Item2))
        {
            int above = level.Where((_, i) => columns[low][i] > columns[high][i]).Count();
            int both = level.Where((_, i) => !double.IsNaN(columns[low][i]) && !double.IsNaN(columns[high][i])).Count();
            double[][] present = [.. new[] { low, high }.Select(c => columns[c].Where(v => !double.IsNaN(v)).ToArray())];
            int pairs = present[0].Sum(a => present[1].Count(b => a > b));
            if (both >= 30 && above <= Most && both * pairs >= 20 * present[0].Length * present[1].Length)
            {
                broken[above]++;
                _ = above == 0 && kept.Add($"{(char)('a' + low)} ≤ {(char)('a' + high)}");
            }
        }

        RuleCandidates found = SmallTables.Search(OrderSearch.In, SmallTables.Lettered(columns), Most);

        Assert.Equal(broken, found.Broken);
        Assert.Equal(kept, found.Texts().ToHashSet());
        Assert.Equal(12, found.Tried);
    }

    /// <summary>Of six values, each in eight rows, a value is above another in 960 of 48² pairs: in 20 of 48 rows. Of 47 rows it is fewer.</summary>
    [Theory]
    [InlineData(48, 2)]
    [InlineData(47, 0)]
    public void Twenty_rows_would_break_an_order_by_chance(int rows, int rules)
    {
        double[] values = [.. Enumerable.Range(0, rows).Select(i => (double)(i / 8))];

        Assert.Equal(rules, SmallTables.Search(OrderSearch.In, SmallTables.Lettered(values, values)).Kept.Count);
    }

    /// <summary>The first is far above the second wherever the second is missing, so that chance alone would break the order in nearly every row.</summary>
    [Theory]
    [InlineData(30, 1)]
    [InlineData(29, 0)]
    public void Thirty_rows_have_both(int both, int rules)
    {
        double[] low = [.. Enumerable.Range(0, both).Select(i => (double)i), .. Enumerable.Repeat(1000.0, 400)];
        double[] high = [.. Enumerable.Range(0, both).Select(i => i + 1.0), .. Enumerable.Repeat(double.NaN, 400)];

        RuleCandidates found = SmallTables.Search(OrderSearch.In, SmallTables.Lettered(low, high));

        Assert.Equal(rules == 1 ? ["a ≤ b"] : [], found.Texts());
    }

    /// <summary>Both orders are broken by exactly as many rows as are counted at most until the last row, which only the second breaks.</summary>
    [Fact]
    public void A_row_at_the_end_may_break_an_order_too_often()
    {
        double[] low = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 60))];

        Assert.Equal([0, 0, 1], SmallTables.Search(OrderSearch.In, SmallTables.Lettered(low, Off([1, 1, -1, -1, 1])), 2).Broken);
        Assert.Equal([0, 0, 0], SmallTables.Search(OrderSearch.In, SmallTables.Lettered(low, Off([1, 1, -1, -1, 1, -1])), 2).Broken);

        double[] Off(double[] steps) => [.. low.Select((v, i) => i % 10 == 9 ? v + steps.ElementAtOrDefault(i / 10) : v)];
    }

    [Fact]
    public void Dates_have_no_order_with_numbers_and_told_pairs_none_any_more()
    {
        double[] low = [.. Enumerable.Range(0, 60).Select(i => (double)(i * 7 % 60))];
        Column[] numbers = SmallTables.Lettered(low, [.. low.Select(v => v + 1)]);
        Column[] mixed = [numbers[0], SmallTables.Days("b", low.Select(v => (double?)v))];

        Assert.Equal(["a ≤ b"], SmallTables.Search(OrderSearch.In, numbers).Texts());
        Assert.Equal((0, 0), (SmallTables.Search(OrderSearch.In, numbers, 5, "ab").Tried, SmallTables.Search(OrderSearch.In, numbers, 5, "ab").Kept.Count));
        Assert.Equal((0, 0), (SmallTables.Search(OrderSearch.In, mixed).Tried, SmallTables.Search(OrderSearch.In, mixed).Kept.Count));
    }

    [Fact]
    public void A_search_that_nobody_wants_any_more_ends() => Assert.Throws<OperationCanceledException>(
        () => OrderSearch.In(new RealColumns(new Table(SmallTables.Lettered([1, 2], [3, 4]))), new RuleCandidates(1), new CancellationToken(canceled: true)));
}
