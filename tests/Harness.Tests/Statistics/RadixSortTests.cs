using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Against .NET's own sort of the numbers.</summary>
public class RadixSortTests
{
    /// <summary>Lengths on either side of the one from which digits are sorted.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(100_000)]
    public void Numbers_of_every_size_and_sign_come_in_order(int count)
    {
        // Any bits but those of NaN: subnormal numbers and infinity are among them.
        RandomStream stream = new RandomStream(1).Fork("bits");
        AssertSorted([.. Enumerable.Range(0, count).Select(i => BitConverter.UInt64BitsToDouble(stream.Bits((ulong)i))).Select(v => double.IsNaN(v) ? double.NegativeInfinity : v)]);
    }

    [Property(MaxTest = 20)]
    public void Ties_and_numbers_that_share_most_digits_come_in_order(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        int levels = 1 + stream.Index(0, 3000);
        double scale = Math.ScaleB(1, stream.Index(1, 200) - 100);
        AssertSorted([.. Enumerable.Range(0, 5000).Select(i => (stream.Index((ulong)i + 10, levels) - levels / 3) * scale)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Whole_numbers_of_one_sign_whose_last_digits_are_all_alike_come_in_order(int sign) =>
        AssertSorted([.. Enumerable.Range(0, 5000).Select(i => sign * (double)(i * 7919 % 5000))]);

    [Fact]
    public void Ends_of_the_range_come_in_order()
    {
        double[] ends = [double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, 0, double.Epsilon, 1, double.MaxValue, double.PositiveInfinity];
        AssertSorted([.. Enumerable.Range(0, 5000).Select(i => ends[i * 7 % ends.Length])]);
    }

    [Fact]
    public void Minus_0_stands_before_0()
    {
        double[] zeros = [.. Enumerable.Range(0, 5000).Select(i => i % 2 == 0 ? 0.0 : -0.0)];
        RadixSort.Sort(zeros);
        Assert.All(zeros[..2500], zero => Assert.True(double.IsNegative(zero)));
        Assert.All(zeros[2500..], zero => Assert.False(double.IsNegative(zero)));
    }

    private static void AssertSorted(double[] values)
    {
        double[] expected = [.. values];
        Array.Sort(expected);
        RadixSort.Sort(values);
        Assert.Equal(expected, values);
    }
}
