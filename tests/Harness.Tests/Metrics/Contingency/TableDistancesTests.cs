using Harness.Metrics.Contingency;
using Harness.Tables;
using static Harness.Tests.Metrics.Contingency.TestColumns;

namespace Harness.Tests.Metrics.Contingency;

public class TableDistancesTests
{
    // 4, 5 and 3 cells: two labels, three and one, others and missing ones.
    private static readonly Table Table = new([Labels("a", "x", "x", "y", "y", "y"), Labels("b", "x", "y", "z", "z", "z"), Labels("c", "x", "x", "x", "x", "x")]);

    [Fact]
    public void Both_distances_of_every_set_are_of_all_rows()
    {
        (TableDistances first, TableDistances second) = Of(Table, 1, Product, (train, _) => train.Length, 0, 1);

        Assert.Equal([20, 25], first.Whole);
        Assert.Equal([4, 5], second.Whole);
        Assert.Empty(first.Means());
        Assert.Empty(first.Largest());
        Assert.Empty(Of(Table, 1, Product, null, 0, 1).Second.Whole);
    }

    /// <summary>Two rows are left without the first group, three without the second.</summary>
    [Fact]
    public void Mean_and_largest_without_each_group_leave_out_sets_that_have_no_distance()
    {
        TableDistances distances = Of(Table, 2, Product, null, 0, 1, 2).First;

        Assert.Equal([20, 25, double.NaN], distances.Whole);
        Assert.Equal([9, 13.5], distances.Means());
        Assert.Equal([10, 15], distances.Largest());

        TableDistances none = Of(Table, 2, Product, null, 2).First;
        Assert.Equal([double.NaN, double.NaN], none.Means());
        Assert.Equal([double.NaN, double.NaN], none.Largest());
    }

    [Fact]
    public void Nothing_is_measured_without_a_row() =>
        Assert.Equal([0, 0], Of(Table.Take([]), 1, (_, _) => throw new InvalidOperationException("no row"), null, 0, 1).First.Whole);

    [Theory]
    [InlineData(49_999)]
    [InlineData(50_000)]
    public void Each_set_is_worked_on_once_and_none_after_a_cancellation(int rows)
    {
        var times = new int[7];

        TableDistances.ForEach(times.Length, rows, set => Interlocked.Increment(ref times[set]), TestContext.Current.CancellationToken);
        Assert.All(times, count => Assert.Equal(1, count));

        Assert.ThrowsAny<OperationCanceledException>(() => TableDistances.ForEach(times.Length, rows, set => times[set] = 0, new CancellationToken(canceled: true)));
        Assert.All(times, count => Assert.Equal(1, count));
    }

    // The product of the number of rows and the number of cells, none of three cells.
    private static double Product(ReadOnlySpan<int> train, ReadOnlySpan<int> other)
    {
        int rows = 0;
        foreach (int count in other)
        {
            rows += count;
        }

        return train.Length == 3 ? double.NaN : rows * train.Length;
    }

    private static (TableDistances First, TableDistances Second) Of(Table other, int groups, TableDistances.Distance first, TableDistances.Distance? second, params int[] columns)
    {
        var bins = TableBins.Learn(Table);
        var train = CodedRows.Of(bins, Table);
        return TableDistances.Of([.. columns.Select(c => CellCounts.Of(bins, [c], train))], CodedRows.Of(bins, other, groups), first, second, TestContext.Current.CancellationToken);
    }
}
