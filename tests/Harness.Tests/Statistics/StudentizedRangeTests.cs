using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's studentized_range with infinite degrees of freedom, friedman.py beside this file.</summary>
public class StudentizedRangeTests
{
    [Theory]
    [InlineData(0.05, 2, 2.771807648699355)]
    [InlineData(0.05, 3, 3.314493155398122)]
    [InlineData(0.05, 5, 3.857655510378623)]
    [InlineData(0.05, 10, 4.474124221725907)]
    [InlineData(0.05, 20, 5.0116887941184425)]
    [InlineData(0.05, 40, 5.4979352627407465)]
    [InlineData(0.01, 4, 4.402800861448699)]
    public void The_range_of_normal_numbers_is_that_of_SciPy(double probability, int groups, double expected) =>
        Assert.Equal(expected, StudentizedRange.Quantile(probability, groups), 1e-6);

    [Theory]
    [InlineData(3.314493, 3, 1 - 0.050000013903938045)]
    [InlineData(1, 5, 1 - 0.9549548551886442)]
    [InlineData(6, 20, 1 - 0.003602433764930746)]
    [InlineData(0, 3, 0)]
    [InlineData(-1, 2, 0)]
    [InlineData(double.NaN, 2, 0)]
    public void Its_distribution_is_that_of_SciPy(double range, int groups, double expected) =>
        Assert.Equal(expected, StudentizedRange.Below(range, groups), 1e-8);

    [Fact]
    public void What_is_no_probability_and_fewer_than_two_groups_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Below(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Quantile(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentizedRange.Quantile(1, 2));
    }
}
