using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

public class RankOrderTests
{
    /// <summary>Lengths on either side of the one from which digits are sorted; numbers whose first bits are alike, few or all of them; both zeros.</summary>
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(4096, 1e3, 0)]
    [InlineData(4097, 1e3, 0)]
    [InlineData(20_000, 1e-3, 0)]
    [InlineData(20_000, 1e-9, 1)]
    [InlineData(20_000, 1e-4, 4096)]
    [InlineData(20_000, 5e-324, 0)]
    public void Ranks_are_one_plus_the_numbers_below_and_half_of_the_others_alike(int rows, double unit, double offset)
    {
        RandomStream stream = new RandomStream(1).Fork("numbers");
        double[] values = [.. Enumerable.Range(0, rows).Select(row => stream.Index((ulong)row, 50) == 0 ? double.NaN : (stream.Index((ulong)(rows + row), 9001) - 4500) * unit + offset)];
        values = [.. values.Select((v, row) => v == 0 && row % 2 == 0 ? -0.0 : v)];
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        Dictionary<double, double> rankOf = sorted.Select((value, i) => (value, i)).GroupBy(p => p.value, p => p.i + 1.0).ToDictionary(g => g.Key, g => g.Average());
        Assert.Equal(values.Select(v => double.IsNaN(v) ? double.NaN : rankOf[v]), Ranks.Average(values));
        Assert.Equal(sorted, Ranks.Order(values).Select(row => values[row]));
    }

    [Fact]
    public void Both_zeros_have_one_rank() => Assert.Equal([2.5, 1, 2.5, 4], Ranks.Average([0.0, -1, -0.0, 1]));

    [Property]
    public void Ranks_among_kept_rows_are_those_of_the_kept_rows_alone(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        int rows = stream.Index(0, 200);
        double[] values = [.. Enumerable.Range(0, rows).Select(row => stream.Index((ulong)row + 10, 9) is 0 ? double.NaN : stream.Index((ulong)row + 1000, 30))];
        var bits = new ulong[(rows + 63) / 64 + 1];
        int[] kept = [.. Enumerable.Range(0, rows).Where(row => !double.IsNaN(values[row]) && stream.Index((ulong)row + 5000, 3) > 0)];
        foreach (int row in kept)
        {
            bits[row / 64] |= 1UL << (row % 64);
        }

        var ranks = new double[rows];
        RankOrder.Of(values).Write(bits, 1.5, ranks);
        double[] alone = Ranks.Average([.. kept.Select(row => values[row])]);
        Assert.Equal(alone.Select(r => r - 1.5), kept.Select(row => ranks[row]));
        Assert.All(Enumerable.Range(0, rows).Except(kept), row => Assert.Equal(0, ranks[row]));
    }
}
