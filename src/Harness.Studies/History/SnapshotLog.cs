using System.Globalization;

namespace Harness.Studies.History;

/// <summary>The commits of a log that changed snapshot files, oldest first, along first parents: what a merge brought is the merge's.</summary>
internal static class SnapshotLog
{
    /// <summary>The ending of the name of a committed snapshot.</summary>
    public const string Ending = ".verified.json";

    private const char Field = '\u001f';

    /// <summary>Reads the log.</summary>
    /// <param name="git">The repository, at the folder of the snapshots.</param>
    /// <exception cref="InputException">git failed.</exception>
    public static IReadOnlyList<Entry> Read(GitRepository git)
    {
        // Tokens end with NUL: the fields of a commit, then mode, ids and status of each file, and its path.
        string[] tokens = git.Text("log", "--first-parent", "-m", "--no-renames", "--no-abbrev", "--no-relative", "--raw", "-z", "--encoding=UTF-8", "--no-show-signature", $"--format=%H{Field}%cI{Field}%s", "--", ".").Split('\0');
        var entries = new List<Entry>();
        for (int i = 0; i < tokens.Length; i++)
        {
            string token = tokens[i].TrimStart('\n');
            if (token.StartsWith(':') && i + 1 < tokens.Length)
            {
                Add(entries[^1].Files, token.Split(' '), tokens[++i], git.Prefix);
            }
            else if (token.Split(Field, 3) is [var id, var date, var subject])
            {
                entries.Add(new Entry(new HistoryCommit(id, DateTimeOffset.Parse(date, CultureInfo.InvariantCulture), subject), []));
            }
        }

        entries.RemoveAll(e => e.Files.Count == 0);
        entries.Reverse();
        return entries;
    }

    /// <summary>The snapshot files that a commit has, below the folder of the snapshots.</summary>
    /// <param name="git">The repository, at that folder.</param>
    /// <param name="commit">The commit.</param>
    /// <exception cref="InputException">git failed.</exception>
    public static IReadOnlyList<File> FilesOf(GitRepository git, string commit)
    {
        var files = new List<File>();

        // Each is "100644 blob <id>", a tab, the path from the root.
        string[] folder = git.Prefix.Length == 0 ? [] : ["--", git.Prefix];
        foreach (string token in git.Text(["ls-tree", "-r", "-z", "--full-tree", commit, .. folder]).Split('\0'))
        {
            if (token.Split('\t', 2) is [var meta, var path] && meta.Split(' ') is [_, "blob", var id] && Pair(path, git.Prefix) is { } pair)
            {
                files.Add(new File(pair.Dataset, pair.Generator, id));
            }
        }

        return files;
    }

    private static void Add(List<File> files, string[] meta, string path, string prefix)
    {
        if (meta is [_, _, _, var id, var status] && Pair(path, prefix) is { } pair)
        {
            files.Add(new File(pair.Dataset, pair.Generator, status.StartsWith('D') ? null : id));
        }
    }

    private static (string Dataset, string Generator)? Pair(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal) && path[prefix.Length..^Ending.Length].Split('/') is [{ Length: > 0 } dataset, { Length: > 0 } generator]
            ? (dataset, generator)
            : null;

    /// <summary>A commit with the files that it changed.</summary>
    internal sealed record Entry(HistoryCommit Commit, List<File> Files);

    /// <summary>A snapshot file: its pair, and the id of its content; <see langword="null"/> where the commit removed it.</summary>
    internal sealed record File(string Dataset, string Generator, string? Content);
}
