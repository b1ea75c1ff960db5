using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

/// <summary>Expected numbers: permutation.py beside this file.</summary>
public class PermutationTestTests
{
    private static readonly double[] A = Numbers(10, i => (i * 7919 + 13) % 1009 / 1000.0);
    private static readonly double[] B = Numbers(10, i => (i * 104729 + 7) % 997 / 1000.0 + 0.25);

    [Fact]
    public void Equals_SciPy_over_all_divisions()
    {
        Close(0.4856134577496807, A, B);
        Close(0.4856134577496807, B, A);
        Close(0.32727272727272727, A[..4], B[..7]);
        Close(0.32727272727272727, B[..7], A[..4]);
        Close(0.6208837602026457, Numbers(10, i => Math.Floor(4 * A[i])), Numbers(10, i => Math.Floor(4 * B[i])));
        Close(0.09523809523809523, Numbers(2, i => A[i] + 5), B[..5]);
        Close(1, A, [.. A.Reverse()]);
    }

    [Fact]
    public void Is_near_SciPy_over_random_divisions()
    {
        double[] x = Numbers(40, i => (i * 7919 + 13) % 1009 / 1000.0);
        double[] y = Numbers(40, i => (i * 104729 + 7) % 997 / 1000.0 + 0.2);
        const double SciPy = 0.01694;
        Assert.Equal(SciPy, PermutationTest.MeanDifference(x, y, new RandomStream(1)), 8 * Math.Sqrt(SciPy / 100_000));
    }

    [Property]
    public void Does_not_depend_on_order_place_or_scale(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("values");
        double[] x = Numbers(1 + stream.Index(0, 6), i => stream.Index((ulong)i + 10, 8));
        double[] y = Numbers(1 + stream.Index(1, 6), i => stream.Index((ulong)i + 100, 8) + stream.Index(2, 8));
        double p = PermutationTest.MeanDifference(x, y, stream);
        Assert.InRange(p, double.Epsilon, 1);
        Assert.Equal(p, PermutationTest.MeanDifference(y, x, stream));
        Assert.Equal(p, PermutationTest.MeanDifference([.. x.Reverse()], y, stream));
        Assert.Equal(p, PermutationTest.MeanDifference([.. x.Select(v => 0.1 * v - 3)], [.. y.Select(v => 0.1 * v - 3)], stream));
        Assert.Equal(p, PermutationTest.MeanDifference([.. x.Select(v => v * 1e9 / 3)], [.. y.Select(v => v * 1e9 / 3)], stream));
    }

    /// <summary>What was seen is one of the 100,000 divisions, so that no probability is 0.</summary>
    [Fact]
    public void What_was_seen_counts_among_random_divisions_and_signs()
    {
        Assert.Equal(2e-5, PermutationTest.MeanDifference(Numbers(40, i => i), Numbers(40, i => 1000 + i), new RandomStream(1)));
        Assert.Equal(2e-5, PermutationTest.MeanOfPairs(Numbers(40, i => 1 + i), new RandomStream(1)));
    }

    /// <summary>Whole numbers in thirds of 1e9: sums that differ by rounding alone are equal.</summary>
    [Fact]
    public void Signs_do_not_depend_on_scale()
    {
        double[] differences = Numbers(10, i => (i * 7 % 5) - 1);
        Assert.Equal(PermutationTest.MeanOfPairs(differences, default), PermutationTest.MeanOfPairs([.. differences.Select(d => d * 1e9 / 3)], default));
    }

    [Fact]
    public void Samples_of_one_distribution_look_different_as_often_as_chance_says()
    {
        var stream = new RandomStream(3);
        double[] all = [.. Enumerable.Range(0, 400).Select(i => PermutationTest.MeanDifference(
            Numbers(6, j => stream.Fork(i).Uniform((ulong)j)), Numbers(6, j => stream.Fork(i).Uniform((ulong)j + 6)), stream))];
        Assert.InRange(all.Count(p => p <= 0.1), 22, 58);
        Assert.InRange(all.Count(p => p <= 0.5), 165, 235);
    }

    [Fact]
    public void Pairs_equal_SciPy_over_all_signs()
    {
        Assert.Equal(0.03125, PermutationTest.MeanOfPairs([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], default));
        Assert.Equal(0.0625, PermutationTest.MeanOfPairs([0.1, 0.2, 0.3, 0.4, 0.5], default));
        Assert.Equal(0.15625, PermutationTest.MeanOfPairs([3, -1, 2, 2, -0.5, 1, 0.25], default));
        Assert.Equal(0.15625, PermutationTest.MeanOfPairs([-3, 1, -2, -2, 0.5, -1, -0.25], default));
        Assert.Equal(0.2890625, PermutationTest.MeanOfPairs([1, 1, -1, 1, 1, 1, -1, 1], default));
        Assert.Equal(1, PermutationTest.MeanOfPairs([0, 0, 0], default));
    }

    [Fact]
    public void Pairs_are_near_SciPy_over_random_signs()
    {
        const double SciPy = 0.006756;
        double p = PermutationTest.MeanOfPairs(Numbers(40, i => (i * 7919 + 13) % 1009 / 1000.0 - 0.35), new RandomStream(1));
        Assert.Equal(SciPy, p, 8 * Math.Sqrt(SciPy / 100_000));
    }

    /// <summary>Differences that are as likely to either side, of five to nine datasets, are clear at level .05 in no more cases than that.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(9)]
    public void Pairs_without_a_difference_hold_their_level(int pairs)
    {
        RandomStream stream = new RandomStream(11).Fork(pairs);
        int clear = Enumerable.Range(0, 1000).Count(i => PermutationTest.MeanOfPairs(Numbers(pairs, j => Math.Pow(stream.Fork(i).Uniform((ulong)j) - 0.5, 3)), default) < 0.05);
        Assert.InRange(clear, pairs < 6 ? 0 : 10, pairs < 6 ? 0 : 70);
    }

    [Fact]
    public void Needs_numbers()
    {
        Assert.Throws<ArgumentException>(() => PermutationTest.MeanOfPairs([], default));
        Assert.Throws<ArgumentException>(() => PermutationTest.MeanOfPairs([1, double.NaN], default));
        Assert.Throws<ArgumentException>(() => PermutationTest.MeanDifference([], [1], default));
        Assert.Throws<ArgumentException>(() => PermutationTest.MeanDifference([1], [double.NaN], default));
    }

    private static double[] Numbers(int rows, Func<int, double> value) => [.. Enumerable.Range(0, rows).Select(value)];

    private static void Close(double expected, double[] first, double[] second) =>
        Assert.Equal(expected, PermutationTest.MeanDifference(first, second, default), 1e-12);
}
