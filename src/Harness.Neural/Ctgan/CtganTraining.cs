using Harness.Neural.Networks;
using Harness.Neural.TensorEncoding;
using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Ctgan;

/// <summary>The game of CTGAN. Each synthetic row is asked for with a condition, and the critic compares it with train rows that meet the same conditions.</summary>
internal sealed class CtganTraining : ITrainable
{
    private readonly CtganNetworks _networks;
    private readonly CtganConditions _conditions;
    private readonly CtganOptions _options;
    private readonly Tensor _train;
    private readonly int _batch;
    private readonly Weights _generator;
    private readonly Weights _critic;
    private readonly Adam _generatorAdam;
    private readonly Adam _criticAdam;

    /// <summary>Starts with random weights.</summary>
    /// <param name="networks">The two networks.</param>
    /// <param name="conditions">The conditions.</param>
    /// <param name="train">The rows to learn from, in network order; at least one.</param>
    /// <param name="options">The options.</param>
    /// <param name="stream">The source of the first weights.</param>
    public CtganTraining(CtganNetworks networks, CtganConditions conditions, Tensor train, CtganOptions options, RandomStream stream)
    {
        _networks = networks;
        _conditions = conditions;
        _options = options;
        _train = train;
        _batch = Math.Max(1, options.BatchSizeFor((int)train.shape[0]) / options.PackedRows) * options.PackedRows;
        _generator = Weights.Random(networks.Shapes, stream.Fork("generator"));
        _critic = Weights.Random(networks.Critic.Shapes, stream.Fork("critic"));
        Average = _generator.Copy();
        _generatorAdam = new Adam(_generator, beta1: 0.5, beta2: 0.9, options.WeightDecay);
        _criticAdam = new Adam(_critic, beta1: 0.5, beta2: 0.9, options.WeightDecay);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Losses { get; } = ["distance", "penalty", "generator", "condition"];

    /// <inheritdoc/>
    public Weights Average { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Tensor> State =>
        [Average.Flat, _generator.Flat, _critic.Flat, _generatorAdam.Mean, _generatorAdam.Square, _criticAdam.Mean, _criticAdam.Square];

    /// <inheritdoc/>
    public void Step(int step, double rate, RandomStream stream, Span<float> losses)
    {
        for (int i = 0; i < _options.CriticSteps; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            using var noise = new TorchNoise(stream.Fork(i));
            CriticStep(step * _options.CriticSteps + i + 1, rate, noise, losses);
        }

        using DisposeScope last = NewDisposeScope();
        using var own = new TorchNoise(stream.Fork("generator"));
        (Tensor synthetic, Tensor outputs, Tensor asked, _) = Sample(own);
        Tensor score = _networks.Critic.Score(Pack(synthetic, asked), _critic.Views, own).mean().neg();
        Tensor condition = _conditions.Width > 0 ? _conditions.Loss(outputs, asked) : zeros(1).sum();
        _generatorAdam.Step(_generator.Gradient(score.Add(condition)), step + 1, _options.LearningRate * rate);
        Average.MoveTo(_generator, _options.Averaging, step);
        losses[2] = score.Value();
        losses[3] = condition.Value();
    }

    private void CriticStep(int count, double rate, TorchNoise noise, Span<float> losses)
    {
        Tensor synthetic;
        Tensor asked;
        Condition[] conditions;
        using (no_grad())
        {
            (synthetic, _, asked, conditions) = Sample(noise);
        }

        // Real rows get the same conditions in another order, so that the critic cannot tell packs apart by their conditions.
        int[] order = noise.Stream.Fork("order").Permutation(conditions.Length);
        Condition[] moved = Array.ConvertAll(order, i => conditions[i]);
        Tensor real = Pack(_conditions.Rows(_train, moved, _batch, noise.Stream.Fork("rows")), _conditions.ToTensor(moved, _batch));
        var gradient = new CriticGradient(_networks.Critic, real, Pack(synthetic, asked), noise.Uniform(real.shape[0], 1), _critic.Views, _options.PenaltyWeight, noise);
        _criticAdam.Step(gradient.Value, count, _options.LearningRate * rate);
        losses[0] = gradient.Distance.Value();
        losses[1] = gradient.Penalty.Value();
    }

    private (Tensor Rows, Tensor Outputs, Tensor Asked, Condition[] Conditions) Sample(TorchNoise noise)
    {
        Condition[] conditions = _conditions.Draw(_batch, CategoryWeights.LogFrequency, noise.Stream.Fork("conditions"));
        Tensor asked = _conditions.ToTensor(conditions, _batch);
        Tensor outputs = _networks.Outputs(_generator.Views, asked, noise);
        Heads heads = _networks.Heads;
        return (heads.Activate(outputs, noise.Gumbel(_batch, heads.Options), _options.Temperature), outputs, asked, conditions);
    }

    private Tensor Pack(Tensor rows, Tensor asked) => cat([rows, asked], 1).view(_batch / _options.PackedRows, -1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorAdam.Dispose();
        _criticAdam.Dispose();
        _generator.Dispose();
        _critic.Dispose();
        Average.Dispose();
    }
}
