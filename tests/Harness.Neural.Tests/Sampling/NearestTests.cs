using FsCheck.Xunit;
using Harness.Neural.Sampling;
using Harness.Random;

namespace Harness.Neural.Tests.Sampling;

public sealed class NearestTests
{
    [Property]
    public void A_row_that_is_in_the_pool_finds_itself(ulong seed)
    {
        double[][] pool = [.. Enumerable.Range(0, 3).Select(cell => Enumerable.Range(0, 40).Select(row => new RandomStream(seed).Fork(cell).Uniform((ulong)row)).ToArray())];
        double[][] nearest = Nearest.Of(pool, [3, 7, 39], pool, default);
        Assert.All(Enumerable.Range(0, 3), cell => Assert.Equal([pool[cell][3], pool[cell][7], pool[cell][39]], nearest[cell]));
    }

    [Fact]
    public void No_row_of_the_pool_serves_twice() =>
        Assert.Equal([5, 4, 7], Nearest.Of([[5, 5, 5]], [0, 1, 2], [[4, 5, 7.0]], default)[0]);
}
