using FsCheck.Xunit;
using Harness.Metrics.Contingency;
using Harness.Metrics.Rules;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class IdentitySearchTests
{
    private static readonly double[] First = [.. Enumerable.Range(0, 60).Select(i => 3.0 + i * 7 % 60)];
    private static readonly double[] Second = [.. Enumerable.Range(0, 60).Select(i => 2.0 + i * 11 % 23)];
    private static readonly double[] Third = [.. Enumerable.Range(0, 60).Select(i => 5.0 + i * 29 % 41)];
    private static readonly double[] Prices = [.. Enumerable.Range(0, 60).Select(i => (1001 + i * 677 % 4999) / 100.0)];

    public enum Made
    {
        Sum,
        Product,
        Quotient,
        Added,
        TakenOff,
        PercentAdded,
        PercentTakenOff,
        PercentAboveHundred,
    }

    /// <summary>Wherever the three columns stand, the identity is told once: a product is no two quotients besides. A share is at most 1, a percentage at most 100.</summary>
    [Theory]
    [InlineData(Made.Sum, "x + y = z")]
    [InlineData(Made.Product, "x · y = z")]
    [InlineData(Made.Quotient, "x / y = z")]
    [InlineData(Made.Added, "x · (1 + y) = z")]
    [InlineData(Made.TakenOff, "x · (1 − y) = z")]
    [InlineData(Made.PercentAdded, "x · (1 + y / 100) = z")]
    [InlineData(Made.PercentTakenOff, "x · (1 − y / 100) = z")]
    [InlineData(Made.PercentAboveHundred, null)]
    public void An_identity_of_three_columns_is_told_once_in_any_order(Made made, string? text)
    {
        double[] shares = [.. Enumerable.Range(0, 60).Select(i => i * 8 % 21 * 5 / 100.0)];
        double[] percent = [.. Enumerable.Range(0, 60).Select(i => i * 8 % 21 * 5.0)];
        (double[] x, double[] y, Func<double, double, double> z) = made switch
        {
            Made.Sum => (First, Second, (a, b) => a + b),
            Made.Product => (First, Second, (a, b) => a * b),
            Made.Quotient => (Prices, [.. Second.Select(v => v + 0.25)], (a, b) => Math.Round(a / b, 2)),
            Made.Added => (Prices, shares, (a, b) => Math.Round(a * (1 + b), 2)),
            Made.TakenOff => (Prices, shares, (a, b) => Math.Round(a * (1 - b), 2)),
            Made.PercentAdded => (Prices, percent, (a, b) => Math.Round(a * (1 + b / 100), 2)),
            Made.PercentTakenOff => (Prices, percent, (a, b) => Math.Round(a * (1 - b / 100), 2)),
            _ => (Prices, (double[])[.. percent.Select(p => p + 1)], (Func<double, double, double>)((a, b) => Math.Round(a * (1 + b / 100), 2))),
        };
        Column[] columns = [SmallTables.Numbers("x", x), SmallTables.Numbers("y", y), SmallTables.Numbers("z", x.Zip(y, z))];
        foreach (int[] order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            string? expected = made is Made.Sum or Made.Product && Array.IndexOf(order, 1) < Array.IndexOf(order, 0) ? $"y{text![1..4]}x{text[5..]}" : text;

            RuleCandidates found = SmallTables.Search(IdentitySearch.In, order.Select(place => columns[place]));

            Assert.Equal(expected is null ? [] : [expected], found.Texts());
            Assert.Equal(expected is null ? 0 : 1, found.Broken[0]);
        }
    }

    /// <summary>By definition, over tables in which nothing holds: every two columns with each other one, and every set of three and four with its total; runs go on as long as they can be parts of a sum.
    /// Of pairs that are told all is said, a column that is told with itself is no part of a long sum nor its total, and 30 rows have all parts.</summary>
    [Property]
    public void All_identities_are_tried(ulong seed)
    {
        RandomStream stream = new(seed);
        int count = 2 + stream.Fork("columns").Index(0, 7);
        bool hasGaps = stream.Fork("gaps").Uniform(0) < 0.7;
        double[][] columns = [.. Enumerable.Range(0, count).Select(c =>
        {
            RandomStream own = stream.Fork(c);
            double scale = ((double[])[1, 100, 1000])[own.Fork("scale").Index(0, 3)];
            return Enumerable.Range(0, 40).Select(i => hasGaps && own.Fork("gap").Uniform((ulong)i) < 0.08 ? double.NaN : i < 3 ? scale : scale * own.Uniform((ulong)i)).ToArray();
        })];
        (int, int)[] pairs = [.. Enumerable.Range(0, stream.Fork("told").Index(0, 3)).Select(i => (stream.Fork("told").Index((ulong)(2 * i + 1), count), stream.Fork("told").Index((ulong)(2 * i + 2), count)))];

        RuleCandidates found = SmallTables.Search(IdentitySearch.In, SmallTables.Lettered(columns), told: [.. pairs.Select(p => $"{(char)('a' + p.Item1)}{(char)('a' + p.Item2)}")]);

        int tried = 0;
        int[] all = [.. Enumerable.Range(0, count)];
        foreach (int a in all)
        {
            foreach (int b in all.Where(b => b != a && !IsTold(a, b) && Rows([a, b]) >= 30))
            {
                // Sums and products whatever the order, a quotient, and two rates of what is a share or a percentage.
                int each = (a < b ? 2 : 0) + 1 + (columns[b].All(v => !(v > 100)) ? 2 : 0);
                tried += each * all.Count(c => c != a && c != b && !IsTold(a, c) && !IsTold(b, c));
            }
        }

        tried += Enumerable.Range(3, 2).Where(size => size <= count).SelectMany(size => ColumnSets.All(count, size)).Sum(parts => CanBeParts(parts) ? Totals(parts) : 0);
        foreach (int start in all)
        {
            tried += Enumerable.Range(5, 10).Where(size => start + size <= count).Select(size => Enumerable.Range(start, size).ToArray()).TakeWhile(CanBeParts).Sum(Totals);
        }

        Assert.Empty(found.Kept);
        Assert.Equal(tried, found.Tried);

        bool IsTold(int a, int b) => pairs.Contains((a, b)) || pairs.Contains((b, a));
        int Rows(int[] parts) => Enumerable.Range(0, 40).Count(i => parts.All(p => !double.IsNaN(columns[p][i])));
        bool CanBeParts(int[] parts) => Rows(parts) >= 30 && !parts.Any(a => parts.Any(b => IsTold(a, b)));
        int Totals(int[] parts) => all.Count(c => !parts.Contains(c) && !IsTold(c, c) && !parts.Any(p => IsTold(p, c)));
    }

    /// <summary>Of 30 columns all sets are tried. Of two: (30 · 29 / 2) · 28 sums, as many products and twice as many quotients, 48,720; of three 4,060 · 27, of four 27,405 · 26, and of k + 1 runs of 30 − k
    /// columns each, k from 1 to 25, 5,850. Of 31 only 53,940 of two, and 8,120 of runs from three on.</summary>
    [Theory]
    [InlineData(30, 876_720)]
    [InlineData(31, 62_060)]
    public void Sets_of_three_and_four_are_tried_among_thirty_columns(int columns, int tried)
    {
        RandomStream stream = new(3);

        Assert.Equal(tried, SmallTables.Search(IdentitySearch.In, Enumerable.Range(0, columns).Select(c => SmallTables.Numbers($"{c}", Enumerable.Range(0, 32).Select(i => i == 0 ? 1000 : 1000 * stream.Fork(c).Uniform((ulong)i))))).Tried);
    }

    [Fact]
    public void What_follows_from_other_sums_is_not_told()
    {
        double[] sum = Plus(First, Second);

        Assert.Equal(["a + b = c", "c + d = e"], Search(5, First, Second, sum, Third, Plus(sum, Third)).Texts());
        Assert.Equal(["a + b + c = d"], Search(5, First, Second, Third, Plus(sum, Third)).Texts());
    }

    /// <summary>One row is off the first sum, another one off the second, and both off what follows from them: all three are counted, and none is told.</summary>
    [Fact]
    public void Sums_that_few_rows_are_off_are_counted_though_they_follow_from_each_other()
    {
        double[] sum = Off(Plus(First, Second), 10);
        double[] all = Off(Plus(sum, Third), 20);

        RuleCandidates found = Search(2, First, Second, sum, Third, all);

        Assert.Empty(found.Kept);
        Assert.Equal([0, 2, 1], found.Broken);
        Assert.Equal([0, 2], Search(1, First, Second, sum, Third, all).Broken);
    }

    /// <summary>Whole numbers from 1 to 3 are nearly the same but for rounding; and a part that is nearly always 0 could be any other column that is.</summary>
    [Fact]
    public void A_result_that_says_little_and_a_part_that_hardly_matters_make_no_identity()
    {
        double[] few = [.. Enumerable.Range(0, 60).Select(i => 1.0 + i * 7 % 3)];
        double[] seldom = [.. Enumerable.Range(0, 60).Select(i => i % 12 == 11 ? 100.0 + i : 0)];

        Assert.Empty(Search(5, [.. Second.Zip(few, (b, k) => b * k + b * 0.31)], Second, few).Kept);
        Assert.Equal([0, 0, 0, 0, 0, 0], Search(5, First, seldom, Plus(First, seldom)).Broken);
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(29, 0)]
    public void Thirty_rows_have_all_three(int rows, int rules) =>
        Assert.Equal(rules, Search(5, First, [.. Second.Select((v, i) => i < rows ? v : double.NaN)], Plus(First, Second)).Kept.Count);

    [Fact]
    public void A_search_that_nobody_wants_any_more_ends() => Assert.Throws<OperationCanceledException>(
        () => IdentitySearch.In(new RealColumns(new Table(SmallTables.Lettered(First, Second))), new RuleCandidates(1), new CancellationToken(canceled: true)));

    private static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static double[] Off(double[] values, int row) => [.. values.Select((v, i) => i == row ? v + 50 : v)];

    private static RuleCandidates Search(int most, params double[][] columns) => SmallTables.Search(IdentitySearch.In, SmallTables.Lettered(columns), most);
}
