using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's spearmanr over all orders of one side, few_tables.py beside this file.</summary>
public class RankCorrelationTestTests
{
    [Theory]
    [InlineData(-0.8986451052612952, 0.027777777777777776, new[] { 569.0, 442, 5000, 150, 344, 2201 }, new[] { 0.038, 0.033, 0.017, 0.046, 0.038, 0.023 })]
    [InlineData(0.8285714285714287, 0.058333333333333334, new[] { 1.0, 2, 3, 4, 5, 6 }, new[] { 2.0, 1, 4, 3, 6, 5 })]
    [InlineData(-0.9486832980505137, 0.06666666666666667, new[] { 1.0, 1, 2, 2, 3 }, new[] { 5.0, 4, 3, 2, 1 })]
    [InlineData(1.0, 0.002777777777777778, new[] { 1.0, 2, 3, 4, 5, 6 }, new[] { 1.0, 4, 9, 16, 25, 36 })]
    public void It_is_that_of_SciPy(double correlation, double probability, double[] x, double[] y)
    {
        RankCorrelationTest test = RankCorrelationTest.Of(x, y);
        Assert.Equal(correlation, test.Correlation, 1e-9);
        Assert.Equal(probability, test.Probability, 1e-12);
    }

    [Fact]
    public void No_result_of_so_few_pairs_is_rarer_than_the_least() => Assert.Equal(1 / 360.0, RankCorrelationTest.LeastProbability(6), 1e-15);

    [Fact]
    public void What_is_constant_says_nothing() => Assert.Equal(new RankCorrelationTest(0, 1), RankCorrelationTest.Of([1, 2, 3], [5, 5, 5]));

    [Fact]
    public void Too_few_and_too_many_are_refused()
    {
        Assert.Throws<ArgumentException>(() => RankCorrelationTest.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => RankCorrelationTest.Of([1, 2], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => RankCorrelationTest.Of(new double[10], new double[10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankCorrelationTest.LeastProbability(1));
    }
}
