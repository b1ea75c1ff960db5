using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Gan;

/// <summary>
/// The game of two networks. The critic learns a number that is large for real rows and small for made ones; kept from rising faster than
/// 1, the difference of its means is the distance that made rows have to travel to become real ones. The generator learns to make it small.
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
    /// <param name="networks">The networks.</param>
    /// <param name="train">The rows to learn from, in the order inside; at least one.</param>
    /// <param name="options">How.</param>
    /// <param name="stream">Where the first weights come from.</param>
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
        _generatorAdam = new Adam(_generator, beta1: 0.5, beta2: 0.9);
        _criticAdam = new Adam(_critic, beta1: 0.5, beta2: 0.9);
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
        loss = _moments is null ? loss : loss.And(_moments.Loss(outputs).Times(_options.MomentWeight));
        _generatorAdam.Step(_generator.Gradient(loss), step + 1, _options.LearningRate * rate);
        Average.MoveTo(_generator, _options.Averaging, step);
        losses[2] = loss.Value();
    }

    private void CriticStep(int count, double rate, TorchNoise noise, Span<float> losses)
    {
        Tensor real = _train.index_select(0, noise.Indices(_batch, _train.shape[0]));
        Tensor made;
        using (no_grad())
        {
            made = Soften(_networks.Outputs(_generator.Views, _batch, noise), noise);
        }

        var gradient = new CriticGradient(_networks.Critic, real, made, noise.Uniform(_batch, 1), _critic.Views, _options.PenaltyWeight, noise);
        _criticAdam.Step(gradient.Value, count, _options.LearningRate * rate);
        losses[0] = gradient.Distance.Value();
        losses[1] = gradient.Penalty.Value();
    }

    // Rows as the critic sees them: a choice is drawn softly, so that the critic's answer reaches every option.
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
