namespace Harness.Studies.History;

/// <summary>What a commit changed of the scores.</summary>
/// <param name="Bar">The commit, and how the pairs stood to the bar after it.</param>
/// <param name="New">The pairs that got their first snapshot, as <c>dataset / generator</c>.</param>
/// <param name="Gone">The pairs whose snapshot it removed.</param>
/// <param name="Changes">The changes of the others, worst first, without those within noise.</param>
/// <param name="WithinNoise">Number of metrics that moved within noise.</param>
internal sealed record CommitChanges(BarCount Bar, IReadOnlyList<string> New, IReadOnlyList<string> Gone, IReadOnlyList<ScoreChange> Changes, int WithinNoise)
{
    /// <summary>Whether anything moved, or it tells how things stood.</summary>
    public bool IsShown => Bar.Commit.IsStart || New.Count + Gone.Count + Changes.Count + WithinNoise > 0;
}
