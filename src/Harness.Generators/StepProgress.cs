namespace Harness.Generators;

/// <summary>Reports progress in equal steps that several threads finish, in ascending order, and stops at the next step once the work is cancelled.</summary>
internal sealed class StepProgress
{
    private readonly Lock _lock = new();
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly int _steps;
    private int _done;

    /// <summary>Starts; without a step it reports 1 at once.</summary>
    /// <param name="progress">Receives the share of steps done, 0 to 1; <see langword="null"/> for nobody.</param>
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

    /// <summary>Counts a step as done.</summary>
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
