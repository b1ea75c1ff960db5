using System.Globalization;
using System.Text;
using Harness.Studies;
using Harness.Studies.History;
using Harness.Studies.Snapshots;

namespace Harness.Cli;

/// <summary>A history as text for a terminal.</summary>
internal static class HistoryText
{
    private const int MostSubject = 48;

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
        text.Append(CultureInfo.InvariantCulture, $"{Printable.Of(history.Folder)}: {Title(history, selection)}, {Count(shown.Length, "commit")} that moved scores{(shown.Length == 0 ? "" : $", {Day(shown[0])} to {Day(shown[^1])}")}\n\n");
        if (shown.Length > 0)
        {
            text.Append(history.Pairs.Count == 1 && selection.Metric is { } metric ? Values(history.Pairs[0], metric, shown) : Commits(history, shown)).Append('\n');
        }

        text.Append(TrendText.Of(history, selection));
        foreach (string note in history.Notes)
        {
            text.Append("\nNote: ").Append(Printable.Of(note)).Append('\n');
        }

        return text.ToString();
    }

    private static string Title(SnapshotHistory history, HistoryCommand.Selection selection)
    {
        string pairs = history.Pairs.Count == 1 ? history.Pairs[0].ToString()
            : $"{Count(history.Pairs.Count, "pair")}{(selection.Dataset ?? selection.Generator) switch { { } name => " of " + name, _ => "" }}";
        return Printable.Of(selection.Metric is { } metric ? $"{metric} of {pairs}" : pairs);
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
        bool gone = commits.Any(c => c.Gone.Count > 0);
        List<string[]> rows = [["date", "commit", one ? "limits missed" : "clear the bar", .. Where(!one, "new"), .. Where(gone, "gone"), "better", "worse", "other", "noise", one ? "largest moves" : "worst", "subject"]];
        rows.AddRange(commits.Select(c => (string[])
        [
            Day(c),
            c.Bar.Commit.ShortId,
            one ? Missed(history.Pairs[0], c) : Bar(c.Bar),
            .. Where(!one, Number(c.New.Count)),
            .. Where(gone, Number(c.Gone.Count)),
            Number(c.Changes.Count(x => x.Change == Change.Better)),
            Number(c.Changes.Count(x => x.Change == Change.Worse)),
            Number(c.Changes.Count(x => x.Change is Change.Incomparable or Change.Changed)),
            Number(c.WithinNoise),
            c.Bar.Commit.IsStart ? "(how things stood)" : Largest(c, one),
            Subject(c.Bar.Commit),
        ]));
        return TextTable.Align(rows)
            + "\n  better, worse: scores that moved beyond noise; noise: scores that moved within it; other: not comparable, as of another version of metric or generator\n";
    }

    private static string Largest(CommitChanges commit, bool one)
    {
        ScoreChange[] moves = [.. commit.Changes.Where(c => c.Change is Change.Worse or Change.Better && double.IsFinite(c.Size))];
        ScoreChange? worst = moves.FirstOrDefault(c => c.Change == Change.Worse) ?? moves.FirstOrDefault();
        return worst is null ? "" : Printable.Of($"{(one ? "" : $"{worst.Dataset} / {worst.Generator} ")}{worst.Metric} {worst.Before} → {worst.Now}");
    }

    private static string Missed(PairTrend pair, CommitChanges commit) =>
        pair.States.LastOrDefault(s => s.Commit.Date <= commit.Bar.Commit.Date)?.Scores switch
        {
            null => "-",
            { Bar: "met" } => "0, clears",
            { Bar: "" or "none" } => "-",
            { Bar: "inconclusive" } => "0, some open",
            var scores => scores.Missed.Count.ToString(CultureInfo.InvariantCulture),
        };

    private static string Bar(BarCount bar) => bar.IsKnown ? $"{bar.Met} of {bar.Pairs}" : "-";

    private static string Kind(Change? change) => change switch { null => "first", Change.Changed => "within noise", { } c => c.ToString().ToLowerInvariant() };

    private static string Number(int count) => count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string noun) => count == 1 ? "1 " + noun : $"{count} {noun}s";

    private static string Day(CommitChanges commit) => Day(commit.Bar.Commit);

    private static string Day(HistoryCommit commit) => commit.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Subject(HistoryCommit commit) => Printable.Of(commit.Subject, MostSubject);

    private static string[] Where(bool shown, string cell) => shown ? [cell] : [];
}
