using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

public sealed class EnergyDistanceTests
{
    public EnergyDistanceTests() => NeedsTorch.Check();

    [Fact]
    public void A_small_case_by_hand()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor real = torch.tensor(new float[] { 0, 2 }).unsqueeze(1);
        torch.Tensor synthetic = torch.tensor(new float[] { 1, 5 }).unsqueeze(1);

        // 2 · (1 + 5 + 1 + 3) / 4 − 2 − 4
        Assert.Equal(-1, EnergyDistance.Of(real, synthetic).Value, 1e-5);
    }

    [Fact]
    public void It_grows_with_the_shift_and_chance_is_no_reason_to_call_one_worse()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(4));
        torch.Tensor real = noise.Normal(100, 3);
        EnergyDistance[] shifted = [.. ((float[])[0, 0.5f, 1, 2]).Select(shift => EnergyDistance.Of(real, noise.Normal(500, 3) + shift))];
        Assert.Equal(shifted.OrderBy(f => f.Value), shifted);
        Assert.InRange(shifted[0].Value, -0.03, 0.03);
        Assert.True(shifted[3].IsWorseThan(shifted[0]));
        Assert.False(shifted[0].IsWorseThan(shifted[3]));
        Assert.False(EnergyDistance.Of(real, noise.Normal(500, 3)).IsWorseThan(shifted[0]));
    }
}
