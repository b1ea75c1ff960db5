using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Training;

public sealed class MomentMatchTests
{
    public MomentMatchTests() => NeedsTorch.Check();

    [Fact]
    public void Rows_with_trains_moments_cost_nothing_and_the_slope_leads_to_them()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(1));
        torch.Tensor x = noise.Normal(500, 1);
        torch.Tensor train = torch.cat([x, x.neg()], 1);
        using (var same = new MomentMatch(Quick.Numbers(2), train))
        {
            Assert.InRange(same.Loss(train).Value(), -1e-5, 1e-5);
        }

        // A factor of −1 in the second column is what train has; the slope by that factor points from +1 towards it.
        using var moments = new MomentMatch(Quick.Numbers(2), train);
        torch.Tensor factor = torch.ones(1).requires_grad_();
        torch.Tensor loss = moments.Loss(torch.cat([x, x * factor], 1));
        Assert.True(torch.autograd.grad([loss], [factor])[0].Value() > 0);
    }
}
