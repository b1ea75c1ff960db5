using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's friedmanchisquare, friedman.py beside this file.</summary>
public class FriedmanTestTests
{
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
