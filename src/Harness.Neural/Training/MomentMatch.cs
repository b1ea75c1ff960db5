using Harness.Neural.Networks;
using Harness.Neural.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>
/// A loss for means and products of two columns of synthetic rows that differ from train's. For choices the probabilities of the options count, so that no
/// draw adds noise. One batch says little of a product, so the difference is an average over batches; the gradient is that of the last batch.
/// </summary>
/// <remarks>The information loss of Z. Zhao et al., "CTAB-GAN: effective table data synthesizing", ACML 2021, §3.3, on second moments of rows instead of first moments of a critic's features.</remarks>
internal sealed class MomentMatch : IDisposable
{
    // Without a lower bound an option with a share near 0 would outweigh everything else.
    private const double LeastDeviation = 0.05;
    private const double Kept = 0.9;

    private readonly Heads _heads;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;
    private readonly Tensor _target;
    private readonly Tensor _counts;

    /// <summary>Learns the moments of train rows.</summary>
    /// <param name="heads">The layout of the rows.</param>
    /// <param name="train">Train rows in network order.</param>
    public MomentMatch(Heads heads, Tensor train)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        _heads = heads;
        _mean = train.mean([0L]).DetachFromDisposeScope();
        _deviation = train.std(0, unbiased: false).ClampInPlace(LeastDeviation, float.MaxValue).DetachFromDisposeScope();
        _target = Moments(train).DetachFromDisposeScope();
        Difference = zeros_like(_target).DetachFromDisposeScope();

        // Two options of one choice never occur in the same row, but both have a probability above 0.
        Tensor counts = ones_like(_target);
        for (int i = 0; i < heads.Choices.Count; i++)
        {
            counts.narrow(0, heads.Starts[i], heads.Choices[i].Width).narrow(1, heads.Starts[i], heads.Choices[i].Width).zero_();
        }

        _counts = counts.DetachFromDisposeScope();
    }

    /// <summary>The average difference so far; part of the state of a training.</summary>
    public Tensor Difference { get; }

    /// <summary>A number whose gradient is that of half the sum of squared differences.</summary>
    /// <param name="outputs">Outputs of a network for a batch: numbers, and logits of options.</param>
    public Tensor Loss(Tensor outputs)
    {
        Tensor moments = Moments(_heads.Activate(outputs)).Subtract(_target);
        using (no_grad())
        {
            Difference.MoveTowards(moments * _counts, 1 - Kept);
        }

        return (Difference * moments).sum();
    }

    private Tensor Moments(Tensor rows)
    {
        Tensor scaled = cat([rows.Subtract(_mean) / _deviation, ones(rows.shape[0], 1)], 1);
        return matmul(scaled.t(), scaled).Multiply(1.0 / rows.shape[0]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mean.Dispose();
        _deviation.Dispose();
        _target.Dispose();
        _counts.Dispose();
        Difference.Dispose();
    }
}
