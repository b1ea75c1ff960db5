using FsCheck.Xunit;
using Harness.Neural.Networks;
using Harness.Neural.Tensors;
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
        (torch.Tensor real, torch.Tensor synthetic, torch.Tensor share) = (Double(5, 4), Double(5, 4), noise.Uniform(5, 1).to(torch.ScalarType.Float64));
        torch.Tensor Penalty() => GradientPenalty.Of(rows => rows.matmul(inner).tanh().matmul(outer).squeeze(1), real, synthetic, share);
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
    public void The_critics_gradient_written_down_is_that_of_differentiating_twice(ulong seed, bool leavesUnitsOut)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(seed));
        var critic = new Critic(width: 5, hiddenWidth: 12, dropout: leavesUnitsOut ? 0.4 : 0);
        using Weights weights = Weights.Random(critic.Shapes, new RandomStream(seed));
        (torch.Tensor real, torch.Tensor synthetic, torch.Tensor share) = (noise.Normal(16, 5), noise.Normal(16, 5) + 1, noise.Uniform(16, 1));

        // One pass for all rows, so that dropout sets the same units to 0 in both.
        torch.Tensor scores = torch.zeros(0);
        torch.Tensor penalty = GradientPenalty.Of(Between, real, synthetic, share);
        torch.Tensor distance = scores.narrow(0, 0, 16).mean() - scores.narrow(0, 16, 16).mean();
        torch.Tensor expected = weights.Gradient(10 * penalty - distance);
        using var same = new TorchNoise(new RandomStream(seed + 1));
        var actual = new CriticGradient(critic, real, synthetic, share, weights.Views, 10, same);
        Assert.Equal(distance.ToDouble(), actual.Distance.ToDouble(), 1e-5);
        Assert.Equal(penalty.ToDouble(), actual.Penalty.ToDouble(), 1e-5);
        Assert.True((expected - actual.Value).abs().max().ToDouble() < 1e-5 * (1 + expected.abs().max().ToDouble()));

        torch.Tensor Between(torch.Tensor between)
        {
            using var units = new TorchNoise(new RandomStream(seed + 1));
            scores = critic.Score(torch.cat([real, synthetic, between]), weights.Views, units);
            return scores.narrow(0, 32, 16);
        }
    }

    [Property(MaxTest = 30)]
    public void Of_a_critic_whose_units_are_all_above_0_it_is_that_of_the_product_of_its_weights(ulong seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(seed));
        var critic = new Critic(width: 5, hiddenWidth: 12);
        using Weights weights = Weights.Random(critic.Shapes, new RandomStream(seed));
        torch.Tensor[] w = [.. weights.Views.Select(view => view.detach())];
        w[1].fill_(100);
        w[3].fill_(1000);
        double expected = Math.Pow(w[4].matmul(w[2]).matmul(w[0]).norm().ToDouble() - 1, 2);
        var actual = new CriticGradient(critic, noise.Normal(8, 5), noise.Normal(8, 5), noise.Uniform(8, 1), weights.Views, 10, noise);
        Assert.Equal(expected, actual.Penalty.ToDouble(), 1e-4);
    }
}
