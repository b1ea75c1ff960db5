using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Ctgan;

/// <summary>Generator and critic of CTGAN, as functions of their input and their weights.</summary>
/// <param name="heads">The layout of the rows.</param>
/// <param name="conditions">The conditions.</param>
/// <param name="options">The sizes.</param>
internal sealed class CtganNetworks(Heads heads, CtganConditions conditions, CtganOptions options) : IRowNetwork
{
    private readonly int _input = options.NoiseWidth + conditions.Width;

    /// <inheritdoc/>
    public Heads Heads => heads;

    /// <inheritdoc/>
    public IReadOnlyList<WeightShape> Shapes =>
    [
        .. WeightShape.Linear(_input, options.HiddenWidth), .. WeightShape.Norm(options.HiddenWidth),
        .. WeightShape.Linear(_input + options.HiddenWidth, options.HiddenWidth), .. WeightShape.Norm(options.HiddenWidth),
        .. WeightShape.Linear(_input + 2 * options.HiddenWidth, heads.Width),
    ];

    /// <summary>The critic. One input is a pack: several rows with their conditions, side by side.</summary>
    public Critic Critic { get; } = new(options.PackedRows * (heads.Width + conditions.Width), options.HiddenWidth, options.Dropout);

    /// <inheritdoc/>
    public Tensor Outputs(IReadOnlyList<Tensor> w, int rows, TorchNoise noise) =>
        Outputs(w, conditions.ToTensor(conditions.Draw(rows, options.SamplingWeights, noise.Stream.Fork("conditions")), rows), noise);

    /// <summary>Computes rows in network order, one for each condition.</summary>
    /// <param name="w">The generator's weights.</param>
    /// <param name="asked">The conditions, encoded, one a row.</param>
    /// <param name="noise">The source of randomness.</param>
    public Tensor Outputs(IReadOnlyList<Tensor> w, Tensor asked, TorchNoise noise)
    {
        // The input of each layer is passed on beside its output, so that the condition reaches every layer.
        Tensor hidden = cat([noise.Normal(asked.shape[0], options.NoiseWidth), asked], 1);
        hidden = cat([relu(Norm(linear(hidden, w[0], w[1]), w[2], w[3])), hidden], 1);
        hidden = cat([relu(Norm(linear(hidden, w[4], w[5]), w[6], w[7])), hidden], 1);
        return linear(hidden, w[8], w[9]);
    }

    private Tensor Norm(Tensor rows, Tensor gain, Tensor offset) => options.NormalisesBatches
        ? batch_norm(rows, running_mean: null, running_var: null, gain, offset, training: true)
        : layer_norm(rows, [options.HiddenWidth], gain, offset);
}
