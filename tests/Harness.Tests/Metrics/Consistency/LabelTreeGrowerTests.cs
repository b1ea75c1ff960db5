using Harness.Metrics.Consistency;
using Harness.Random;
using Harness.Tables;
using Harness.Tests.Metrics.Contingency;

namespace Harness.Tests.Metrics.Consistency;

/// <summary>Trees that tell "y" in tables small enough to count their leaves by hand: the shares are those of each row's own label. Which columns and classes are drawn, the seed says.</summary>
public class LabelTreeGrowerTests
{
    private const int Seeds = 20;

    /// <summary>
    /// The purest cut leaves C alone: of 14 rows 25/5 + (6² + 3²)/9 = 10, without a cut (11² + 3²)/14 = 9.3. By frequency (A, C, B), or by counts instead of shares, C is never
    /// alone, and A and B, of nine rows, are not cut further.
    /// </summary>
    [Fact]
    public void Labels_are_cut_in_the_order_of_their_shares_of_a_class()
    {
        Table table = Of(("A", "0", 6), ("A", "1", 1), ("C", "0", 5), ("B", "1", 2));
        double[] expected = [.. Enumerable.Repeat(6 / 9.0, 6), 3 / 9.0, .. Enumerable.Repeat(1.0, 5), 3 / 9.0, 3 / 9.0];

        Assert.All(Enumerable.Range(0, Seeds), seed => Same(expected, Shares(table, seed)));
    }

    /// <summary>A, the most frequent, has to come before the others for a cut that leaves five rows on both sides: of the class of B or C the two others have the same share, 0.</summary>
    [Fact]
    public void Labels_of_equal_shares_are_cut_in_the_order_of_their_frequency()
    {
        Table table = Of(("A", "1", 5), ("B", "2", 4), ("C", "3", 4));
        double[] expected = [.. Enumerable.Repeat(1.0, 5), .. Enumerable.Repeat(0.5, 8)];

        Assert.All(Enumerable.Range(0, Seeds), seed => Same(expected, Shares(table, seed)));
    }

    /// <summary>The first draw is of the column, the second of the row whose class counts: the label of the last row, which the tree has not seen, is told as the one with that class.</summary>
    [Fact]
    public void A_label_that_the_rows_lack_goes_with_those_of_the_greater_share_of_the_class()
    {
        Table table = Of(("A", "0", 6), ("B", "1", 6), ("C", "0", 1));
        double[] told = [.. Enumerable.Range(0, Seeds).Select(seed => Shares(table, seed, grown: 12)[12])];

        Assert.Equal(Enumerable.Range(0, Seeds).Select(seed => new RandomStream((ulong)seed).Index(1, 12) < 6 ? 1.0 : 0), told);
        Assert.Equal([0, 1], told.Distinct().Order());
    }

    /// <summary>One row in 400 of those that the forest learns from, and five at least.</summary>
    [Theory]
    [InlineData(5, 5, 10, true)]
    [InlineData(10, 4, 14, false)]
    [InlineData(4, 10, 14, false)]
    [InlineData(5, 5, 2399, true)]
    [InlineData(5, 7, 2400, false)]
    [InlineData(7, 5, 2400, false)]
    [InlineData(6, 6, 2400, true)]
    public void Both_sides_of_a_cut_hold_the_fewest_rows_of_a_leaf(int zeros, int ones, int learned, bool isCut)
    {
        double all = zeros + ones;
        double[] expected = [.. Enumerable.Repeat(isCut ? 1 : zeros / all, zeros), .. Enumerable.Repeat(isCut ? 1 : ones / all, ones)];

        Same(expected, Shares(Numbers((0, "0", zeros), (1, "1", ones)), learned: learned));
        Same(expected, Shares(Of(("A", "0", zeros), ("B", "1", ones)), learned: learned));
    }

    /// <summary>Above 1: (7² + 1²)/8 + 10 = 16.25. Above 0: 5 + (2² + 11²)/13 = 14.6. Neither side is cut again, as the three rows of 1 are no leaf.</summary>
    [Fact]
    public void A_number_is_cut_where_the_leaves_are_purest() => Same(
        [.. Enumerable.Repeat(7 / 8.0, 7), 1 / 8.0, .. Enumerable.Repeat(1.0, 10)],
        Shares(Numbers((0, "a", 5), (1, "a", 2), (1, "b", 1), (2, "b", 10))));

