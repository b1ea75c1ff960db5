using Harness.Studies;

namespace Harness.Testing;

/// <summary>The command line that accepts some pairs of a study, as a person types it.</summary>
internal static class AcceptCommand
{
    /// <summary>The command that accepts pairs, narrowed to their datasets and generators.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="what">The things to accept: <c>snapshots,thresholds</c>.</param>
    /// <param name="pairs">The pairs, at least one.</param>
    public static string Of(StudyManifest manifest, string what, IReadOnlyCollection<StudyPair> pairs)
    {
        string[] datasets = Distinct(pairs, p => p.Dataset);
        string[] generators = Distinct(pairs, p => p.Generator);
        // Of a live run the scores are those of tables that are made now: accepting them without their tables would be undone by the next plain run.
        string all = manifest.IsLive && !what.Contains("recordings", StringComparison.Ordinal) ? "recordings," + what : what;
        string live = !manifest.IsLive ? "" : $" -p:HarnessRecordings=Live{(manifest.Python.Length > 0 ? $" -p:HarnessPython={Quote(manifest.Python)}" : "")}";
        string command = $"{AcceptSwitch.Variable}={all} dotnet test --project {Quote(Project(manifest))}{live}";
        if (datasets.Length < manifest.Datasets.Count)
        {
            command += $" -p:HarnessDatasets={Quote(string.Join(' ', datasets))}";
        }

        // What is not recorded is skipped unless it is to be recorded.
        IEnumerable<StudyPair> there = manifest.Pairs.Where(p => datasets.Contains(p.Dataset) && (what == "recordings" || p.NotRecorded.Count == 0));
        return generators.Length < Distinct(there, p => p.Generator).Length
            ? $"{command} -p:HarnessGenerators={Quote(string.Join(' ', generators))}"
            : command;
    }

    /// <summary>The pairs that such a command judges.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="pairs">The pairs that it is narrowed to.</param>
    public static IEnumerable<StudyPair> Judged(StudyManifest manifest, IReadOnlyCollection<StudyPair> pairs) =>
        manifest.Pairs.Where(p => pairs.Any(o => o.Dataset == p.Dataset) && pairs.Any(o => o.Generator == p.Generator));

    /// <summary>A path as a person names it in the repository's folder, the same on every machine; the whole path where there is no repository.</summary>
    /// <param name="manifest">The study.</param>
    /// <param name="path">The path.</param>
    public static string InRepository(StudyManifest manifest, string path)
    {
        for (DirectoryInfo? folder = new(manifest.ProjectFolder); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || File.Exists(Path.Combine(folder.FullName, "global.json")))
            {
                return Path.GetRelativePath(folder.FullName, path).Replace('\\', '/');
            }
        }

        return path;
    }

    // The folder is enough where it has one project.
    private static string Project(StudyManifest manifest) => InRepository(
        manifest,
        File.Exists(manifest.ProjectFile) && Directory.EnumerateFiles(manifest.ProjectFolder, "*.*proj").Skip(1).Any() ? manifest.ProjectFile : manifest.ProjectFolder);

    private static string[] Distinct(IEnumerable<StudyPair> pairs, Func<StudyPair, string> name) => [.. pairs.Select(name).Distinct().Order(StringComparer.Ordinal)];

    private static string Quote(string text) => text.Contains(' ', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
