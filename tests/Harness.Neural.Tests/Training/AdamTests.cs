using FsCheck.Xunit;
using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

public sealed class AdamTests
{
    public AdamTests() => NeedsTorch.Check();

    [Property(MaxTest = 20)]
    public void Steps_are_those_of_torchs_own_optimiser(ulong seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Weights weights = Weights.Random([new WeightShape([3, 4], -1, 1), WeightShape.Constant(4, 0.5)], new RandomStream(seed));
        using var adam = new Adam(weights, 0.5, 0.9, weightDecay: 0.01);
        var other = new TorchSharp.Modules.Parameter(weights.Flat.clone());
        using torch.optim.Optimizer reference = torch.optim.Adam([other], lr: 0.01, beta1: 0.5, beta2: 0.9, weight_decay: 0.01);
        using var noise = new TorchNoise(new RandomStream(seed));
        for (int step = 1; step <= 12; step++)
        {
            torch.Tensor gradient = noise.Normal(1, 16).view(-1);
            other.grad = gradient.clone();
            reference.step();
            adam.Step(gradient, step, 0.01);
        }

        Assert.True((other - weights.Flat).abs().max().ToDouble() < 1e-5);
    }

    [Fact]
    public void Views_and_vector_are_the_same_memory()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Weights weights = Weights.Random([new WeightShape([2, 3], -1, 1), WeightShape.Constant(2, 0.5)], new RandomStream(1));
        torch.Tensor gradient = weights.Gradient((weights.Views[0] * 2).sum() + (weights.Views[1] * 3).sum());
        Assert.Equal([2, 2, 2, 2, 2, 2, 3, 3], gradient.data<float>().ToArray());
        weights.Flat.zero_();
        Assert.Equal(0, weights.Views[0].abs().sum().ToDouble());
    }
}
