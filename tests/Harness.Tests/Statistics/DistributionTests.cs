using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: SciPy's and NumPy's, distributions.py beside this file.</summary>
public class DistributionTests
{
    private static readonly double[] X = Numbers(40, i => (i * 7919 + 13) % 1009 / 100.0);
    private static readonly double[] Y = Numbers(40, i => (i * 104729 + 7) % 997 / 80.0);

    public static TheoryData<double[], double[], double, double> Samples => new()
    {
        { X, Y, 0.125, 0.6628125 },
        { X, Y[..7], 0.65, 3.1157500000000002 },
        { X[..1], Y, 0.975, 5.3880625 },
        { [.. X.Select(Math.Floor)], [.. Y[..23].Select(Math.Floor)], 0.1858695652173914, 1.2521739130434784 },
        { X, [.. X[..9].Select(v => v + 20)], 1, 20.36786111111111 },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_distances_of_two_samples_equal_SciPys(double[] first, double[] second, double statistic, double wasserstein)
    {
        double[] a = [.. first.Order()];
        double[] b = [.. second.Order()];
        Assert.Equal(statistic, EmpiricalDistribution.KolmogorovSmirnov(a, b), 1e-12);
        Assert.Equal(statistic, EmpiricalDistribution.KolmogorovSmirnov(b, a), 1e-12);
        Assert.Equal(wasserstein, EmpiricalDistribution.Wasserstein(a, b), 1e-12);
        Assert.Equal(wasserstein, EmpiricalDistribution.Wasserstein(b, a), 1e-12);
    }

    [Theory]
    [InlineData(0, 0.13, 0.13)]
    [InlineData(0.025, 0.33475, 0.344)]
    [InlineData(0.3, 3.641, 2.698)]
    [InlineData(0.5, 6.085, 4.41)]
    [InlineData(0.975, 9.39525, 8.476)]
    [InlineData(1, 9.6, 8.69)]
    public void Quantiles_equal_NumPys(double share, double often, double oftwo)
    {
        Assert.Equal(often, EmpiricalDistribution.Quantile([.. X[..10].Order()], share), 1e-12);
        Assert.Equal(oftwo, EmpiricalDistribution.Quantile([.. X[..2].Order()], share), 1e-12);
        Assert.Equal(7, EmpiricalDistribution.Quantile([7], share));
    }

    [Fact]
    public void Distances_need_a_value_on_either_side()
    {
        foreach (Func<double[], double[], double> distance in (Func<double[], double[], double>[])[(a, b) => EmpiricalDistribution.KolmogorovSmirnov(a, b), (a, b) => EmpiricalDistribution.Wasserstein(a, b)])
        {
            Assert.Contains("0 and 1", Assert.Throws<ArgumentException>(() => distance([], [1])).Message, StringComparison.Ordinal);
            Assert.Contains("2 and 0", Assert.Throws<ArgumentException>(() => distance([1, 2], [])).Message, StringComparison.Ordinal);
        }
    }

    /// <summary>Numbers of labels on either side of those that are summed four at a time.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.38095238095238093)]
    [InlineData(3, 0.24637681159420288)]
    [InlineData(4, 0.18333333333333335)]
    [InlineData(5, 0.20579710144927532)]
    [InlineData(8, 0.270999115826702)]
    [InlineData(11, 0.2622823984526112)]
    [InlineData(40, 0.28875144955546966)]
    public void The_total_variation_of_any_number_of_labels_is_half_the_sum_of_differences(int labels, double expected)
    {
        int[] first = [.. Enumerable.Range(0, labels).Select(i => (i * 31 + 5) % 17)];
        int[] second = [.. Enumerable.Range(0, labels).Select(i => (i * 13 + 2) % 11)];
        Assert.Equal(expected, CategoricalDistribution.TotalVariation(first, second), 1e-12);
        Assert.Equal(expected, CategoricalDistribution.TotalVariation(second, first), 1e-12);
    }

    [Fact]
    public void Labels_that_no_side_shares_are_1_apart_and_no_more()
    {
        Assert.Equal(1, CategoricalDistribution.TotalVariation([3, 0], [0, 5]));
        Assert.Equal(1, CategoricalDistribution.TotalVariation([int.MaxValue, int.MaxValue, 0, 0, 0], [0, 0, 0, int.MaxValue, 7]));
    }

    [Fact]
    public void Total_variation_needs_a_count_for_the_same_labels_on_either_side()
    {
        Assert.Contains("2 and 1", Assert.Throws<ArgumentException>(() => CategoricalDistribution.TotalVariation([1, 2], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => CategoricalDistribution.TotalVariation([0, 0], [1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => CategoricalDistribution.TotalVariation([1, 1], [0, 0])).Message, StringComparison.Ordinal);
    }

    private static double[] Numbers(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
}
