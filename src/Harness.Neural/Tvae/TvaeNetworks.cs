using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Tvae;

/// <summary>Encoder and decoder of the variational autoencoder, as functions of their input and their weights.</summary>
/// <param name="heads">The layout of the rows.</param>
/// <param name="options">The sizes.</param>
internal sealed class TvaeNetworks(Heads heads, TvaeOptions options) : IRowNetwork
{
    /// <inheritdoc/>
    public Heads Heads => heads;

    /// <summary>The shapes of the decoder's weights; the last one holds each number's standard deviation, or its logarithm.</summary>
    public IReadOnlyList<WeightShape> Shapes { get; } =
    [
        .. WeightShape.Linear(options.LatentWidth, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, heads.Width),
        WeightShape.Constant(heads.Numbers, options.LearnsLogDeviation ? Math.Log(options.FirstDeviation) : options.FirstDeviation),
    ];

    /// <summary>The shapes of the encoder's weights.</summary>
    public IReadOnlyList<WeightShape> EncoderShapes { get; } =
    [
        .. WeightShape.Linear(heads.Width, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, 2 * options.LatentWidth),
    ];

    /// <summary>The mean and the logarithm of the variance of each row's latent numbers.</summary>
    /// <param name="rows">The rows in network order.</param>
    /// <param name="w">The encoder's weights.</param>
    public (Tensor Mean, Tensor LogVariance) Encode(Tensor rows, IReadOnlyList<Tensor> w)
    {
        Tensor both = linear(relu(linear(relu(linear(rows, w[0], w[1])), w[2], w[3])), w[4], w[5]);
        return (both.narrow(1, 0, options.LatentWidth), both.narrow(1, options.LatentWidth, options.LatentWidth));
    }

    /// <summary>The row that latent numbers stand for: numbers, bounded by tanh where the layout says so, and logits of options.</summary>
    /// <param name="latent">Latent numbers, one row of them for each row.</param>
    /// <param name="w">The decoder's weights.</param>
    public Tensor Decode(Tensor latent, IReadOnlyList<Tensor> w)
    {
        Tensor outputs = linear(relu(linear(relu(linear(latent, w[0], w[1])), w[2], w[3])), w[4], w[5]);
        return heads.Tanh == 0 ? outputs : cat(
        [
            outputs.narrow(1, 0, heads.Linear), outputs.narrow(1, heads.Linear, heads.Tanh).tanh(), outputs.narrow(1, heads.Numbers, heads.Options),
        ], 1);
    }

    /// <summary>The logarithm of each number's standard deviation.</summary>
    /// <param name="w">The decoder's weights.</param>
    public Tensor LogDeviation(IReadOnlyList<Tensor> w) => options.LearnsLogDeviation ? w[^1] : w[^1].log();

    /// <inheritdoc/>
    public Tensor Outputs(IReadOnlyList<Tensor> w, int rows, TorchNoise noise)
    {
        Tensor outputs = Decode(noise.Normal(rows, options.LatentWidth), w);
        Tensor numbers = outputs.narrow(1, 0, heads.Numbers).Add(LogDeviation(w).exp() * noise.Normal(rows, heads.Numbers));
        Tensor logits = outputs.narrow(1, heads.Numbers, heads.Options);
        return cat([numbers, options.BoundsLogits ? logits.tanh() : logits], 1);
    }
}
