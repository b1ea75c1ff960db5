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
}
