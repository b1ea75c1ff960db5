using Harness.Statistics;

namespace Harness.Tests.Statistics;

public class EmpiricalDistributionTests
{
    /// <summary>NumPy 1.24.2's <c>quantile</c> of the numbers over 1e308, times 1e308: its own difference of the two overflows.</summary>
    [Theory]
    [InlineData(0.1, -1.36)]
    [InlineData(0.5, 0)]
    [InlineData(0.75, 0.85)]
    [InlineData(1, 1.7)]
    public void Quantiles_lie_between_the_largest_numbers_too(double share, double expected) =>
        Assert.Equal(expected, EmpiricalDistribution.Quantile([-1.7e308, 1.7e308], share) / 1e308, 1e-12);

    /// <summary>NumPy 1.24.2, likewise: <c>quantile([-1.7, -1.7, 1.7], share)</c>.</summary>
    [Theory]
    [InlineData(0.25, -1.7)]
    [InlineData(0.6, -1.02)]
    [InlineData(0.75, 0)]
    public void Quantiles_lie_between_the_largest_numbers_at_any_place(double share, double expected) =>
        Assert.Equal(expected, EmpiricalDistribution.Quantile([-1.7e308, -1.7e308, 1.7e308], share) / 1e308, 1e-12);

    /// <summary>Of six values, among 15 pairs, one pair of the first and three of the last are equal.</summary>
    [Fact]
    public void Collision_is_the_share_of_pairs_that_are_equal()
    {
        Assert.Equal(4 / 15.0, EmpiricalDistribution.Collision([1, 1, 2, 3, 3, 3]), 1e-15);
        Assert.Equal(1, EmpiricalDistribution.Collision([7, 7]));
        Assert.Equal(0, EmpiricalDistribution.Collision([6, 7]));
        Assert.Equal(0, EmpiricalDistribution.Collision([7]));
        Assert.Equal(0, EmpiricalDistribution.Collision([]));
    }
}
