using System.Diagnostics;
using Harness.Scoring;

namespace Harness;

/// <summary>Adds up the pieces of work that are done and tells how far it is, also while one long piece is at work.</summary>
internal sealed class WorkProgress : IProgress<WorkDone>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly IProgress<EvaluationProgress>? _progress;
    private readonly int _total;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Timer? _timer;
    private int _done;
    private string _last = "";

    /// <summary>Begins.</summary>
    /// <param name="progress">Hears of it; may be <see langword="null"/>.</param>
    /// <param name="total">Pieces of work in all, at least 1.</param>
    /// <param name="pause">Hears of it again after so long; by default five seconds.</param>
    public WorkProgress(IProgress<EvaluationProgress>? progress, int total, TimeSpan? pause = null)
    {
        (_progress, _total) = (progress, total);
        _timer = progress is null ? null : new Timer(_ => Tell(Volatile.Read(ref _done)), null, pause ?? Pause, pause ?? Pause);
    }

    public void Report(WorkDone value)
    {
        Volatile.Write(ref _last, value.Evaluator);
        Tell(Interlocked.Add(ref _done, value.Pieces));
    }

    /// <summary>Ends; when it returns, nobody hears any more.</summary>
    public void Dispose()
    {
        if (_timer is null)
        {
            return;
        }

        using var ended = new ManualResetEvent(false);
        if (_timer.Dispose(ended))
        {
            ended.WaitOne();
        }
    }

    private void Tell(int done) => _progress?.Report(new EvaluationProgress(Math.Min(_total, done), _total, Volatile.Read(ref _last), Stopwatch.GetElapsedTime(_start)));
}
