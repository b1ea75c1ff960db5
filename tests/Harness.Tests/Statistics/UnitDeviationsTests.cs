using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

public class UnitDeviationsTests
{
    /// <summary>Lengths on either side of those that are summed eight at a time; the sums of whole numbers are exact.</summary>
    [Property]
    public void The_dot_product_is_the_sum_of_products_at_every_length(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        int length = stream.Index(0, 40);
        double[] x = Numbers(length, i => stream.Index((ulong)i + 10, 2001) - 1000);
        double[] y = Numbers(length, i => stream.Index((ulong)i + 100, 2001) - 1000);
        Assert.Equal(x.Zip(y).Sum(p => p.First * p.Second), UnitDeviations.Dot(x, y));
    }

    [Property]
    public void Unit_deviations_have_no_mean_unit_length_and_the_order_of_the_values(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        double[] values = Numbers(2 + stream.Index(0, 40), i => 1e6 + stream.Uniform((ulong)i + 10));
        var deviations = new double[values.Length];
        Assert.True(UnitDeviations.TryWrite(values, deviations));
        Assert.Equal(0, deviations.Sum(), 1e-12);
        Assert.Equal(1, deviations.Sum(d => d * d), 1e-12);
        double norm = Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)));
        Assert.All(values.Zip(deviations), p => Assert.Equal((p.First - values.Average()) / norm, p.Second, 1e-8));
    }

    [Fact]
    public void Of_equal_values_no_deviation_is_written()
    {
        double[] untouched = [7, 7, 7];
        Assert.False(UnitDeviations.TryWrite([3, 3, 3], untouched));
        Assert.False(UnitDeviations.TryWrite([3], untouched));
        Assert.False(UnitDeviations.TryWrite([], untouched));
        Assert.Equal([7, 7, 7], untouched);
    }

    private static double[] Numbers(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(value)];
}
