using System.Globalization;
using System.Text;
using Harness.Cli.Terminal;
using Harness.Studies;
using Harness.Studies.History;
using Harness.Studies.Snapshots;

namespace Harness.Cli.History;

/// <summary>A history as text for a terminal.</summary>
internal static class HistoryText
{
    private const int MostSubject = 48;

    private static readonly (string Column, string Meaning)[] Hints =
    [
        ("better", "scores that moved beyond noise"),
        ("worse", "likewise"),
        ("noise", "scores that moved within it"),
        ("other", "not comparable, as of another version of the metric or generator"),
    ];

    /// <summary>Writes a history: commits that moved something, then the trend of what was asked for.</summary>
    /// <param name="history">The history of the pairs that were asked for.</param>
    /// <param name="changes">What each commit changed.</param>
    /// <param name="selection">What was asked for.</param>
    public static string Of(SnapshotHistory history, IReadOnlyList<CommitChanges> changes, HistoryCommand.Selection selection)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(selection);
        CommitChanges[] shown = [.. changes.Where(c => c.IsShown)];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(history.Folder)}: {Title(history, selection)}, {Moved(shown)}\n\n");
        if (shown.Length > 0)
        {
            text.Append(history.Pairs.Count == 1 && selection.Metric is { } metric ? Values(history.Pairs[0], metric, shown) : Commits(history, shown)).Append('\n');
        }

        return text.Append(TrendText.Of(history, selection)).Append(Printable.Notes(history.Notes)).ToString();
    }

    private static string Title(SnapshotHistory history, HistoryCommand.Selection selection)
    {
        string pairs = history.Pairs.Count == 1 ? history.Pairs[0].ToString()
            : $"{Count(history.Pairs.Count, "pair")}{(selection.Dataset ?? selection.Generator) switch { { } name => " of " + name, _ => "" }}";
        return Printable.Of(selection.Metric is { } metric ? $"{metric} of {pairs}" : pairs);
    }

    private static string Moved(CommitChanges[] shown)
    {
        CommitChanges[] moved = [.. shown.Where(c => !c.Bar.Commit.IsStart)];
        return moved.Length > 0 ? $"{Count(moved.Length, "commit")} that moved scores, {Day(moved[0])} to {Day(moved[^1])}"
            : shown.Length > 0 ? $"nothing has moved since {Day(shown[0])}"
            : "nothing has moved";
    }

    // One metric of one pair: each line a value.
    private static string Values(PairTrend pair, string metric, CommitChanges[] commits)
    {
        var kinds = commits.ToDictionary(c => c.Bar.Commit.Id, c => c.Changes.Count > 0 ? c.Changes[0].Change : c.WithinNoise > 0 ? Change.Changed : (Change?)null, StringComparer.Ordinal);
        List<string[]> rows = [["date", "commit", metric, "", "subject"]];
        rows.AddRange(pair.Of(metric)
            .Where(p => kinds.ContainsKey(p.Commit.Id))
            .Select(p => new[] { Day(p.Commit), p.Commit.ShortId, Printable.Number(p.Value), Kind(kinds[p.Commit.Id]), Subject(p.Commit) }));
        return TextTable.Align(rows);
    }

    private static string Commits(SnapshotHistory history, CommitChanges[] commits)
    {
        bool one = history.Pairs.Count == 1;
        List<string[]> rows = [["date", "commit", one ? "limits missed" : "clear the bar", "new", "gone", "better", "worse", "other", "noise", "subject", "largest move"]];
        rows.AddRange(commits.Select(c => (string[])
        [
            Day(c),
            c.Bar.Commit.ShortId,
            one ? Missed(history, c) : Bar(c.Bar),
            Number(c.New.Count),
            Number(c.Gone.Count),
            Number(c.Changes.Count(x => x.Change == Change.Better)),
            Number(c.Changes.Count(x => x.Change == Change.Worse)),
            Number(c.Changes.Count(x => x.Change is Change.Incomparable or Change.Changed)),
            Number(c.WithinNoise),
            Subject(c.Bar.Commit),
            c.Bar.Commit.IsStart ? "(how things stood)" : Largest(c, one),
        ]));

        // A column that says nothing is left out.
        int[] columns = [.. Enumerable.Range(0, rows[0].Length).Where(i => rows.Skip(1).Any(r => r[i].Length > 0))];
        string[] hints = [.. Hints.Where(h => columns.Any(i => rows[0][i] == h.Column)).Select(h => $"{h.Column}: {h.Meaning}")];
        return TextTable.Align([.. rows.Select(r => (string[])[.. columns.Select(i => r[i])])]) + (hints.Length == 0 ? "" : $"\n  {string.Join("; ", hints)}\n");
    }

    private static string Largest(CommitChanges commit, bool one)
    {
        ScoreChange[] moves = [.. commit.Changes.Where(c => c.Change is Change.Worse or Change.Better && double.IsFinite(c.Size))];
        ScoreChange? largest = moves.FirstOrDefault(c => c.Change == Change.Worse) ?? moves.FirstOrDefault();
        return largest is null ? "" : Printable.Of($"{largest.Change.ToString().ToLowerInvariant()}: {(one ? "" : $"{largest.Dataset} / {largest.Generator} ")}{largest.Metric} {largest.Before} → {largest.Now}");
    }

    private static string Missed(SnapshotHistory history, CommitChanges commit)
    {
        var later = history.Commits.SkipWhile(c => c != commit.Bar.Commit).Skip(1).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return history.Pairs[0].States.LastOrDefault(s => !later.Contains(s.Commit.Id))?.Scores switch
        {
            null or { Bar: "" or "none" } => "-",
            { Bar: "met" } => "0, clears",
            { Bar: "inconclusive" } => "0, some open",
            var scores => scores.Missed.Count.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static string Bar(BarCount bar) => bar.IsKnown ? $"{bar.Met} of {bar.Pairs}" : "-";

    private static string Kind(Change? change) => change switch { null => "first", Change.Changed => "within noise", { } c => c.ToString().ToLowerInvariant() };

    private static string Number(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string noun) => count == 1 ? "1 " + noun : $"{count} {noun}s";

    private static string Day(CommitChanges commit) => Day(commit.Bar.Commit);

    private static string Day(HistoryCommit commit) => commit.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Subject(HistoryCommit commit) => Printable.Of(commit.Subject, MostSubject);
}
