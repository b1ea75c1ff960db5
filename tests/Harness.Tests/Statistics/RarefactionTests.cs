using FsCheck.Xunit;
using Harness.Random;
using Harness.Statistics;

namespace Harness.Tests.Statistics;

public class RarefactionTests
{
    /// <summary>SciPy 1.10.1: (1 - hypergeom.pmf(0, 9, [1, 1, 2, 5], k)).sum().</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 2.202380952380952)]
    [InlineData(9, 4)]
    public void Equals_SciPy(int drawn, double expected)
    {
        Assert.Equal(expected, Rarefaction.Kinds([1, 2, 5, 1], drawn), 1e-12);
        Assert.Equal(Rarefaction.Kinds([5, 0, 1, 1, 2], drawn), Rarefaction.Kinds([1, 2, 5, 1], drawn));
    }

    [Property]
    public void One_more_drawn_shows_no_fewer_kinds_and_all_show_all(ulong seed)
    {
        RandomStream stream = new(seed);
        int[] counts = [.. Enumerable.Range(0, 1 + stream.Index(0, 20)).Select(i => 1 + stream.Index((ulong)(1 + i), 6))];
        double[] kinds = [.. Enumerable.Range(0, counts.Sum() + 1).Select(drawn => Rarefaction.Kinds(counts, drawn))];

        Assert.Equal(counts.Length, kinds[^1]);
        Assert.All(kinds.Zip(kinds.Skip(1)), k => Assert.InRange(k.Second - k.First, -1e-12, 1 + 1e-12));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rarefaction.Kinds(counts, counts.Sum() + 1));
    }
}
