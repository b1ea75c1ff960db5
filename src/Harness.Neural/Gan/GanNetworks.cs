using Harness.Neural.Networks;
using Harness.Neural.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Gan;

/// <summary>The two networks of the small GAN: functions of their input and their weights.</summary>
/// <param name="heads">How rows lie.</param>
/// <param name="options">Their sizes.</param>
internal sealed class GanNetworks(Heads heads, GanOptions options) : IRowNetwork
{
    /// <summary>The slope of a hidden unit below 0.</summary>
    public const double Leak = 0.2;

    /// <inheritdoc/>
    public Heads Heads => heads;

    /// <inheritdoc/>
    public IReadOnlyList<WeightShape> Shapes { get; } =
    [
        .. WeightShape.Linear(options.NoiseWidth, options.HiddenWidth), .. WeightShape.Norm(options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, options.HiddenWidth), .. WeightShape.Norm(options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, heads.Width),
    ];

    /// <summary>The shapes of the critic's weights.</summary>
    public IReadOnlyList<WeightShape> CriticShapes { get; } =
    [
        .. WeightShape.Linear(heads.Width, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, 1),
    ];

    /// <inheritdoc/>
    public Tensor Outputs(IReadOnlyList<Tensor> w, int rows, TorchNoise noise)
    {
        Tensor hidden = noise.Normal(rows, options.NoiseWidth);
        hidden = layer_norm(linear(hidden, w[0], w[1]), [options.HiddenWidth], w[2], w[3]).Leaky(Leak);
        hidden = layer_norm(linear(hidden, w[4], w[5]), [options.HiddenWidth], w[6], w[7]).Leaky(Leak);
        return linear(hidden, w[8], w[9]);
    }

    /// <summary>How real each row looks: a number without bounds. No row's depends on another's, so the slope at a row is the row's own.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="w">The critic's weights.</param>
    public static Tensor Critic(Tensor rows, IReadOnlyList<Tensor> w)
    {
        Tensor hidden = linear(rows, w[0], w[1]).Leaky(Leak);
        hidden = linear(hidden, w[2], w[3]).Leaky(Leak);
        return linear(hidden, w[4], w[5]).squeeze(1);
    }
}
