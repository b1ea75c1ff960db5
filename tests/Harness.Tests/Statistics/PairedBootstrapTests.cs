using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

public class PairedBootstrapTests
{
    [Fact]
    public void The_interval_of_many_differences_is_that_of_the_normal_approximation()
    {
        var stream = new RandomStream(5);
        double[] differences = [.. Enumerable.Range(0, 400).Select(i => stream.Uniform((ulong)i))];
        (double low, double high) = PairedBootstrap.Interval(differences, new RandomStream(1));
        double error = 1.96 * Moments.StandardDeviation(differences) / Math.Sqrt(differences.Length);
        Assert.Equal(differences.Average() - error, low, 0.1 * error);
        Assert.Equal(differences.Average() + error, high, 0.1 * error);
    }

    [Property(MaxTest = 20)]
    public void The_interval_lies_within_the_differences_and_holds_their_mean(ulong seed)
    {
        var stream = new RandomStream(seed);
        double[] differences = [.. Enumerable.Range(0, 2 + stream.Index(0, 20)).Select(i => stream.Uniform((ulong)(1 + i)) - 0.5)];
        (double low, double high) = PairedBootstrap.Interval(differences, stream);
        Assert.InRange(low, differences.Min(), differences.Average() + 1e-12);
        Assert.InRange(high, differences.Average() - 1e-12, differences.Max());
        Assert.Equal((low, high), PairedBootstrap.Interval(differences, stream));
    }

    /// <summary>Expected numbers: SciPy 1.10.1, distributions.py beside this file.</summary>
    [Theory]
    [InlineData(8, 4, 0.125, 0.875)]
    [InlineData(20, 6, 0.1, 0.5)]
    [InlineData(40, 16, 0.25, 0.55)]
    public void The_bootstrap_of_zeros_and_ones_has_the_quantiles_of_the_binomial_distribution(int differences, int ones, double low, double high)
    {
        (double Low, double High) interval = PairedBootstrap.Interval([.. Enumerable.Range(0, differences).Select(i => i < ones ? 1.0 : 0)], new RandomStream(1));
        Assert.Equal(low, interval.Low, 1e-12);
        Assert.Equal(high, interval.High, 1e-12);
    }

    [Fact]
    public void The_interval_of_one_difference_is_that_difference() => Assert.Equal((0.3, 0.3), PairedBootstrap.Interval([0.3], new RandomStream(1)));
}
