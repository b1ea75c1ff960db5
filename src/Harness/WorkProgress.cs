using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Harness.Scoring;

namespace Harness;

/// <summary>Adds up the pieces of work that are done and tells how far it is, also while one long piece is at work.</summary>
internal sealed class WorkProgress : IProgress<WorkDone>, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly IProgress<EvaluationProgress>? _progress;
    private readonly int _total;
    private readonly TimeSpan _pause;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Timer? _timer;
    private int _done;
    private string _last = "";
    private long _told;
    private int _isTicking;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Begins.</summary>
    /// <param name="progress">Hears of it; may be <see langword="null"/>.</param>
    /// <param name="total">Pieces of work in all, at least 1.</param>
    /// <param name="pause">Hears of it again after so long; by default a second.</param>
    public WorkProgress(IProgress<EvaluationProgress>? progress, int total, TimeSpan? pause = null)
    {
        (_progress, _total, _pause, _told) = (progress, total, pause ?? Pause, _start);
        _timer = progress is null ? null : new Timer(_ => Tick(), null, _pause, _pause);
    }

    /// <inheritdoc/>
    /// <remarks>Throws what the listener threw while nobody reported.</remarks>
    public void Report(WorkDone value)
    {
        Volatile.Read(ref _failure)?.Throw();
        Volatile.Write(ref _last, value.Evaluator);
        Tell(Interlocked.Add(ref _done, value.Pieces), value.Evaluator);
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

    private void Tick()
    {
        if (Interlocked.Exchange(ref _isTicking, 1) != 0)
        {
            return;
        }

        try
        {
            // Half a pause of slack, because timers are a little early or late.
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _told)) >= _pause / 2)
            {
                Tell(Volatile.Read(ref _done), Volatile.Read(ref _last));
            }
        }
        catch (Exception e)
        {
            // Here it would end the process; whoever reports next throws it.
            Volatile.Write(ref _failure, ExceptionDispatchInfo.Capture(e));
        }
        finally
        {
            Volatile.Write(ref _isTicking, 0);
        }
    }

    private void Tell(int done, string evaluator)
    {
        Volatile.Write(ref _told, Stopwatch.GetTimestamp());
        _progress?.Report(new EvaluationProgress(Math.Min(_total, done), _total, evaluator, Stopwatch.GetElapsedTime(_start)));
    }
}
