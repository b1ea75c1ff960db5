using Harness.Neural.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>
/// How far means and products of two columns of made rows are from train's. Of a choice the probabilities of its options count, so that no draw's
/// noise does. One batch tells little of a product; the difference is that of an average over batches, and its gradient that of the last.
/// </summary>
/// <remarks>The information loss of Z. Zhao et al., "CTAB-GAN: effective table data synthesizing", ACML 2021, §3.3, on second moments of rows instead of first ones of a critic's features.</remarks>
internal sealed class MomentMatch : IDisposable
{
    // An option of a share near 0 would count beyond all bounds.
    private const double LeastDeviation = 0.05;
    private const double Kept = 0.9;

    private readonly Heads _heads;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;
    private readonly Tensor _target;
    private readonly Tensor _counts;

    /// <summary>Learns the moments of train rows.</summary>
    /// <param name="heads">How rows lie.</param>
    /// <param name="train">Rows in the order inside.</param>
    public MomentMatch(Heads heads, Tensor train)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        _heads = heads;
        _mean = train.mean([0L]).DetachFromDisposeScope();
        _deviation = train.std(0, unbiased: false).Clip(LeastDeviation, float.MaxValue).DetachFromDisposeScope();
        _target = Moments(train).DetachFromDisposeScope();
        Difference = zeros_like(_target).DetachFromDisposeScope();

        // Two options of one choice never meet in a row; their probabilities do.
        Tensor counts = ones_like(_target);
        for (int i = 0; i < heads.Choices.Count; i++)
        {
            counts.narrow(0, heads.Starts[i], heads.Choices[i].Width).narrow(1, heads.Starts[i], heads.Choices[i].Width).zero_();
        }

        _counts = counts.DetachFromDisposeScope();
    }

    /// <summary>The average difference so far; part of the state of a training.</summary>
    public Tensor Difference { get; }

    /// <summary>A number whose gradient is that of the sum of squared differences, halved.</summary>
    /// <param name="outputs">What a network puts out for a batch: numbers, and logits of options.</param>
    public Tensor Loss(Tensor outputs)
    {
        Tensor moments = Moments(_heads.Activate(outputs)).Less(_target);
        using (no_grad())
        {
            Difference.Approach(moments * _counts, 1 - Kept);
        }

        return (Difference * moments).sum();
    }

    private Tensor Moments(Tensor rows)
    {
        Tensor scaled = cat([rows.Less(_mean) / _deviation, ones(rows.shape[0], 1)], 1);
        return matmul(scaled.t(), scaled).Times(1.0 / rows.shape[0]);
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
