using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>By SciPy 1.10.1: <c>studentized_range.cdf(range, groups, inf)</c> and <c>isf(probability, groups, inf)</c>.</summary>
public class StudentizedRangeTests
{
    [Theory]
    [InlineData(1.0, 2, 0.5204998778130465)]
    [InlineData(3.5, 3, 0.9644429581368396)]
    [InlineData(4.0, 10, 0.8731478678494035)]
    [InlineData(0.5, 5, 0.0033403160565506893)]
    [InlineData(0, 3, 0)]
    [InlineData(-1, 2, 0)]
    [InlineData(double.NaN, 2, 0)]
    public void The_probability_of_a_range_equals_SciPys(double range, int groups, double expected) =>
        Assert.Equal(expected, StudentizedRange.Below(range, groups), 1e-8);

    [Theory]
    [InlineData(0.05, 2, 2.771807648699355)]
    [InlineData(0.05, 10, 4.474124221725907)]
    [InlineData(0.1, 4, 3.240446220927359)]
    [InlineData(0.01, 3, 4.12030320646012)]
    public void The_range_of_a_probability_equals_SciPys(double probability, int groups, double expected) =>
        Assert.Equal(expected, StudentizedRange.Quantile(probability, groups), 1e-6);

    [Fact]
    public void What_is_no_probability_and_fewer_than_two_groups_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Below(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Quantile(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Quantile(1, 2));
    }
}
