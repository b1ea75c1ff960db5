using Harness.Neural.Networks;
using Harness.Neural.Training;
using Harness.Random;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Sampling;

/// <summary>A network after its training.</summary>
/// <param name="sampler">Makes rows by it.</param>
/// <param name="weights">Its weights.</param>
/// <param name="calibration">What moves the rows to train's margins; <see langword="null"/> to leave them.</param>
/// <param name="history">What was seen during its training.</param>
internal sealed class TrainedNetwork(RowSampler sampler, float[] weights, MarginCalibration? calibration, TrainingHistory history)
{
    /// <summary>What was seen during its training.</summary>
    public TrainingHistory History { get; } = history;

    /// <summary>Makes rows.</summary>
    /// <param name="cells">Receives their cells, place after place of the layout.</param>
    /// <param name="first">The first row that is made.</param>
    /// <param name="every">From one row to the next.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public void Fill(double[][] cells, int first, int every, RandomStream stream, CancellationToken cancellation)
    {
        using DisposeScope scope = NewDisposeScope();
        Heads heads = sampler.Network.Heads;
        int count = Math.Max(0, (cells[0].Length - first + every - 1) / every);
        using var known = Weights.Known(sampler.Network.Shapes, weights);
        var rows = new float[count * heads.Width];
        heads.FromTensor(sampler.Harden(sampler.Make(known, count, calibration?.Bias(), stream, cancellation)), rows);
        calibration?.Move(heads, rows);
        for (int place = 0; place < cells.Length; place++)
        {
            for (int row = 0; row < count; row++)
            {
                cells[place][first + row * every] = rows[row * heads.Width + place];
            }
        }
    }
}
