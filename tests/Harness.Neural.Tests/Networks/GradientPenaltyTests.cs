using FsCheck.Xunit;
using Harness.Neural.Gan;
using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;

namespace Harness.Neural.Tests.Networks;

public sealed class GradientPenaltyTests
{
    public GradientPenaltyTests() => NeedsTorch.Check();

    [Property(MaxTest = 50)]
    public void Of_a_linear_critic_it_is_the_squared_distance_of_its_length_from_1(ulong seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(seed));
        torch.Tensor weights = noise.Normal(5, 1) * noise.Uniform(1, 1) * 3;
        double expected = Math.Pow(weights.norm().ToDouble() - 1, 2);
        torch.Tensor penalty = GradientPenalty.Of(rows => rows.matmul(weights).squeeze(1), noise.Normal(8, 5), noise.Normal(8, 5), noise.Uniform(8, 1));
        Assert.Equal(expected, penalty.ToDouble(), 1e-4 * (1 + expected));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Its_gradient_by_the_weights_is_that_of_finite_differences(int seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream((ulong)seed));
        torch.Tensor Double(long rows, long columns) => noise.Normal(rows, columns).to(torch.ScalarType.Float64);
        torch.Tensor inner = Double(4, 6).requires_grad_();
        torch.Tensor outer = Double(6, 1).requires_grad_();
        (torch.Tensor real, torch.Tensor made, torch.Tensor share) = (Double(5, 4), Double(5, 4), noise.Uniform(5, 1).to(torch.ScalarType.Float64));
        torch.Tensor Penalty() => GradientPenalty.Of(rows => rows.matmul(inner).tanh().matmul(outer).squeeze(1), real, made, share);
        IList<torch.Tensor> gradients = torch.autograd.grad([Penalty()], [inner, outer]);
        foreach ((torch.Tensor weights, torch.Tensor gradient) in new[] { (inner, gradients[0]), (outer, gradients[1]) })
        {
            using torch.Tensor flat = weights.detach().view(-1);
            double[] expected = [.. gradient.reshape(-1).data<double>()];
            for (int i = 0; i < expected.Length; i++)
            {
                double At(double shift)
                {
                    flat[i] += shift;
                    double value = Penalty().ToDouble();
                    flat[i] -= shift;
                    return value;
                }

                Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, expected[i], 1e-6 * (1 + Math.Abs(expected[i])));
            }
        }
    }

    [Property(MaxTest = 30)]
    public void The_critics_gradient_written_down_is_that_of_differentiating_twice(ulong seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(seed));
        var networks = new GanNetworks(Quick.Numbers(5), new GanOptions { HiddenWidth = 12 });
        using Weights critic = Weights.Random(networks.CriticShapes, new RandomStream(seed));
        (torch.Tensor real, torch.Tensor made, torch.Tensor share) = (noise.Normal(16, 5), noise.Normal(16, 5) + 1, noise.Uniform(16, 1));
        torch.Tensor Critic(torch.Tensor rows) => GanNetworks.Critic(rows, critic.Views);
        torch.Tensor distance = Critic(real).mean() - Critic(made).mean();
        torch.Tensor penalty = GradientPenalty.Of(Critic, real, made, share);
        torch.Tensor expected = critic.Gradient(10 * penalty - distance);
        var actual = new CriticGradient(real, made, share, critic.Views, 10);
        Assert.Equal(distance.ToDouble(), actual.Distance.ToDouble(), 1e-5);
        Assert.Equal(penalty.ToDouble(), actual.Penalty.ToDouble(), 1e-5);
        Assert.True((expected - actual.Value).abs().max().ToDouble() < 1e-5 * (1 + expected.abs().max().ToDouble()));
    }
}
