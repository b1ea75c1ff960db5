using Harness.Scoring;

namespace Harness.Tests.Scoring;

/// <summary>The pieces of work that were reported.</summary>
internal sealed class WorkSum : IProgress<WorkDone>
{
    private int _pieces;

    public int Pieces => Volatile.Read(ref _pieces);

    public void Report(WorkDone value) => Interlocked.Add(ref _pieces, value.Pieces);
}
