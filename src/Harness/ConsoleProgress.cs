namespace Harness;

/// <summary>Writes how far an evaluation is to standard error: nothing in the first two seconds, then a line every five.</summary>
internal sealed class ConsoleProgress : IProgress<EvaluationProgress>
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private TimeSpan _next = Quiet;

    public void Report(EvaluationProgress value)
    {
        lock (_gate)
        {
            if (value.Elapsed < _next || value.Done == value.Total)
            {
                return;
            }

            _next = value.Elapsed + Pause;
        }

        Console.Error.WriteLine($"Harness: {value}");
    }
}
