using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Harness.Neural.Tvae;

/// <summary>
/// Learns to encode a row as a few latent numbers and to decode it again. The loss is the negative lower bound of the likelihood: the errors of reconstruction, plus the
/// divergence of the latent numbers from standard normal ones.
/// </summary>
internal sealed class TvaeTraining : ITrainable
{
    private readonly TvaeNetworks _networks;
    private readonly TvaeOptions _options;
    private readonly Tensor _train;
    private readonly int _batch;
    private readonly int _steps;
    private readonly Weights _decoder;
    private readonly Weights _encoder;
    private readonly Adam _decoderAdam;
    private readonly Adam _encoderAdam;

    /// <summary>Starts with random weights.</summary>
    /// <param name="networks">The two networks.</param>
    /// <param name="train">The rows to learn from, in network order; at least one.</param>
    /// <param name="options">The options.</param>
    /// <param name="stream">The source of the first weights.</param>
    public TvaeTraining(TvaeNetworks networks, Tensor train, TvaeOptions options, RandomStream stream)
    {
        _networks = networks;
        _options = options;
        _train = train;
        _batch = Math.Min(options.BatchSizeFor((int)train.shape[0]), (int)train.shape[0]);
        _steps = options.StepsFor((int)train.shape[0]);
        _decoder = Weights.Random(networks.Shapes, stream.Fork("decoder"));
        _encoder = Weights.Random(networks.EncoderShapes, stream.Fork("encoder"));
        Average = _decoder.Copy();
        _decoderAdam = new Adam(_decoder, beta1: 0.9, beta2: 0.999, options.WeightDecay);
        _encoderAdam = new Adam(_encoder, beta1: 0.9, beta2: 0.999, options.WeightDecay);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Losses { get; } = ["reconstruction", "divergence"];

    /// <inheritdoc/>
    public Weights Average { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Tensor> State =>
        [Average.Flat, _decoder.Flat, _encoder.Flat, _decoderAdam.Mean, _decoderAdam.Square, _encoderAdam.Mean, _encoderAdam.Square];

    /// <inheritdoc/>
    public void Step(int step, double rate, RandomStream stream, Span<float> losses)
    {
        using DisposeScope scope = NewDisposeScope();
        using var noise = new TorchNoise(stream);
        Tensor rows = _batch < _train.shape[0] ? _train.index_select(0, noise.Indices(_batch, _train.shape[0])) : _train;
        (Tensor mean, Tensor logVariance) = _networks.Encode(rows, _encoder.Views);
        Tensor latent = mean.Add(logVariance.Multiply(0.5).exp() * noise.Normal(_batch, _options.LatentWidth));
        Tensor reconstruction = Reconstruction(rows, _networks.Decode(latent, _decoder.Views)).Multiply(1.0 / _batch);

        // Kingma and Welling 2014, appendix B.
        Tensor divergence = mean.Square().Add(logVariance.exp()).Subtract(logVariance).Add(-1).sum().Multiply(0.5 / _batch);
        double share = _options.WarmUp > 0 ? Math.Min(1, (step + 1) / (_options.WarmUp * _steps)) : 1;
        Tensor loss = reconstruction.Multiply(_options.ReconstructionWeight).Add(divergence.Multiply(share));

        (Tensor byDecoder, Tensor byEncoder) = Weights.Gradients(loss, _decoder, _encoder);
        _decoderAdam.Step(byDecoder, step + 1, _options.LearningRate * rate);
        _encoderAdam.Step(byEncoder, step + 1, _options.LearningRate * rate);
        using (no_grad())
        {
            if (_networks.Heads.Numbers > 0)
            {
                (double least, double largest) = (_options.LeastDeviation, _options.LargestDeviation);
                _ = _options.LearnsLogDeviation ? _decoder.Views[^1].ClampInPlace(Math.Log(least), Math.Log(largest)) : _decoder.Views[^1].ClampInPlace(least, largest);
            }
        }

        Average.MoveTo(_decoder, _options.Averaging, step);
        losses[0] = reconstruction.Value();
        losses[1] = divergence.Value();
    }

    /// <summary>The negative log density of a batch, without constants.</summary>
    private Tensor Reconstruction(Tensor rows, Tensor outputs)
    {
        Heads heads = _networks.Heads;
        Tensor cost = zeros(1);
        if (heads.Numbers > 0)
        {
            Tensor logDeviation = _networks.LogDeviation(_decoder.Views);
            Tensor errors = rows.narrow(1, 0, heads.Numbers).Subtract(outputs.narrow(1, 0, heads.Numbers)) * logDeviation.neg().exp();
            cost = errors.Square().sum().Multiply(0.5).Add(logDeviation.sum().Multiply(_batch));
        }

        for (int i = 0; i < heads.Choices.Count; i++)
        {
            Tensor known = rows.narrow(1, heads.Starts[i], heads.Choices[i].Width);
            cost = cost.Subtract((known * log_softmax(outputs.narrow(1, heads.Starts[i], heads.Choices[i].Width), 1)).sum());
        }

        return cost.sum();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _decoderAdam.Dispose();
        _encoderAdam.Dispose();
        _decoder.Dispose();
        _encoder.Dispose();
        Average.Dispose();
    }
}
