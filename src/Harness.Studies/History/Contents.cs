using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>The snapshots of a log by the ids of their contents, each read once.</summary>
internal sealed class Contents
{
    private readonly Dictionary<(string Dataset, string Generator, string Content), Snapshot> _snapshots = [];
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);

    /// <summary>The scores of a file; <see langword="null"/> where it was removed, cannot be read or was not fetched.</summary>
    /// <param name="file">The file.</param>
    public Snapshot? Find(SnapshotLog.File file) => file.Content is { } id ? _snapshots.GetValueOrDefault((file.Dataset, file.Generator, id)) : null;

    /// <summary>Reads what a log names.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="steps">The log, oldest first.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public void Read(GitRepository git, IEnumerable<SnapshotLog.Entry> steps, CancellationToken cancellation)
    {
        // Two pairs of equal content, as two recorded failures, are two snapshots of one content.
        ILookup<string, SnapshotLog.File> files = steps.SelectMany(s => s.Files).Where(f => f.Content is not null).Distinct().ToLookup(f => f.Content!, StringComparer.Ordinal);
        var values = new SnapshotValues();
        var last = new Dictionary<(string, string), Snapshot>();
        GitBlobs.Read(git, [.. files.Select(f => f.Key)], Take, cancellation);

        void Take(string id, ReadOnlySpan<byte> content)
        {
            foreach (SnapshotLog.File file in files[id])
            {
                (string, string) pair = (file.Dataset, file.Generator);
                if (content.Length == 0)
                {
                    _absent.Add(id);
                }
                else if (values.Read(content, pair, last.GetValueOrDefault(pair)) is { } snapshot)
                {
                    last[pair] = _snapshots[(file.Dataset, file.Generator, id)] = snapshot;
                }
            }
        }
    }

    /// <summary>What could not be read, each a sentence.</summary>
    /// <param name="steps">The log, oldest first.</param>
    public IEnumerable<string> Notes(IReadOnlyList<SnapshotLog.Entry> steps)
    {
        var broken = Where(f => Find(f) is null && !_absent.Contains(f.Content!));
        if (broken.Files > 0)
        {
            yield return $"{Snapshots(broken.Files)} {In(broken.Commits)} cannot be read: of a format that this version does not know, or no snapshot. {(broken.Files == 1 ? "It is" : "They are")} left out.";
        }

        var absent = Where(f => _absent.Contains(f.Content!));
        if (absent.Files > 0)
        {
            yield return $"{Snapshots(absent.Files)} {In(absent.Commits)} have no content here: a partial clone left them out, or they are empty. They are left out.";
        }

        var silent = Where(f => Find(f) is { Bar: "" });
        if (silent.Files > 0)
        {
            yield return $"{Snapshots(silent.Files)} {In(silent.Commits)} do not say whether the pair cleared the bar: of an older format.";
        }

        (int Files, IReadOnlyList<HistoryCommit> Commits) Where(Func<SnapshotLog.File, bool> holds)
        {
            var found = steps.Select(s => (s.Commit, Count: s.Files.Count(f => f.Content is not null && holds(f)))).Where(s => s.Count > 0).ToArray();
            return (found.Sum(f => f.Count), [.. found.Select(f => f.Commit)]);
        }

        static string Snapshots(int count) => count == 1 ? "1 snapshot" : $"{count} snapshots";

        static string In(IReadOnlyList<HistoryCommit> commits) => commits.Count == 1 ? $"in {commits[0].ShortId}" : $"in {commits.Count} commits, {commits[0].ShortId} to {commits[^1].ShortId},";
    }
}
