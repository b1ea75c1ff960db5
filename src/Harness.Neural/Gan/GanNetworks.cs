using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Gan;

/// <summary>The two networks of the small GAN, as functions of their input and their weights.</summary>
/// <param name="heads">The layout of the rows.</param>
/// <param name="options">The sizes.</param>
internal sealed class GanNetworks(Heads heads, GanOptions options) : IRowNetwork
{
    /// <inheritdoc/>
    public Heads Heads => heads;

    /// <inheritdoc/>
    public IReadOnlyList<WeightShape> Shapes { get; } =
    [
        .. WeightShape.Linear(options.NoiseWidth, options.HiddenWidth), .. WeightShape.Norm(options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, options.HiddenWidth), .. WeightShape.Norm(options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, heads.Width),
    ];

    /// <summary>The critic.</summary>
    public Critic Critic { get; } = new(heads.Width, options.HiddenWidth);

    /// <summary>The generator: two hidden layers with layer normalisation, then a linear layer.</summary>
    /// <inheritdoc/>
    public Tensor Outputs(IReadOnlyList<Tensor> w, int rows, TorchNoise noise)
    {
        Tensor hidden = noise.Normal(rows, options.NoiseWidth);
        hidden = layer_norm(linear(hidden, w[0], w[1]), [options.HiddenWidth], w[2], w[3]).LeakyRelu(Critic.Leak);
        hidden = layer_norm(linear(hidden, w[4], w[5]), [options.HiddenWidth], w[6], w[7]).LeakyRelu(Critic.Leak);
        return linear(hidden, w[8], w[9]);
    }
}
