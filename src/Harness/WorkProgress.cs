using System.Diagnostics;
using Harness.Scoring;

namespace Harness;

/// <summary>Adds up the pieces of work that are done and tells how far it is.</summary>
/// <param name="progress">Hears of it; may be <see langword="null"/>.</param>
/// <param name="total">Pieces of work in all, at least 1.</param>
internal sealed class WorkProgress(IProgress<EvaluationProgress>? progress, int total) : IProgress<WorkDone>
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _done;

    public void Report(WorkDone value) =>
        progress?.Report(new EvaluationProgress(Math.Min(total, Interlocked.Add(ref _done, value.Pieces)), total, value.Evaluator, Stopwatch.GetElapsedTime(_start)));
}
