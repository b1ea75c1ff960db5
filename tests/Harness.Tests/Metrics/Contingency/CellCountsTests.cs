using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Tables;
using static Harness.Tests.Metrics.Contingency.TestColumns;

namespace Harness.Tests.Metrics.Contingency;

public class CellCountsTests
{
    /// <summary>Of a the labels are x, y, others, missing ones; of b, whose q is more frequent, q, p, others, missing ones.</summary>
    [Fact]
    public void Small_tables_have_a_count_for_every_cell()
    {
        Table train = new([Labels("a", "x", "x", "y"), Labels("b", "p", "q", "q")]);

        (CellCounts counts, int[] real, int[] other) = Beside(train, new([Labels("a", "x", "z", null), Labels("b", "q", "q", "p")]), 0, 1);

        Assert.Equal(3, counts.Used);
        Assert.Equal([1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], real);
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0], other);
    }

    /// <summary>
    /// A hundred labels a column, thrice each in train: i beside i once, beside the next one twice. The other table has some of those cells, and
    /// (2, 9), (7, 3), (others, 5) and (missing, 5), which train lacks.
    /// </summary>
    [Fact]
    public void Large_tables_have_counts_of_the_cells_that_occur_in_their_order_those_of_train_first()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Reverse()];
        Table train = new([Numbered("a", labels.SelectMany(i => new[] { i, i, i })), Numbered("b", labels.SelectMany(i => new[] { (i + 1) % 100, i, (i + 1) % 100 }))]);
        Table synthetic = new([Labels("a", null, "zz", "007", "005", "002", "005", "007", "099"), Labels("b", "005", "005", "003", "005", "009", "005", "003", "000")]);

        (CellCounts counts, int[] real, int[] other) = Beside(train, synthetic, 0, 1);

        Assert.Equal(200, counts.Used);
        Assert.Equal([.. Enumerable.Range(0, 198).Select(cell => 1 + cell % 2), 2, 1, 0, 0, 0, 0], real);
        Assert.Equal([.. Enumerable.Range(0, 198).Select(cell => cell == 10 ? 2 : 0), 1, 0, 1, 2, 1, 1], other);
    }

    /// <summary>With those for others and missing ones a column has more cells than train has rows.</summary>
    [Fact]
    public void A_column_of_many_labels_once_each_has_counts_of_those_that_occur()
    {
        int[] labels = [.. Enumerable.Range(1000, 5000)];

        (CellCounts counts, int[] real, int[] other) = Beside(new([Numbered("a", labels)]), new([Numbered("a", [1003, 999, 1003])]), 0);

        Assert.Equal(5000, counts.Used);
        Assert.Equal([.. labels.Select(_ => 1), 0], real);
        Assert.Equal([.. labels.Select(label => label == 1003 ? 2 : 0), 1], other);
    }

    [Fact]
    public void Cells_of_three_columns_differ_in_any_of_them()
    {
        int[] labels = [.. Enumerable.Range(0, 30)];
        Table train = new([Numbered("a", labels), Numbered("b", labels), Numbered("c", labels)]);
        Table synthetic = new([Numbered("a", [4, 4, 4, 5, 4]), Numbered("b", [4, 4, 5, 4, 4]), Numbered("c", [4, 5, 4, 4, 5])]);

        (CellCounts counts, int[] real, int[] other) = Beside(train, synthetic, 0, 1, 2);

        Assert.Equal(30, counts.Used);
        Assert.Equal([.. Enumerable.Repeat(1, 30), 0, 0, 0], real);
        Assert.Equal([.. labels.Select(i => i == 4 ? 1 : 0), 2, 1, 1], other);
    }

    /// <summary>Row i alone is in cell i, among few cells or many.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 5)]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    public void Without_a_group_its_rows_are_left_out(int columns, int groups)
    {
        Table train = Rows(100);
        int[] set = [.. Enumerable.Range(0, columns)];
        var bins = TableBins.Learn(train);
        var seen = new List<string>();

        CellCounts.Of(bins, set, CodedRows.Of(bins, train)).Beside(CodedRows.Of(bins, Rows(5), groups), (real, other, without) =>
        {
            Assert.Equal(100, real[..100].Count(1));
            Assert.Equal(0, other[5..].Count(1));
            seen.Add($"{without}: {string.Join(' ', other[..5].ToArray())}");
        });

        int[] group = [.. GroupJackknife.Deal(5).Select((row, place) => (row, Group: place % groups + 1)).OrderBy(r => r.row).Select(r => r.Group)];
        Assert.Equal(Enumerable.Range(0, groups + 1).Select(without => $"{without}: {string.Join(' ', group.Select(g => g == without ? 0 : 1))}"), seen);

        Table Rows(int rows) => new([Numbered("a", Enumerable.Range(0, rows)), Numbered("b", Enumerable.Range(0, rows))]);
    }

    private static (CellCounts Counts, int[] Train, int[] Other) Beside(Table train, Table other, params int[] set)
    {
        var bins = TableBins.Learn(train);
        var counts = CellCounts.Of(bins, set, CodedRows.Of(bins, train));
        (int[], int[])? seen = null;
        counts.Beside(CodedRows.Of(bins, other), (first, second, without) =>
        {
            Assert.Null(seen);
            Assert.Equal(0, without);
            seen = (first.ToArray(), second.ToArray());
        });
        return (counts, seen!.Value.Item1, seen.Value.Item2);
    }
}
