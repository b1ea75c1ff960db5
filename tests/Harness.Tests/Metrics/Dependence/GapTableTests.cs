using Harness.Metrics.Dependence;

namespace Harness.Tests.Metrics.Dependence;

public class GapTableTests
{
    /// <summary>The first is √(24 / 200) by SciPy 1.10.1, <c>chi2_contingency([[40, 10], [60, 90]], correction=False)[0] = 24.0</c>; 1 is where the cell decides.</summary>
    [Theory]
    [InlineData(new[] { 100, 100 }, new[] { 40, 10 }, 0.34641016151377546)]
    [InlineData(new[] { 4, 0, 4 }, new[] { 4, 0, 0 }, 1)]
    [InlineData(new[] { 4, 4 }, new[] { 2, 2 }, 0)]
    [InlineData(new[] { 4, 4 }, new[] { 0, 0 }, 0)]
    [InlineData(new[] { 4, 4 }, new[] { 4, 4 }, 0)]
    public void Phi_is_the_correlation_of_gap_and_cell(int[] rows, int[] gaps, double phi) => Assert.Equal(phi, new GapTable(rows, gaps).Phi, 1e-12);

    [Fact]
    public void A_cell_without_rows_has_no_gaps()
    {
        var table = new GapTable([4, 0], [1, 0]);

        Assert.Equal((0.25, 0.0), (table.Rate(0), table.Rate(1)));
    }

    [Theory]
    [InlineData(new[] { 4, 4, 4 }, -1)]
    [InlineData(new[] { 8, 4, 0 }, 0)]
    [InlineData(new[] { 0, 7, 5 }, 0)]
    [InlineData(new[] { 5, 0, 7 }, 1)]
    [InlineData(new[] { 5, 7, 0 }, 2)]
    public void The_farthest_cell_is_where_gaps_differ_most_and_none_where_they_are_the_same(int[] gaps, int cell) =>
        Assert.Equal(cell, new GapTable([8, 8, 8], [4, 4, 4]).Farthest(new GapTable([8, 8, 8], gaps)));
}
