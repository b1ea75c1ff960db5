using Harness.Neural.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Networks;

/// <summary>The network that tells real rows from made ones: two hidden layers of leaky units. A function of its input and its weights.</summary>
/// <param name="width">Width of what it judges: a row, or rows side by side.</param>
/// <param name="hiddenWidth">Units of a hidden layer.</param>
/// <param name="dropout">Share of hidden units that is left out at each look, 0 to below 1.</param>
internal sealed class Critic(int width, int hiddenWidth, double dropout = 0)
{
    /// <summary>The slope of a hidden unit below 0.</summary>
    public const double Leak = 0.2;

    /// <summary>The shapes of its weights.</summary>
    public IReadOnlyList<WeightShape> Shapes { get; } =
        [.. WeightShape.Linear(width, hiddenWidth), .. WeightShape.Linear(hiddenWidth, hiddenWidth), .. WeightShape.Linear(hiddenWidth, 1)];

    /// <summary>How real each row looks: a number without bounds. No row's depends on another's, so the slope at a row is the row's own.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="w">The weights.</param>
    /// <param name="noise">Decides which units are left out.</param>
    public Tensor Score(Tensor rows, IReadOnlyList<Tensor> w, TorchNoise noise)
    {
        Tensor hidden = Drop(linear(rows, w[0], w[1]).Leaky(Leak), noise);
        hidden = Drop(linear(hidden, w[2], w[3]).Leaky(Leak), noise);
        return linear(hidden, w[4], w[5]).squeeze(1);
    }

    /// <summary>The slope of each hidden unit: 1, or <see cref="Leak"/> below 0; where units are left out, 0 or as much more for those that stay.</summary>
    /// <param name="before">What reaches the units, a row for each.</param>
    /// <param name="noise">Decides which units are left out.</param>
    public Tensor Kink(Tensor before, TorchNoise noise) => Drop(before.IsPositive().MultiplyBy(1 - Leak).Increase(Leak), noise);

    private Tensor Drop(Tensor hidden, TorchNoise noise) => dropout == 0
        ? hidden
        : hidden * noise.Uniform(hidden.shape[0], hidden.shape[1]).Plus(-dropout).IsPositive().MultiplyBy(1 / (1 - dropout));
}
