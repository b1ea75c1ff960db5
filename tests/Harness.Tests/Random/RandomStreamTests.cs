using FsCheck.Xunit;
using Harness.Random;

namespace Harness.Tests.Random;

public class RandomStreamTests
{
    // SplitMix64 seeded with 0 and 1234567: the published reference vectors (Vigna, prng.di.unimi.it/splitmix64.c;
    // the second as in Rosetta Code's "Pseudo-random numbers/Splitmix64").
    [Theory]
    [InlineData(0UL, new ulong[] { 0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F, 0xF88BB8A8724C81EC, 0x1B39896A51A8749B })]
    [InlineData(1UL, new ulong[] { 0x910A2DEC89025CC1 })]
    [InlineData(1234567UL, new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821 })]
    public void Words_are_those_of_SplitMix64(ulong seed, ulong[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(i => new RandomStream(seed).Bits((ulong)i)));

    // 64 cells, 65536 draws: chi-squared has 63 degrees of freedom; the tail beyond 120 has probability 2.0e-5, below 30 1.3e-4.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20_260_101)]
    public void Numbers_are_uniform(ulong seed)
    {
        var stream = new RandomStream(seed);
        Assert.InRange(ChiSquared(i => (int)(64 * stream.Uniform(i))), 30, 120);
        Assert.InRange(ChiSquared(i => stream.Index(i, 64)), 30, 120);
        Assert.InRange(ChiSquared(i => (int)(stream.Bits(i) & 63)), 30, 120);
        Assert.InRange(ChiSquared(i => stream.Fork(i).Index(0, 64)), 30, 120);
        Assert.InRange(ChiSquared(i => stream.Fork($"scope {i}").Index(0, 64)), 30, 120);
    }

    // Each pair of streams would have a correlation of standard deviation 1/256 over 65536 draws.
    [Fact]
    public void Forks_are_independent_of_their_parent_and_of_each_other()
    {
        var parent = new RandomStream(7);
        RandomStream[] streams = [parent, new RandomStream(8), parent.Fork("a"), parent.Fork("b"), parent.Fork(0), parent.Fork(1), parent.Fork("a").Fork("b"), parent.Fork("b").Fork("a")];
        double[][] draws = [.. streams.Select(s => Enumerable.Range(0, 65536).Select(i => s.Uniform((ulong)i) - 0.5).ToArray())];
        for (int i = 0; i < draws.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Assert.InRange(12 * draws[i].Zip(draws[j], (x, y) => x * y).Average(), -5 / 256.0, 5 / 256.0);
            }
        }
    }

    [Property]
    public void A_fork_is_one_of_its_own(ulong seed, string? scope, ulong index)
    {
        var stream = new RandomStream(seed);
        RandomStream[] all = [stream, stream.Fork(scope ?? ""), stream.Fork(index), stream.Fork(index + 1), stream.Fork(index).Fork(index)];

        Assert.Equal(stream.Fork(scope ?? ""), new RandomStream(seed).Fork(scope ?? ""));
        Assert.Distinct(all);
    }

    [Property]
    public void Numbers_stay_in_their_range(ulong seed, ulong position)
    {
        var stream = new RandomStream(seed);
        Assert.InRange(stream.Uniform(position), 0, 1 - 1.0 / (1UL << 53));
        Assert.InRange(stream.OpenUniform(position), double.Epsilon, 1 - 1.0 / (1UL << 54));
        Assert.InRange(stream.Index(position, 7), 0, 6);
        Assert.Equal(0, stream.Index(position, 1));
    }

    /// <summary>Between ends whose difference is beyond a double as between any others: the same share of the way.</summary>
    [Property]
    public void Numbers_between_two_ends_are_as_far_along_at_any_size(ulong seed, ulong position)
    {
        var stream = new RandomStream(seed);
        double share = stream.Uniform(position);
        Assert.Equal(-3 + 7 * share, stream.Between(position, -3, 4));
        double huge = stream.Between(position, -double.MaxValue, double.MaxValue);
        Assert.Equal(2 * share - 1, huge / double.MaxValue, 1e-15);
    }

    /// <summary>What metrics draw is that of seed 0 in every version: another stream would move values without a reason.</summary>
    [Fact]
    public void What_metrics_draw_is_a_fork_of_seed_0() => Assert.Equal(new RandomStream(0).Fork("nearest/synthetic"), RandomStream.ForMetric("nearest/synthetic"));

    [Fact]
    public void No_index_of_nothing() => Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(0).Index(0, 0));

    [Fact]
    public void Every_order_of_four_is_equally_likely()
    {
        // 24 orders, 24000 draws: chi-squared has 23 degrees of freedom; the tail beyond 62 has probability 2.0e-5, below 4 3.4e-6.
        int[] counts = [.. Enumerable.Range(0, 24_000).Select(i => string.Concat(new RandomStream((ulong)i).Permutation(4))).GroupBy(p => p).Select(g => g.Count())];

        Assert.Equal(24, counts.Length);
        Assert.InRange(counts.Sum(c => (c - 1000.0) * (c - 1000.0) / 1000), 4, 62);
    }

    [Property]
    public void A_permutation_has_every_number_once(ulong seed, byte count) =>
        Assert.Equal(Enumerable.Range(0, count), new RandomStream(seed).Permutation(count).Order());

    private static double ChiSquared(Func<ulong, int> draw)
    {
        var counts = new int[64];
        for (int i = 0; i < 65536; i++)
        {
            counts[draw((ulong)i)]++;
        }

        return counts.Sum(c => (c - 1024.0) * (c - 1024.0) / 1024);
    }

    [Property]
    public void A_subset_is_the_first_of_a_permutation_in_order(ulong seed, byte count, byte most)
    {
        int[] subset = new RandomStream(seed).Subset(count, most);

        Assert.Equal(Math.Min(count, most), subset.Length);
        Assert.Equal(most < count ? new RandomStream(seed).Permutation(count).Take(most).Order() : Enumerable.Range(0, count), subset);
    }
}