    /// <summary>The tree saw the numbers 0 and 2 as a, 4 as b: a number between is on the side of those below the cut only where it is below it too.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    [InlineData(5, 0)]
    public void A_number_that_the_rows_lack_is_below_the_cut_or_above_it(double lacking, double share) =>
        Assert.Equal(share, Shares(Numbers((0, "a", 3), (2, "a", 3), (4, "b", 6), (lacking, "a", 1)), grown: 12)[12]);

    /// <summary>Of "one or the other, not both" neither column alone tells anything, so the tree is a single leaf, though two cuts in turn would tell all.</summary>
    [Fact]
    public void A_cut_that_gains_nothing_is_not_made()
    {
        int[] rows = [.. Enumerable.Range(0, 20)];
        Table table = new(
        [
            TestColumns.Numbers("v", [.. rows.Select(row => (double)(row & 1))]),
            TestColumns.Numbers("w", [.. rows.Select(row => (double)(row >> 1 & 1))]),
            TestColumns.Labels("y", [.. rows.Select(row => $"{row & 1 ^ row >> 1 & 1}")]),
        ]);

        Assert.All(Enumerable.Range(0, Seeds), seed => Assert.All(Shares(table, seed), share => Assert.Equal(0.5, share)));
    }

    /// <summary>Both columns tell the label of the rows that the tree has seen, and contradict each other in the last row: v says a, w says b. One column of two is drawn.</summary>
    [Theory]
    [InlineData("v", "w", "y")]
    [InlineData("w", "y", "v")]
    public void Columns_are_drawn_by_name_whatever_their_order(params string[] order)
    {
        string[] labels = [.. Enumerable.Repeat("a", 6), .. Enumerable.Repeat("b", 6)];
        Table table = new(order.Select(name => TestColumns.Labels(name, [.. labels, name == "w" ? "b" : "a"])));
        double[] told = [.. Enumerable.Range(0, Seeds).Select(seed => Shares(table, seed, grown: 12)[12])];

        Assert.Equal(Enumerable.Range(0, Seeds).Select(seed => new RandomStream((ulong)seed).Index(0, 2) == 0 ? 1.0 : 0), told);
        Assert.Equal([0, 1], told.Distinct().Order());
    }

    [Fact]
    public void A_tree_does_not_hold_on_to_the_one_before()
    {
        Table table = Of(("A", "0", 5), ("B", "1", 5));
        var cells = new LabelCells(table);
        int[][] codes = cells.Encode(table);
        var grower = new LabelTreeGrower(1, 2, cells, codes, 10);
        LabelTree sure = grower.Grow([.. Enumerable.Range(0, 10)], new RandomStream(1));
        LabelTree unsure = grower.Grow([0, 1, 2, 5], new RandomStream(1));

        Same([.. Enumerable.Repeat(1.0, 10)], Shares(sure, codes, 1));
        Same([.. Enumerable.Repeat(0.75, 5), .. Enumerable.Repeat(0.25, 5)], Shares(unsure, codes, 1));
    }

    private static double[] Shares(Table table, int seed = 0, int? grown = null, int learned = 0)
    {
        var cells = new LabelCells(table);
        int[][] codes = cells.Encode(table);
        int column = Array.FindIndex(cells.Columns, c => c.Name == "y");
        int[] rows = [.. Enumerable.Range(0, grown ?? table.RowCount)];
        return Shares(new LabelTreeGrower(column, cells.Labels(column), cells, codes, learned).Grow(rows, new RandomStream((ulong)seed)), codes, column);
    }

    private static double[] Shares(LabelTree tree, int[][] codes, int column)
    {
        int[] own = codes[column];
        var sums = new double[own.Length];
        tree.Add(codes, own, [.. Enumerable.Range(0, own.Length)], sums);
        return sums;
    }

    // Shares are floats.
    private static void Same(double[] expected, double[] found) => Assert.Equal(expected, found, (x, y) => Math.Abs(x - y) < 1e-6);

    private static Table Of(params (string X, string Y, int Rows)[] rows) =>
        new([TestColumns.Labels("x", [.. rows.SelectMany(r => Enumerable.Repeat(r.X, r.Rows))]), Own(rows.Select(r => (r.Y, r.Rows)))]);

    private static Table Numbers(params (double X, string Y, int Rows)[] rows) =>
        new([TestColumns.Numbers("x", [.. rows.SelectMany(r => Enumerable.Repeat(r.X, r.Rows))]), Own(rows.Select(r => (r.Y, r.Rows)))]);

    private static CategoricalColumn Own(IEnumerable<(string Y, int Rows)> rows) => TestColumns.Labels("y", [.. rows.SelectMany(r => Enumerable.Repeat(r.Y, r.Rows))]);
}
