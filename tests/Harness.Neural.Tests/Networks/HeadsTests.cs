using FsCheck.Xunit;
using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Tensors;
using Harness.Random;
using MathNet.Numerics.Distributions;
using TorchSharp;

namespace Harness.Neural.Tests.Networks;

public sealed class HeadsTests
{
    public HeadsTests() => NeedsTorch.Check();

    [Property(MaxTest = 50)]
    public void Shares_of_a_choice_sum_to_1_and_bounded_numbers_are_bounded(ulong seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream(seed));
        Heads heads = Quick.Heads(seed);
        torch.Tensor outputs = noise.Normal(9, heads.Width) * 100;
        torch.Tensor rows = heads.Activate(outputs, noise.Gumbel(9, heads.Options), 0.3);
        Assert.Equal([9, heads.Width], rows.shape);
        Assert.True(rows.narrow(1, 0, heads.Linear).eq(outputs.narrow(1, 0, heads.Linear)).all().ToBoolean());
        Assert.True(rows.narrow(1, heads.Linear, heads.Tanh).abs().le(1).all().ToBoolean());
        for (int i = 0; i < heads.Choices.Count; i++)
        {
            torch.Tensor shares = rows.narrow(1, heads.Starts[i], heads.Choices[i].Width);
            Assert.True(shares.ge(0).all().ToBoolean());
            Assert.True(shares.sum(1).sub(1).abs().le(1e-5).all().ToBoolean());
        }
    }

    [Property(MaxTest = 50)]
    public void Rows_come_back_from_inside_as_they_went_in(ulong seed)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Heads heads = Quick.Heads(seed);
        float[] rows = [.. Enumerable.Range(0, 7 * heads.Width).Select(i => (float)new RandomStream(seed).Uniform((ulong)i))];
        var back = new float[rows.Length];
        heads.FromTensor(heads.ToTensor(rows), back);
        Assert.Equal(rows, back);
    }

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(2, 0.5)]
    [InlineData(3, 2)]
    public void The_largest_share_of_a_soft_draw_is_drawn_by_its_probability(int seed, double temperature)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var noise = new TorchNoise(new RandomStream((ulong)seed));
        double[] probabilities = [0.5, 0.3, 0.15, 0.04, 0.01];
        const int Draws = 20_000;
        Heads heads = new(new([new("c", TensorRole.Value, TensorHead.Softmax, 0, probabilities.Length)]));
        torch.Tensor logits = torch.tensor(probabilities, dtype: torch.ScalarType.Float32).log().expand(Draws, -1);
        long[] drawn = [.. heads.Activate(logits, noise.Gumbel(Draws, probabilities.Length), temperature).argmax(1).data<long>()];
        double chiSquare = probabilities.Select((p, i) => Math.Pow(drawn.Count(d => d == i) - p * Draws, 2) / (p * Draws)).Sum();
        Assert.True(chiSquare < ChiSquared.InvCDF(probabilities.Length - 1, 0.999), $"χ² is {chiSquare}.");
    }
}
