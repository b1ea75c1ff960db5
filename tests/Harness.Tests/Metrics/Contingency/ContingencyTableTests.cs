using Harness.Metrics.Contingency;

namespace Harness.Tests.Metrics.Contingency;

public class ContingencyTableTests
{
    [Theory]
    [InlineData(new[] { 1, 1 }, new[] { 5, 5 }, 0)]
    [InlineData(new[] { 3, 0 }, new[] { 0, 2 }, 1)]
    public void The_Jensen_Shannon_distance_is_zero_for_equal_shares_and_one_where_no_cell_is_shared(int[] first, int[] second, double expected) =>
        Assert.Equal(expected, ContingencyTable.JensenShannon(first, second), 1e-15);

    /// <summary>Shares ½ ½ and 1 0, in the middle ¾ ¼: half of ½ log₂ ⅔ + ½ log₂ 2 and log₂ 4/3 is 3/2 − ¾ log₂ 3.</summary>
    [Fact]
    public void The_Jensen_Shannon_distance_is_the_same_both_ways()
    {
        double expected = Math.Sqrt(1.5 - 0.75 * Math.Log2(3));

        Assert.Equal(expected, ContingencyTable.JensenShannon([1, 1], [4, 0]), 1e-15);
        Assert.Equal(expected, ContingencyTable.JensenShannon([4, 0], [1, 1]), 1e-15);
    }

    /// <summary>
    /// By hand. Equally many rows: (1 − 2)²/(3/2) + (3 − 2)²/(5/2) = 16/15. A third of the rows synthetic: (0 − 3/2)²/1 +
    /// (1 − ½)²/(2/3) + 1²/(1/3) = 5.625 over 2; the last cell is not in use. One cell in use: none.
    /// </summary>
    [Theory]
    [InlineData(new[] { 2, 2 }, new[] { 1, 3 }, 16.0 / 15)]
    [InlineData(new[] { 3, 1, 0, 0 }, new[] { 0, 1, 1, 0 }, 2.8125)]
    [InlineData(new[] { 2, 0 }, new[] { 5, 0 }, double.NaN)]
    [InlineData(new[] { 0, 1 }, new[] { 0, 4 }, double.NaN)]
    public void The_standardised_pmse_is_over_the_cells_in_use_less_one(int[] real, int[] synthetic, double expected) =>
        Assert.Equal(expected, ContingencyTable.StandardizedPmse(real, synthetic), 1e-14);
}
