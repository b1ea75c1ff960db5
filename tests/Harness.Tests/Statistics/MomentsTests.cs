using System.Numerics;
using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

public class MomentsTests
{
    // The exact values of whole numbers, in BigInteger: n·Σx² − (Σx)² over n·(n − 1).
    [Property]
    public void Mean_and_standard_deviation_keep_their_digits_beside_any_offset(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("moments");
        long offset = (long)Math.Pow(10, stream.Index(0, 13));
        double[] values = [.. Enumerable.Range(0, 2 + stream.Index(1, 200)).Select(i => (double)(offset + stream.Index((ulong)(i + 2), 1000)))];
        BigInteger n = values.Length;
        BigInteger sum = values.Aggregate(BigInteger.Zero, (total, v) => total + (BigInteger)v);
        BigInteger squares = values.Aggregate(BigInteger.Zero, (total, v) => total + (BigInteger)v * (BigInteger)v);
        double variance = (double)(n * squares - sum * sum) / (double)(n * (n - 1));

        Assert.Equal((double)sum / values.Length, Moments.Mean(values), 1e-14 * offset + 1e-12);
        Assert.Equal(Math.Sqrt(variance), Moments.StandardDeviation(values), 1e-9);
    }

    [Property]
    public void Equal_values_have_no_spread_at_all(ulong seed)
    {
        double value = Math.Tan(3 * (new RandomStream(seed).Uniform(0) - 0.5));

        Assert.Equal(0, Moments.StandardDeviation([.. Enumerable.Repeat(value, 1 + new RandomStream(seed).Index(1, 3000))]));
    }

    [Theory]
    [InlineData(double.MaxValue, double.MaxValue, double.MaxValue, double.MaxValue)]
    [InlineData(-double.MaxValue, -double.MaxValue, double.MaxValue, -double.MaxValue / 3)]
    [InlineData(1.7e308, -1.7e308, 1.7e308, 1.7e308 / 3)]
    public void The_mean_of_the_largest_numbers_does_not_overflow(double x, double y, double z, double mean) =>
        Assert.Equal(1, Moments.Mean([x, y, z]) / mean, 1e-12);

    [Fact]
    public void The_spread_of_the_largest_numbers_is_infinite_only_where_no_double_holds_it()
    {
        Assert.Equal(1, Moments.StandardDeviation([double.MaxValue, 0, double.MaxValue, 0]) / (double.MaxValue / Math.Sqrt(3)), 1e-12);
        Assert.Equal(double.PositiveInfinity, Moments.StandardDeviation([double.MaxValue, -double.MaxValue]));
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(4.9e-324)]
    public void Huge_and_tiny_numbers_have_a_spread(double unit) =>
        Assert.Equal(1, Moments.StandardDeviation([unit, 2 * unit, 3 * unit]) / unit, 1e-12);

    [Fact]
    public void Nothing_and_a_single_value()
    {
        Assert.Equal((double.NaN, double.NaN, double.NaN), (Moments.Mean([]), Moments.Median([]), Moments.StandardDeviation([])));
        Assert.Equal((7.0, 7.0, 0.0), (Moments.Mean([7]), Moments.Median([7]), Moments.StandardDeviation([7])));
        Assert.Equal(2.5, Moments.Median([1, 2, 3, 4]));
    }

    /// <summary>A plain sum of as many is off by 1e-12 of it.</summary>
    [Theory]
    [InlineData(0.1, 100_000)]
    [InlineData(-1e15 / 3, 99_999)]
    public void The_mean_of_many_equal_numbers_is_that_number(double value, int count) =>
        Assert.Equal(1, Moments.Mean([.. Enumerable.Repeat(value, count)]) / value, 4e-16);

    [Fact]
    public void The_mean_of_the_smallest_numbers_keeps_their_digits() => Assert.Equal(2 * double.Epsilon, Moments.Mean([double.Epsilon, 3 * double.Epsilon]));
}
