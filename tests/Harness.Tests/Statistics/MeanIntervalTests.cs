using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's t.interval and t.ppf, few_tables.py beside this file.</summary>
public class MeanIntervalTests
{
    [Theory]
    [InlineData(0.95, 0.18017152488699473, 0.043, 0.351, 0.26, 0.15, 0.53, 0.36)]
    [InlineData(0.9, 0.14123430456622782, 0.043, 0.351, 0.26, 0.15, 0.53, 0.36)]
    [InlineData(0.95, 6.353102368216048, 1.0, 2.0)]
    [InlineData(0.95, 0.7956115763210656, 3.0, 3.0, 3.0, 4.0)]
    [InlineData(0.95, 0.0, 2.0, 2.0, 2.0)]
    public void The_half_width_is_that_of_SciPy(double level, double expected, params double[] values) => Assert.Equal(expected, MeanInterval.HalfWidth(values, level), 1e-9);

    [Fact]
    public void A_deviation_that_was_measured_elsewhere_has_its_own_degrees_of_freedom() => Assert.Equal(0.0233560228475491, MeanInterval.HalfWidth(0.02, 3, 39), 1e-9);

    [Fact]
    public void One_number_has_no_interval() => Assert.Throws<ArgumentException>(() => MeanInterval.HalfWidth([1]));

    [Fact]
    public void A_mean_of_nothing_and_a_deviation_without_freedom_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.HalfWidth(1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.HalfWidth(1, 1, 0));
    }
}
