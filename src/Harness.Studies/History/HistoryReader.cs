using System.Globalization;

namespace Harness.Studies.History;

/// <summary>Reads the log, each distinct snapshot once, and puts them together by pair.</summary>
internal static class HistoryReader
{
    /// <summary>Reads the history.</summary>
    /// <param name="git">The repository, at the folder of the snapshots.</param>
    /// <param name="folder">That folder, for messages.</param>
    /// <param name="since">A day or a commit, or <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static SnapshotHistory Read(GitRepository git, string folder, string? since, CancellationToken cancellation)
    {
        IReadOnlyList<SnapshotLog.Entry> log = SnapshotLog.Read(git);
        if (log.Count == 0)
        {
            throw new InputException($"{folder}: no commit has a snapshot here (<dataset>/<generator>{SnapshotLog.Ending}). Accept the scores and commit them, or name the folder of the snapshots.{(git.IsShallow ? " " + Shallow(git) : "")}");
        }

        IReadOnlyList<SnapshotLog.Entry> steps = From(log, since, git);
        var contents = new Contents();
        var notes = new List<string>();
        if (git.IsShallow)
        {
            notes.Add(Shallow(git));
        }

        contents.Read(git, steps, cancellation);
        notes.AddRange(contents.Notes(steps));
        PairTrend[] pairs =
        [
            .. steps.SelectMany(s => s.Files.Select(f => (Pair: (f.Dataset, f.Generator), State: contents.Find(f) is var scores && (scores is not null || f.Content is null) ? new PairState(s.Commit, scores) : null)))
                .Where(s => s.State is not null)
                .GroupBy(s => s.Pair, s => s.State!)
                .OrderBy(g => g.Key.Dataset, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Generator, StringComparer.Ordinal)
                .Select(g => new PairTrend(g.Key.Dataset, g.Key.Generator, [.. g])),
        ];
        if (pairs.Length == 0)
        {
            throw new InputException($"{folder}: the log has snapshots, and none of them can be read. {string.Join(' ', notes)}");
        }

        return new SnapshotHistory { Folder = folder, Commits = [.. steps.Select(s => s.Commit)], Pairs = pairs, Notes = notes, IsShallow = git.IsShallow };
    }

    private static string Shallow(GitRepository git)
    {
        string commits = git.Text("rev-list", "--first-parent", "--count", "HEAD").Trim();
        return $"Shallow clone: {(commits == "1" ? "1 commit is" : commits + " commits are")} here, older ones are not fetched. To fetch them: git fetch --unshallow (on GitHub Actions: actions/checkout with fetch-depth: 0).";
    }

    // What was before the range is one step that tells how things stood.
    private static IReadOnlyList<SnapshotLog.Entry> From(IReadOnlyList<SnapshotLog.Entry> log, string? since, GitRepository git)
    {
        int first = since is null ? 0 : First(log, since, git);
        if (first == 0)
        {
            return git.IsShallow ? [log[0] with { Commit = log[0].Commit with { IsStart = true } }, .. log.Skip(1)] : log;
        }

        var files = new Dictionary<(string, string), SnapshotLog.File>();
        foreach (SnapshotLog.File file in log.Take(first).SelectMany(e => e.Files))
        {
            files[(file.Dataset, file.Generator)] = file;
        }

        return [new SnapshotLog.Entry(log[first - 1].Commit with { IsStart = true }, [.. files.Values.Where(f => f.Content is not null)]), .. log.Skip(first)];
    }

    private static int First(IReadOnlyList<SnapshotLog.Entry> log, string since, GitRepository git)
    {
        if (DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return Enumerable.Range(0, log.Count).FirstOrDefault(i => log[i].Commit.Day >= day, log.Count);
        }

        if (git.Commit(since) is not { } commit)
        {
            throw new InputException($"--since {since}: that is neither a day (2026-03-04) nor a commit of this repository.{(git.IsShallow ? " " + Shallow(git) : "")}");
        }

        var after = git.Text("rev-list", "--first-parent", $"{commit}..HEAD").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, log.Count).FirstOrDefault(i => after.Contains(log[i].Commit.Id), log.Count);
    }
}
