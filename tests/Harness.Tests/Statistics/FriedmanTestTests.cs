using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's friedmanchisquare and studentized_range, friedman.py beside this file.</summary>
public class FriedmanTestTests
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

    [Fact]
    public void Its_distribution_is_that_of_SciPy()
    {
        Assert.Equal(1 - 0.050000013903938045, StudentizedRange.Below(3.314493, 3), 1e-8);
        Assert.Equal(1 - 0.9549548551886442, StudentizedRange.Below(1, 5), 1e-8);
        Assert.Equal(1 - 0.003602433764930746, StudentizedRange.Below(6, 20), 1e-8);
        Assert.Equal(0, StudentizedRange.Below(0, 3));
    }

    [Fact]
    public void Friedman_equals_SciPy_with_and_without_ties()
    {
        Close(1.2000000000000028, 0.7530043116564573, [.. Enumerable.Range(0, 6).Select(i => Enumerable.Range(0, 4).Select(j => (i * 7919 * (j + 3) + 13 * j) % 101 / 100.0).ToArray())]);
        Close(5.054945054945042, 0.28170611105211973, [.. Enumerable.Range(0, 7).Select(i => Enumerable.Range(0, 5).Select(j => (i * 7 * (j + 3) + 13 * j) % 4 / 4.0).ToArray())]);
        Close(10, 0.006737946999085468, [.. Enumerable.Range(1, 5).Select(i => new double[] { i, i + 1, i + 2 })]);
    }

    [Fact]
    public void The_greatest_value_has_rank_1_and_ties_prove_nothing()
    {
        Assert.Equal([3, 1.5, 1.5], FriedmanTest.Of([[1, 2, 2], [0, 5, 5]]).MeanRanks);
        FriedmanTest tied = FriedmanTest.Of([[1, 1, 1], [2, 2, 2]]);
        Assert.Equal((0, 1), (tied.Statistic, tied.Probability));
    }

    // Demšar 2006, table 5(a): q.05 is 2.569 for four classifiers, and over 14 datasets the critical difference 1.25.
    [Fact]
    public void The_critical_difference_is_that_of_Demsar() =>
        Assert.Equal(1.25, FriedmanTest.Of([.. Enumerable.Range(0, 14).Select(i => new double[] { i, 1, 2, 3 })]).CriticalDifference, 0.005);

    [Fact]
    public void Too_few_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => FriedmanTest.Of([[1, 2, 3]]));
        Assert.Throws<ArgumentException>(() => FriedmanTest.Of([[1, 2], [1, 2]]));
        Assert.Throws<ArgumentException>(() => FriedmanTest.Of([[1, 2, 3], [1, 2]]));
        Assert.Throws<ArgumentException>(() => FriedmanTest.Of([[1, 2, 3], [1, 2, double.NaN]]));
    }

    private static void Close(double statistic, double probability, double[][] blocks)
    {
        FriedmanTest test = FriedmanTest.Of(blocks);
        Assert.Equal(statistic, test.Statistic, 1e-9);
        Assert.Equal(probability, test.Probability, 1e-9);
    }

    [Fact]
    public void No_block_at_all_is_too_few() => Assert.Throws<ArgumentException>(() => FriedmanTest.Of([]));
}
