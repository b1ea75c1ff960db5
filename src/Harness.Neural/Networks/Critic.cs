using Harness.Neural.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Networks;

/// <summary>The network that tells real rows from synthetic ones: two hidden layers of leaky rectifiers. A function of its input and its weights.</summary>
/// <param name="width">Numbers in one input: a row, or several rows side by side.</param>
/// <param name="hiddenWidth">Units in each hidden layer.</param>
/// <param name="dropout">Share of hidden units that each call sets to 0, from 0 to below 1.</param>
internal sealed class Critic(int width, int hiddenWidth, double dropout = 0)
{
    /// <summary>The slope of a hidden unit below 0.</summary>
    public const double Leak = 0.2;

    /// <summary>The shapes of its weights.</summary>
    public IReadOnlyList<WeightShape> Shapes { get; } =
        [.. WeightShape.Linear(width, hiddenWidth), .. WeightShape.Linear(hiddenWidth, hiddenWidth), .. WeightShape.Linear(hiddenWidth, 1)];

    /// <summary>The score of each input, an unbounded number that is higher for inputs that look real. It depends on that input alone.</summary>
    /// <param name="rows">The inputs, one a row.</param>
    /// <param name="w">The weights, in <see cref="Shapes"/>.</param>
    /// <param name="noise">Chooses the units that dropout sets to 0.</param>
    public Tensor Score(Tensor rows, IReadOnlyList<Tensor> w, TorchNoise noise)
    {
        Tensor hidden = Drop(linear(rows, w[0], w[1]).LeakyRelu(Leak), noise);
        hidden = Drop(linear(hidden, w[2], w[3]).LeakyRelu(Leak), noise);
        return linear(hidden, w[4], w[5]).squeeze(1);
    }

    /// <summary>The derivative of each hidden unit: 1 above 0 and <see cref="Leak"/> below, after dropout.</summary>
    /// <param name="before">The inputs of the units, one row of units for each input of the critic.</param>
    /// <param name="noise">Chooses the units that dropout sets to 0.</param>
    public Tensor UnitSlopes(Tensor before, TorchNoise noise) => Drop(before.IsPositive().MultiplyInPlace(1 - Leak).AddInPlace(Leak), noise);

    private Tensor Drop(Tensor hidden, TorchNoise noise) => dropout == 0
        ? hidden
        : hidden * noise.Uniform(hidden.shape[0], hidden.shape[1]).Add(-dropout).IsPositive().MultiplyInPlace(1 / (1 - dropout));
}
