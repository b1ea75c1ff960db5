using Harness.Neural.Networks;
using Harness.Neural.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Ctgan;

/// <summary>Generator and critic of CTGAN: functions of their input and their weights.</summary>
/// <param name="heads">How rows lie.</param>
/// <param name="conditions">What can be asked for.</param>
/// <param name="options">Their sizes.</param>
internal sealed class CtganNetworks(Heads heads, CtganConditions conditions, CtganOptions options) : IRowNetwork
{
    private const double Leak = 0.2;
    private const double NormEpsilon = 1e-5;

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

    /// <summary>The shapes of the critic's weights.</summary>
    public IReadOnlyList<WeightShape> CriticShapes { get; } =
    [
        .. WeightShape.Linear(options.PackedRows * (heads.Width + conditions.Width), options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, options.HiddenWidth),
        .. WeightShape.Linear(options.HiddenWidth, 1),
    ];

    /// <inheritdoc/>
    public Tensor Outputs(IReadOnlyList<Tensor> w, int rows, TorchNoise noise) =>
        Outputs(w, conditions.ToTensor(conditions.Draw(rows, options.SamplingWeights, noise.Stream.Fork("conditions")), rows), noise);

    /// <summary>Makes rows that are to be what is asked for.</summary>
    /// <param name="w">The generator's weights.</param>
    /// <param name="asked">One condition a row.</param>
    /// <param name="noise">Where random numbers come from.</param>
    public Tensor Outputs(IReadOnlyList<Tensor> w, Tensor asked, TorchNoise noise)
    {
        // Each layer's output stands beside its input, so that the condition reaches every layer.
        Tensor hidden = cat([noise.Normal(asked.shape[0], options.NoiseWidth), asked], 1);
        hidden = cat([relu(Norm(linear(hidden, w[0], w[1]), w[2], w[3])), hidden], 1);
        hidden = cat([relu(Norm(linear(hidden, w[4], w[5]), w[6], w[7])), hidden], 1);
        return linear(hidden, w[8], w[9]);
    }

    /// <summary>How real each pack of rows looks.</summary>
    /// <param name="packs">Packs: rows with their conditions, side by side.</param>
    /// <param name="w">The critic's weights.</param>
    /// <param name="noise">Decides which units are left out.</param>
    public Tensor Critic(Tensor packs, IReadOnlyList<Tensor> w, TorchNoise noise)
    {
        Tensor hidden = Drop(linear(packs, w[0], w[1]).Leaky(Leak), noise);
        hidden = Drop(linear(hidden, w[2], w[3]).Leaky(Leak), noise);
        return linear(hidden, w[4], w[5]).squeeze(1);
    }

    private Tensor Norm(Tensor rows, Tensor gain, Tensor offset)
    {
        if (!options.NormalisesBatches)
        {
            return layer_norm(rows, [options.HiddenWidth], gain, offset);
        }

        Tensor centred = rows.Less(rows.mean([0L]));
        return (centred / centred.Squared().mean([0L]).Plus(NormEpsilon).sqrt() * gain).And(offset);
    }

    private Tensor Drop(Tensor hidden, TorchNoise noise) => options.Dropout == 0
        ? hidden
        : hidden * noise.Uniform(hidden.shape[0], hidden.shape[1]).Plus(-options.Dropout).IsPositive().MultiplyBy(1 / (1 - options.Dropout));
}
