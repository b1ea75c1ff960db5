using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>A network after its training.</summary>
/// <param name="sampler">Draws rows from the network.</param>
/// <param name="weights">The trained weights.</param>
/// <param name="calibration">Moves the rows to train's margins; <see langword="null"/> where this was not asked for.</param>
/// <param name="history">The measurements of the training.</param>
internal sealed class TrainedNetwork(RowSampler sampler, float[] weights, MarginCalibration? calibration, TrainingHistory history)
{
    /// <summary>The measurements of the training.</summary>
    public TrainingHistory History { get; } = history;

    /// <summary>Draws rows in layout order, one after the other, choices hardened.</summary>
    /// <param name="count">Number of rows, at least 0.</param>
    /// <param name="calibrates">Whether the rows are moved to train's margins.</param>
    /// <param name="stream">The source of randomness.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public float[] Sample(int count, bool calibrates, RandomStream stream, CancellationToken cancellation)
    {
        using DisposeScope scope = NewDisposeScope();
        Heads heads = sampler.Network.Heads;
        using var known = Weights.Known(sampler.Network.Shapes, weights);
        MarginCalibration? margins = calibrates ? calibration : null;
        var rows = new float[count * heads.Width];
        heads.FromTensor(sampler.Harden(sampler.Sample(known, count, margins?.Bias(), stream, cancellation)), rows);
        margins?.Move(heads, rows);
        return rows;
    }
}
