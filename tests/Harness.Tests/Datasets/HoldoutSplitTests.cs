using Harness.Datasets;

namespace Harness.Tests.Datasets;

public class HoldoutSplitTests
{
    [Fact]
    public void The_first_holdout_rows_never_change() =>
        Assert.Equal([3, 10, 18, 20, 21, 33, 40, 41, 48, 49, 57], HoldoutSplit.Rows(58).Holdout);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void Every_row_is_in_one_part_in_ascending_order(int rows)
    {
        (int[] train, int[] holdout) = HoldoutSplit.Rows(rows);

        Assert.Equal(Enumerable.Range(0, rows), train.Concat(holdout).Order());
        Assert.Equal(train.Order(), train);
        Assert.Equal(holdout.Order(), holdout);
    }

    // 100000 rows: the standard deviation of the share is 0.0014.
    [Fact]
    public void A_quarter_is_holdout() =>
        Assert.Equal(HoldoutSplit.Share, HoldoutSplit.Rows(100_000).Holdout.Length / 100_000.0, 0.005);
}
