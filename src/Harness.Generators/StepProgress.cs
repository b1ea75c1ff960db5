namespace Harness.Generators;

/// <summary>Reports equal steps of work that several threads do, in ascending order, and goes no step further once the work is cancelled.</summary>
internal sealed class StepProgress
{
    private readonly Lock _lock = new();
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly int _steps;
    private int _done;

    /// <summary>Starts; where there is nothing to do, all is done at once.</summary>
    /// <param name="progress">Who wants to know; <see langword="null"/> for nobody.</param>
    /// <param name="steps">Number of steps, at least 0.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public StepProgress(IProgress<double>? progress, int steps, CancellationToken cancellation)
    {
        _progress = progress;
        _steps = steps;
        _cancellation = cancellation;
        if (steps == 0)
        {
            progress?.Report(1);
        }
    }

    /// <summary>One more step is done.</summary>
    /// <exception cref="OperationCanceledException">The work is cancelled.</exception>
    public void Step()
    {
        lock (_lock)
        {
            _cancellation.ThrowIfCancellationRequested();
            _progress?.Report((double)++_done / _steps);
            _cancellation.ThrowIfCancellationRequested();
        }
    }
}
