using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Gan;

/// <summary>
/// The game of the two networks. The critic learns a score that is high for real rows and low for synthetic ones. Since its slope is held at 1, the difference of
/// the mean scores is the distance that synthetic rows would have to move to become real ones (the Wasserstein distance). The generator learns to make it small.
/// </summary>
internal sealed class GanTraining : ITrainable
{
    private readonly GanNetworks _networks;
    private readonly GanOptions _options;
    private readonly Tensor _train;
    private readonly int _batch;
    private readonly Weights _generator;
    private readonly Weights _critic;
    private readonly MomentMatch? _moments;
    private readonly Adam _generatorAdam;
    private readonly Adam _criticAdam;

    /// <summary>Starts with random weights.</summary>
    /// <param name="networks">The two networks.</param>
    /// <param name="train">The rows to learn from, in network order; at least one.</param>
    /// <param name="options">The options.</param>
    /// <param name="stream">The source of the first weights.</param>
    public GanTraining(GanNetworks networks, Tensor train, GanOptions options, RandomStream stream)
    {
        _networks = networks;
        _options = options;
        _train = train;
        _batch = Math.Min(options.BatchSizeFor((int)train.shape[0]), (int)train.shape[0]);
        _generator = Weights.Random(networks.Shapes, stream.Fork("generator"));
        _critic = Weights.Random(networks.Critic.Shapes, stream.Fork("critic"));
        Average = _generator.Copy();
        _moments = options.MomentWeight > 0 ? new MomentMatch(networks.Heads, train) : null;
        _generatorAdam = new Adam(_generator, beta1: 0.5, beta2: 0.9, options.WeightDecay);
        _criticAdam = new Adam(_critic, beta1: 0.5, beta2: 0.9, options.WeightDecay);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Losses { get; } = ["distance", "penalty", "generator"];

    /// <inheritdoc/>
    public Weights Average { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Tensor> State =>
    [
        Average.Flat, _generator.Flat, _critic.Flat, _generatorAdam.Mean, _generatorAdam.Square, _criticAdam.Mean, _criticAdam.Square,
        .. _moments is null ? [] : (Tensor[])[_moments.Difference],
    ];

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
        Tensor outputs = _networks.Outputs(_generator.Views, _batch, own);
        Tensor loss = _networks.Critic.Score(Soften(outputs, own), _critic.Views, own).mean().neg();
        loss = _moments is null ? loss : loss.Add(_moments.Loss(outputs).Multiply(_options.MomentWeight));
        _generatorAdam.Step(_generator.Gradient(loss), step + 1, _options.LearningRate * rate);
        Average.MoveTo(_generator, _options.Averaging, step);
        losses[2] = loss.Value();
    }

    private void CriticStep(int count, double rate, TorchNoise noise, Span<float> losses)
    {
        Tensor real = _train.index_select(0, noise.Indices(_batch, _train.shape[0]));
        Tensor synthetic;
        using (no_grad())
        {
            synthetic = Soften(_networks.Outputs(_generator.Views, _batch, noise), noise);
        }

        var gradient = new CriticGradient(_networks.Critic, real, synthetic, noise.Uniform(_batch, 1), _critic.Views, _options.PenaltyWeight, noise);
        _criticAdam.Step(gradient.Value, count, _options.LearningRate * rate);
        losses[0] = gradient.Distance.Value();
        losses[1] = gradient.Penalty.Value();
    }

    // The rows that the critic sees. Choices are drawn softly, so that the gradient reaches every option.
    private Tensor Soften(Tensor outputs, TorchNoise noise) =>
        _networks.Heads.Activate(outputs, noise.Gumbel(_batch, _networks.Heads.Options), _options.Temperature);

    /// <inheritdoc/>
    public void Dispose()
    {
        _moments?.Dispose();
        _generatorAdam.Dispose();
        _criticAdam.Dispose();
        _generator.Dispose();
        _critic.Dispose();
        Average.Dispose();
    }
}
