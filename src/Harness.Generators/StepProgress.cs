namespace Harness.Generators;

/// <summary>Reports equal steps of work that several threads do, in ascending order.</summary>
internal sealed class StepProgress
{
    private readonly Lock _lock = new();
    private readonly IProgress<double>? _progress;
    private readonly int _steps;
    private int _done;

    /// <summary>Starts; where there is nothing to do, all is done at once.</summary>
    /// <param name="progress">Who wants to know; <see langword="null"/> for nobody.</param>
    /// <param name="steps">Number of steps, at least 0.</param>
    public StepProgress(IProgress<double>? progress, int steps)
    {
        _progress = progress;
        _steps = steps;
        if (steps == 0)
        {
            progress?.Report(1);
        }
    }

    /// <summary>One more step is done.</summary>
    public void Step()
    {
        lock (_lock)
        {
            _progress?.Report((double)++_done / _steps);
        }
    }
}
