using Harness.Arbitraries;
using Harness.Arbitraries.Damages;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Studies.Tests.Damages;

public sealed class FreshHalfTests
{
    [Fact]
    public void The_parts_share_no_row_and_are_drawn_anew_each_time()
    {
        Dataset pool = Numbered(1000);

        FreshHalf first = FreshHalf.Of(pool, 0);
        FreshHalf second = FreshHalf.Of(pool, 1);

        string[] all = [.. Rows(first.Dataset.Train), .. Rows(first.Dataset.Holdout), .. Rows(first.Fresh)];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(500, first.Dataset.Real.RowCount);
        Assert.Equal(first.Dataset.Train.RowCount, first.Fresh.RowCount);
        Assert.NotEqual(Rows(first.Fresh), Rows(second.Fresh));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(427)]
    public void Train_has_as_many_rows_as_are_asked_for(int rows)
    {
        Dataset pool = Numbered(1000);

        FreshHalf half = FreshHalf.Of(pool, 3, rows);

        Assert.True(FreshHalf.Fits(pool, rows));
        Assert.Equal(rows, half.Dataset.Train.RowCount);
        Assert.Equal(rows, half.Fresh.RowCount);
        Assert.Equal(HoldoutSplit.Rows(half.Dataset.Real.RowCount).Holdout.Length, half.Dataset.Holdout.RowCount);
        Assert.False(FreshHalf.Fits(pool, 450));
    }

    // SciPy 1.10.1: binomtest(hits, of).proportion_ci(method='wilson').
    [Theory]
    [InlineData(0, 200, 0, 0.018845326377266575)]
    [InlineData(1, 20, 0.008881448800795402, 0.23613119344674205)]
    [InlineData(190, 200, 0.910421851861224, 0.9726173543992361)]
    [InlineData(20, 20, 0.8388748419471808, 1)]
    public void Wilsons_interval_is_that_of_scipy(int hits, int of, double low, double high)
    {
        (double ownLow, double ownHigh) = Wilson.Interval(hits, of);

        Assert.Equal(low, ownLow, 1e-12);
        Assert.Equal(high, ownHigh, 1e-12);
    }

    private static Dataset Numbered(int rows)
    {
        var table = new Table([new NumericColumn(new ColumnSchema("row", ColumnKind.Numerical), [.. Enumerable.Range(0, rows).Select(i => (double)i)])]);
        return TableMaps.Dataset(table, table, table);
    }

    private static string[] Rows(Table table) => [.. Enumerable.Range(0, table.RowCount).Select(table.Columns[0].Format)];
}
