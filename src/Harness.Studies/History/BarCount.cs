using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>How all pairs stood to the bar after a commit.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Met">Number of pairs that cleared it.</param>
/// <param name="Missed">Number that missed it.</param>
/// <param name="Inconclusive">Number that missed no limit and had at least one open.</param>
/// <param name="Pairs">Number of pairs with a snapshot, among them those of which nothing is said: recorded failures, and snapshots older than the bar.</param>
internal sealed record BarCount(HistoryCommit Commit, int Met, int Missed, int Inconclusive, int Pairs)
{
    /// <summary>Whether any snapshot said how its pair stood to the bar.</summary>
    public bool IsKnown => Met + Missed + Inconclusive > 0;

    /// <summary>Counts after each commit.</summary>
    /// <param name="commits">The commits, oldest first.</param>
    /// <param name="pairs">The pairs.</param>
    public static IReadOnlyList<BarCount> Of(IReadOnlyList<HistoryCommit> commits, IReadOnlyList<PairTrend> pairs)
    {
        ILookup<string, (PairTrend Pair, Snapshot? Scores)> states = pairs.SelectMany(p => p.States.Select(s => (Pair: p, s.Commit.Id, s.Scores))).ToLookup(s => s.Id, s => (s.Pair, s.Scores), StringComparer.Ordinal);
        var now = new Dictionary<(string, string), string>();
        var counts = new List<BarCount>(commits.Count);
        foreach (HistoryCommit commit in commits)
        {
            foreach ((PairTrend pair, Snapshot? scores) in states[commit.Id])
            {
                if (scores is null)
                {
                    now.Remove((pair.Dataset, pair.Generator));
                }
                else
                {
                    now[(pair.Dataset, pair.Generator)] = scores.Bar;
                }
            }

            counts.Add(new BarCount(commit, now.Values.Count(b => b == "met"), now.Values.Count(b => b == "missed"), now.Values.Count(b => b == "inconclusive"), now.Count));
        }

        return counts;
    }
}
