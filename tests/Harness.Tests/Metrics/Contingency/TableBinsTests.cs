using Harness.Metrics.Contingency;
using Harness.Tables;
using static Harness.Tests.Metrics.Contingency.TestColumns;

namespace Harness.Tests.Metrics.Contingency;

public class TableBinsTests
{
    [Fact]
    public void Few_numbers_are_each_a_cell_up_to_the_next_and_a_missing_one_is_the_last()
    {
        TableBins bins = TableBins.Learn(new Table([Numbers("x", 3, 1, double.NaN, 2, 1)]));

        Assert.Equal([4], bins.Cells);
        Assert.Equal([0, 0, 1, 2, 2, 3], Assert.Single(bins.Encode(new Table([Numbers("x", 0, 1, 1.5, 3, 9, double.NaN)]))));
    }

    [Fact]
    public void Labels_are_cells_by_their_counts_then_come_those_that_train_lacks_and_missing_ones()
    {
        Table train = new([Labels("x", "c", "b", "a", "b", null)]);
        TableBins bins = TableBins.Learn(train);

        Assert.Equal([5], bins.Cells);
        Assert.Equal([2, 0, 1, 0, 4], bins.Encode(train)[0]);
        Assert.Equal([1, 3, 4, 0, 2, 3], bins.Encode(new Table([Labels("x", "a", "z", null, "b", "c", "A")]))[0]);

        // A level that no row of train has.
        TableBins fewer = TableBins.Learn(train.Take([1, 2]));
        Assert.Equal([4], fewer.Cells);
        Assert.Equal([2, 1, 0, 1, 3], fewer.Encode(train)[0]);
    }

    [Fact]
    public void Each_column_beside_ids_has_its_cells()
    {
        Table train = new([Numbers("x", 5, 7), CategoricalColumn.FromLabels(new ColumnSchema("id", ColumnKind.Id), ["1", "2"]), Labels("y", "a", "b"), Labels("z", "a", "a")]);

        foreach (TableBins bins in new[] { TableBins.Learn(train), TableBins.LearnPublished(train, 2) })
        {
            Assert.Equal(["x", "y", "z"], bins.Columns);
            Assert.Equal([[0, 1], [0, 1], [0, 0]], bins.Encode(train));
            Assert.Equal(["x", "y", "x × y"], new int[][] { [0], [1, 2], [0, 1, 2] }.Select(bins.Name));
            Assert.Equal([null, "z", "z"], new int[][] { [0], [1, 2], [0, 1, 2] }.Select(bins.Other));
            Assert.Equal(bins.Cells[0] * bins.Cells[1] * bins.Cells[2], bins.Size([0, 1, 2]));
        }
    }

    /// <summary>The quantiles at 0, ½ and 1 are 1, 3 and 5: up to 3 and up to 5, then what is beyond train's range, then what is missing.</summary>
    [Fact]
    public void Published_bins_of_numbers_are_between_the_quantiles_of_train()
    {
        TableBins bins = TableBins.LearnPublished(new Table([Numbers("x", 4, 1, double.NaN, 5, 2, 3)]), 2);

        Assert.Equal([4], bins.Cells);
        Assert.Equal([2, 0, 0, 1, 1, 2, 3], bins.Encode(new Table([Numbers("x", 0.5, 1, 3, 3.5, 5, 5.5, double.NaN)]))[0]);
    }

    /// <summary>The cells of 6, 7, 8, 9 and a missing value. The quantiles of 7, 7, 7, 8 by quarters are 7, 7, 7, 7¼ and 8.</summary>
    [Theory]
    [InlineData(new[] { 7.0, 7, 7, 8 }, 4, new[] { 2, 0, 1, 2, 3 })]
    [InlineData(new[] { 7.0, 8 }, 1, new[] { 1, 0, 0, 1, 2 })]
    [InlineData(new[] { 7.0, 7 }, 5, new[] { 1, 0, 1, 1, 2 })]
    [InlineData(new[] { double.NaN }, 5, new[] { 1, 1, 1, 1, 2 })]
    public void Equal_quantiles_are_one_edge(double[] train, int cells, int[] expected)
    {
        TableBins bins = TableBins.LearnPublished(new Table([Numbers("x", train)]), cells);

        Assert.Equal([expected[^1] + 1], bins.Cells);
        Assert.Equal(expected, bins.Encode(new Table([Numbers("x", 6, 7, 8, 9, double.NaN)]))[0]);
    }

    /// <summary>Two labels are kept: the most frequent one, and of those that occur once the one that comes first in the rows.</summary>
    [Fact]
    public void Published_cells_of_labels_are_the_most_frequent_ones_and_all_others_together()
    {
        Table train = new([Labels("x", null, "c", "a", "a", "b", null, null)]);
        TableBins bins = TableBins.LearnPublished(train, 2);

        Assert.Equal([3], bins.Cells);
        Assert.Equal([2, 1, 0, 0, 2, 2, 2], bins.Encode(train)[0]);
        Assert.Equal([2, 1, 0], bins.Encode(new Table([Labels("x", "z", "c", "a")]))[0]);

        TableBins none = TableBins.LearnPublished(train.Take([0, 5]), 2);
        Assert.Equal([2], none.Cells);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], none.Encode(train)[0]);
    }
}
