using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Tables;
using static Harness.Tests.Metrics.Contingency.TestColumns;

namespace Harness.Tests.Metrics.Contingency;

public class CodedRowsTests
{
    // As many rows of each label, so the code is the label: the row, which needs more than a byte in some, and the row modulo 3.
    private const int Rows = 300;
    private static readonly Table Train = new([Numbered("many", Enumerable.Range(0, Rows)), Numbered("few", Enumerable.Range(0, Rows).Select(row => row % 3))]);
    private static readonly TableBins Bins = TableBins.Learn(Train);

    /// <summary>302 and 5 cells, with those for missing values and other labels; rows on either side of those that are numbered sixteen at a time.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33)]
    [InlineData(293)]
    public void The_last_columns_cells_stand_beside_each_other(int count)
    {
        var rows = CodedRows.Of(Bins, Train);
        AssertCells([0], row => row);
        AssertCells([1], row => row % 3);
        AssertCells([0, 1], row => 5 * row + row % 3);
        AssertCells([1, 0], row => 302 * (row % 3) + row);
        AssertCells([1, 0, 1], row => 5 * (302 * (row % 3) + row) + row % 3);

        void AssertCells(int[] set, Func<int, int> expected)
        {
            int[] cells = [.. Enumerable.Repeat(77, count)];
            rows.Cells(set, 7, cells);
            Assert.Equal(Enumerable.Range(7, count).Select(expected), cells);
        }
    }

    /// <summary>The last row is missing, the last of the cells: 255 is the largest code of a byte.</summary>
    [Theory]
    [InlineData(253)]
    [InlineData(254)]
    [InlineData(255)]
    public void No_code_is_cut_short(int labels)
    {
        Table table = new([Labels("x", [.. Enumerable.Range(0, labels).Select(i => $"{i:000}"), null])]);

        var rows = CodedRows.Of(TableBins.Learn(table), table);

        Assert.Equal([.. Enumerable.Range(0, labels), labels + 1], Enumerable.Range(0, labels + 1).Select(row => rows.Code(0, row)));
    }

    /// <summary>By hand: 300 is 7 · 42 + 6 and 16 · 18 + 12, and the first groups have one row more.</summary>
    [Theory]
    [InlineData(1, 300, 300)]
    [InlineData(7, 43, 258)]
    [InlineData(16, 19, 282)]
    public void The_rows_of_a_group_of_the_jackknife_stand_beside_each_other(int groups, int second, int last)
    {
        var rows = CodedRows.Of(Bins, Train, groups);

        Assert.Equal((Rows, groups), (rows.Count, rows.Groups));
        Assert.Equal((0, second, last, Rows), (rows.Start(0), rows.Start(1), rows.Start(groups == 1 ? 1 : groups - 1), rows.Start(groups)));
        int[] deal = GroupJackknife.Deal(Rows);
        int[] order = [.. Enumerable.Range(0, groups).SelectMany(group => deal.Where((_, place) => place % groups == group).Order())];
        Assert.Equal(order, Enumerable.Range(0, Rows).Select(row => rows.Code(0, row)));
        Assert.Equal(order.Select(row => row % 3), Enumerable.Range(0, Rows).Select(row => rows.Code(1, row)));
    }
}
