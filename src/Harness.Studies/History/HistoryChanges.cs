using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>What each commit of a history changed.</summary>
internal static class HistoryChanges
{
    /// <summary>The changes by commit, oldest first, with commits that moved nothing: those that only measured noise.</summary>
    /// <param name="history">The history.</param>
    /// <param name="rule">What compares two snapshots.</param>
    /// <param name="metric">Which metrics count; <see langword="null"/> for all, with the properties of a pair.</param>
    public static IReadOnlyList<CommitChanges> Of(SnapshotHistory history, SnapshotChanges rule, Func<string, bool>? metric = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var found = history.Bar().ToDictionary(b => b.Commit.Id, b => new Found(b), StringComparer.Ordinal);
        foreach (PairTrend pair in history.Pairs)
        {
            Snapshot? before = null;
            foreach (PairState state in pair.States)
            {
                Found commit = found[state.Commit.Id];
                switch (before, state.Scores)
                {
                    case (null, not null) when !state.Commit.IsStart: commit.New.Add(pair.ToString()); break;
                    case (not null, null): commit.Gone.Add(pair.ToString()); break;
                    case (not null, not null): commit.Changes.AddRange(rule.Between(before, state.Scores).Where(c => metric is null || (c.IsMetric && metric(c.Metric)))); break;
                }

                before = state.Scores;
            }
        }

        return
        [
            .. history.Commits.Select(c => found[c.Id]).Select(f => new CommitChanges(
                f.Bar,
                f.New,
                f.Gone,
                [.. WorstFirst(f.Changes.Where(c => !c.IsWithinNoise))],
                f.Changes.Count(c => c.IsWithinNoise))),
        ];
    }

    /// <summary>Changes in the order in which a person wants to read them: what is worse, what is better, what cannot be compared; the largest of each first.</summary>
    /// <param name="changes">The changes.</param>
    public static IEnumerable<ScoreChange> WorstFirst(IEnumerable<ScoreChange> changes) => changes
        .OrderBy(c => c.Change switch { Change.Worse => 0, Change.Better => 1, Change.Incomparable => 2, _ => 3 })
        .ThenByDescending(c => c.Size);

    private sealed record Found(BarCount Bar)
    {
        public List<string> New { get; } = [];

        public List<string> Gone { get; } = [];

        public List<ScoreChange> Changes { get; } = [];
    }
}
