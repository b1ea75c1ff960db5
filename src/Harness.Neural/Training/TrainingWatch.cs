using System.Diagnostics;
using Harness.Generators;

namespace Harness.Neural.Training;

/// <summary>Tells how the training of some networks, one beside the other, goes on the whole.</summary>
/// <param name="networks">How many.</param>
/// <param name="options">Who wants to know of each look.</param>
/// <param name="context">Who wants to know the share that is done.</param>
internal sealed class TrainingWatch(int networks, TrainingOptions options, FitContext context)
{
    // The rest is for what follows the steps.
    private const double LargestShare = 0.99;

    private readonly Lock _lock = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly double[] _found = new double[networks];
    private readonly double[] _done = new double[networks];

    /// <summary>A network goes on where an earlier training ended.</summary>
    /// <param name="network">Which one.</param>
    /// <param name="share">The share of its steps that are done.</param>
    public void Resume(int network, double share)
    {
        lock (_lock)
        {
            _found[network] = _done[network] = share;
        }
    }

    /// <summary>A network was looked at.</summary>
    /// <param name="network">Which one.</param>
    /// <param name="point">What was seen.</param>
    /// <param name="steps">How many steps there were to be.</param>
    /// <param name="isOver">Whether its training ended before them.</param>
    public void Look(int network, TrainingPoint point, int steps, bool isOver)
    {
        lock (_lock)
        {
            _done[network] = isOver ? 1 : (double)point.Step / steps;
            double done = _done.Average();
            TimeSpan left = Stopwatch.GetElapsedTime(_started) * ((1 - done) / (done - _found.Average()));
            options.Progress?.Report(new TrainingProgress(network + 1, point, steps, left));
            context.Progress?.Report(Math.Min(LargestShare, done));
        }
    }
}
