using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Studies.History;

/// <summary>Reads a side of a comparison by what a person wrote: a file, a folder, or a commit.</summary>
/// <param name="folder">The folder of the snapshots, for commits; <see langword="null"/> to find it.</param>
internal sealed class SideReader(string? folder)
{
    private const int MostBytes = 256 << 20;

    /// <summary>Reads a side.</summary>
    /// <param name="argument">A file, a folder, or a commit.</param>
    /// <param name="isAfter">Whether it is what came after: then scores that a run left beside a snapshot count in its place.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InputException">It is none of these, or has no snapshots.</exception>
    public Side Read(string argument, bool isAfter, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(argument);
        if (File.Exists(argument))
        {
            return OfFile(argument);
        }

        string? snapshots = Directory.Exists(argument) ? SnapshotFolder.TryFind(argument) : null;
        (string? commit, string why) = CommitOf(argument);
        return (snapshots, commit) switch
        {
            (not null, not null) => throw new InputException($"{argument}: that is a folder with snapshots and a commit too. Write ./{argument} for the folder, or refs/heads/{argument} for the branch."),
            (not null, _) => OfFolder(snapshots, isAfter),
            (_, not null) => OfCommit(argument, commit, cancellation),
            _ when Directory.Exists(argument) => throw new InputException($"{argument}: the folder has no snapshots (<dataset>/<generator>{SnapshotLog.Ending})."),
            _ => throw new InputException($"{argument}: that is neither a file nor a folder nor a commit. {why}".TrimEnd()),
        };
    }

    /// <summary>Reads the snapshots of the working tree.</summary>
    /// <exception cref="InputException">There are none.</exception>
    public Side WorkingTree() => OfFolder(SnapshotFolder.Find(folder), isAfter: true) is var side ? side with { Name = $"working tree ({side.Name})" } : side;

    private static Side OfFile(string path)
    {
        string text = CsvTableReader.ReadText(path);
        JsonReader root = JsonReader.Parse(text, path);
        if (root.Find("pairs") is { } pairs)
        {
            return StudyFile.Read(pairs, path);
        }

        if (root.Find("metrics") is null)
        {
            throw new InputException($"{path}: that is neither a snapshot (*{SnapshotLog.Ending}, *{SnapshotFolder.Received}) nor a study.json.");
        }

        (string, string) pair = (root.Get("dataset", "a snapshot has it").Text(), root.Get("generator", "a snapshot has it").Text());
        var reading = new Reading();
        reading.Add(pair, () => SnapshotText.Read(text, path), System.Text.Encoding.UTF8.GetBytes(text), path);
        return reading.Result(path) with { IsPartial = true };
    }

    private static Side OfFolder(string path, bool isAfter)
    {
        var reading = new Reading();
        int received = 0;
        int verified = 0;
        foreach (string dataset in Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal))
        {
            foreach (IGrouping<string, string> files in Directory.EnumerateFiles(dataset, "*.json").Where(SnapshotFolder.IsSnapshot).GroupBy(SnapshotFolder.Generator).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                // What a run left is the scores of now; as what was before, what is committed counts.
                string file = files.OrderBy(f => f.EndsWith(SnapshotFolder.Received, StringComparison.Ordinal) == isAfter ? 0 : 1).First();
                bool isReceived = file.EndsWith(SnapshotFolder.Received, StringComparison.Ordinal);
                (received, verified) = isReceived ? (received + 1, verified) : (received, verified + 1);
                string text = CsvTableReader.ReadText(file);
                reading.Add((Path.GetFileName(dataset), files.Key), () => SnapshotText.Read(text, file), System.Text.Encoding.UTF8.GetBytes(text), file);
            }
        }

        if (received > 0)
        {
            reading.Notes.Add($"{path}: {(received == 1 ? "1 pair" : $"{received} pairs")} by what a run left (*{SnapshotFolder.Received}): scores that were not accepted.");
        }

        return reading.Result(path) with { IsPartial = verified == 0 };
    }

    private (string? Commit, string Why) CommitOf(string name)
    {
        try
        {
            GitRepository git = GitRepository.Open(Start());
            return (git.Commit(name), git.IsShallow ? "This is a shallow clone, and older commits are not fetched: git fetch --unshallow." : "");
        }
        catch (InputException e)
        {
            return (null, e.Message);
        }
    }

    // Where the working tree has no snapshots any more, a commit may have them.
    private string Start() => folder is null ? SnapshotFolder.TryFind(".") ?? "." : SnapshotFolder.TryFind(folder) ?? folder;

    private Side OfCommit(string name, string commit, CancellationToken cancellation)
    {
        string snapshots = SnapshotFolder.Find(folder);
        GitRepository git = GitRepository.Open(snapshots);
        ILookup<string, SnapshotLog.File> files = SnapshotLog.FilesOf(git, commit).ToLookup(f => f.Content!, StringComparer.Ordinal);
        var reading = new Reading();
        GitBlobs.Read(
            git,
            [.. files.Select(f => f.Key)],
            (id, content) =>
            {
                byte[] bytes = content.ToArray();
                foreach (SnapshotLog.File file in files[id])
                {
                    string path = $"{file.Dataset}/{file.Generator}{SnapshotLog.Ending}";
                    reading.Add((file.Dataset, file.Generator), () => SnapshotText.Read(System.Text.Encoding.UTF8.GetString(bytes), path), bytes, path);
                }
            },
            cancellation);
        string shown = name == commit ? commit[..7] : name;
        string about = git.Text("log", "-1", "--format=%cs", commit).Trim();
        return files.Count == 0
            ? throw new InputException($"{name}: the commit has no snapshots in {snapshots}. Name the folder of the snapshots with --folder; it has to be the same in both.")
            : reading.Result(shown.StartsWith(commit[..7], StringComparison.Ordinal) ? $"{commit[..7]} ({about})" : $"{shown} ({commit[..7]}, {about})");
    }

    /// <summary>Snapshots that are read one by one: whole, else of an older format their values, else counted.</summary>
    private sealed class Reading
    {
        private readonly Dictionary<(string, string), Snapshot> _snapshots = [];
        private readonly SnapshotValues _values = new();
        private readonly List<string> _older = [];
        private readonly List<string> _broken = [];

        public List<string> Notes { get; } = [];

        public void Add((string Dataset, string Generator) pair, Func<Snapshot> whole, ReadOnlySpan<byte> content, string path)
        {
            if (content.Length > MostBytes)
            {
                _broken.Add(path);
                return;
            }

            try
            {
                // The path says which pair it is, as everywhere.
                _snapshots[pair] = whole() with { Dataset = pair.Dataset, Generator = pair.Generator };
            }
            catch (InputException)
            {
                if (_values.Read(content, pair) is { } values)
                {
                    _snapshots[pair] = values;
                    _older.Add(path);
                }
                else
                {
                    _broken.Add(path);
                }
            }
        }

        public Side Result(string name)
        {
            if (_older.Count > 0)
            {
                Notes.Add($"{name}: {Snapshots(_older)} of an older format, of which only values can be read: without noise every difference counts.");
            }

            if (_broken.Count > 0)
            {
                Notes.Add($"{name}: {Snapshots(_broken)} that cannot be read, left out.");
            }

            return _snapshots.Count > 0 ? new Side(name, _snapshots, Notes) : throw new InputException($"{name}: none of its snapshots can be read: {string.Join(", ", _broken.Take(3))}. They are of a format that this version does not know, or broken.");
        }

        private static string Snapshots(List<string> paths) => paths.Count == 1 ? $"1 snapshot ({paths[0]})" : $"{paths.Count} snapshots ({paths[0]}, …)";
    }
}
