using Harness.Neural.Loading;
using TorchSharp;

namespace Harness.Neural.Tests;

public sealed class LoadTests
{
    [Fact]
    public void The_library_computes()
    {
        Assert.Null(TorchLibrary.Unavailable);
        Assert.Equal(6f, torch.tensor(new float[] { 1, 2, 3 }).sum().ToSingle());
    }
}
