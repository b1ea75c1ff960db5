using FsCheck.Xunit;
using Harness.Random;

namespace Harness.Generators.Tests;

public class SystematicDrawTests
{
    [Property]
    public void Every_interval_holds_one_number(ulong seed, byte count)
    {
        double[] uniforms = SystematicDraw.Uniforms(count, new RandomStream(seed));
        Assert.Equal(Enumerable.Range(0, count), uniforms.Select(u => (int)(u * count)).Order());
    }

    [Fact]
    public void Each_number_alone_is_uniform_and_the_order_is_random()
    {
        double[] firsts = [.. Enumerable.Range(0, 4000).Select(seed => SystematicDraw.Uniforms(7, new RandomStream((ulong)seed))[0])];
        Assert.Equal(0.5, firsts.Average(), 0.02);
        Assert.Equal(0.25, firsts.Count(u => u < 0.25) / 4000.0, 0.03);
    }
}
