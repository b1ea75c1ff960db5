using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

public sealed class FidelityTests
{
    public FidelityTests() => NeedsTorch.Check();

    [Fact]
    public void A_small_case_by_hand()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor real = torch.tensor(new float[] { 0, 2 }).unsqueeze(1);
        torch.Tensor made = torch.tensor(new float[] { 1, 5 }).unsqueeze(1);

        // 2 · (1 + 5 + 1 + 3) / 4 − 2 − 4
        Assert.Equal(-1, Fidelity.Of(real, made).Distance, 1e-5);
    }

    [Fact]
    public void It_grows_with_the_shift_and_chance_is_no_reason_to_call_one_worse()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(4));
        torch.Tensor real = noise.Normal(100, 3);
        Fidelity[] shifted = [.. ((float[])[0, 0.5f, 1, 2]).Select(shift => Fidelity.Of(real, noise.Normal(500, 3) + shift))];
        Assert.Equal(shifted.OrderBy(f => f.Distance), shifted);
        Assert.InRange(shifted[0].Distance, -0.03, 0.03);
        Assert.True(shifted[3].IsWorseThan(shifted[0]));
        Assert.False(shifted[0].IsWorseThan(shifted[3]));
        Assert.False(Fidelity.Of(real, noise.Normal(500, 3)).IsWorseThan(shifted[0]));
    }
}
