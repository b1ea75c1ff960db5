using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>The sums themselves: what they cannot say is asked of the slower formula, which would hide their errors.</summary>
public class PairSumsTests
{
    [Property]
    public void The_correlation_of_the_rows_that_both_have_comes_from_one_pass(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        int length = 12 + stream.Index(0, 60);
        double[] x = Column(1);
        double[] y = [.. Column(2).Zip(x, (own, other) => double.IsNaN(other) ? own : own + other / 2)];
        var sums = default(PairSums);

        sums.Add(x.AsSpan(0, 8), y.AsSpan(0, 8));
        sums.Add(x.AsSpan(8), y.AsSpan(8));

        Assert.True(sums.TryCorrelate(out double correlation));
        Assert.Equal(Correlation.Pearson(x, y), correlation, 1e-12);

        // One value in eight is missing, but no column is without three.
        double[] Column(int number) => [.. Enumerable.Range(0, length).Select(i => i > 2 && stream.Fork(number).Fork("gap").Index((ulong)i, 8) == 0 ? double.NaN : i == number ? 1 : stream.Fork(number).Uniform((ulong)i) - 0.5)];
    }

    [Fact]
    public void Of_fewer_than_two_rows_there_is_none()
    {
        var sums = default(PairSums);
        sums.Add([1, double.NaN, 2, 3], [double.NaN, 2, 1, double.NaN]);

        Assert.True(sums.TryCorrelate(out double correlation));
        Assert.Equal(double.NaN, correlation);
    }

    /// <summary>Rows far from the mean of their column, hardly any length, and the same number in every row.</summary>
    [Theory]
    [InlineData(1, 1e3)]
    [InlineData(1e-60, 0)]
    [InlineData(0, 0)]
    public void Where_digits_are_lost_it_says_so(double scale, double offset)
    {
        double[] centred = [-0.5, 0.1, 0.5, -0.1];
        double[] lost = [.. centred.Select(v => scale * v + offset)];

        Assert.False(Of(lost, centred));
        Assert.False(Of(centred, lost));
        Assert.True(Of(centred, centred));

        static bool Of(double[] x, double[] y)
        {
            var sums = default(PairSums);
            sums.Add(x, y);
            return sums.TryCorrelate(out _);
        }
    }
}
