namespace Harness.Studies.History;

/// <summary>Finds the folder of the snapshots where a person named one near it, or none.</summary>
internal static class SnapshotFolder
{
    /// <summary>The ending of the name of what a failed comparison leaves.</summary>
    public const string Received = ".received.json";

    private static readonly string[] Below = [".", "snapshots", "evaluation/snapshots"];

    /// <summary>The folder of the snapshots.</summary>
    /// <param name="folder">That folder, that of the evaluation project, or that of the repository; <see langword="null"/> for where the program was started.</param>
    /// <exception cref="InputException">There are none.</exception>
    public static string Find(string? folder) => TryFind(folder ?? ".") ?? throw new InputException(
        Directory.Exists(folder ?? ".")
            ? $"{folder ?? Directory.GetCurrentDirectory()}: there are no snapshots (<dataset>/<generator>{SnapshotLog.Ending}), neither here nor in 'snapshots' nor in 'evaluation/snapshots'. Accept the scores of a run, name the folder, or go to that of thresholds.json."
            : $"{folder}: there is no such folder. Name the folder of the snapshots: evaluation/snapshots.");

    /// <summary>The same; <see langword="null"/> where there are none.</summary>
    /// <param name="folder">One of these folders.</param>
    public static string? TryFind(string folder) => Below.Select(b => b == "." ? folder : folder == "." ? b : Path.Combine(folder, b)).FirstOrDefault(Has);

    /// <summary>Whether the name of a file is that of a snapshot, committed or received.</summary>
    /// <param name="path">The file.</param>
    public static bool IsSnapshot(string path) => path.EndsWith(SnapshotLog.Ending, StringComparison.Ordinal) || path.EndsWith(Received, StringComparison.Ordinal);

    /// <summary>The generator that the name of such a file says.</summary>
    /// <param name="path">The file.</param>
    public static string Generator(string path) => Path.GetFileName(path) is var name && name.EndsWith(Received, StringComparison.Ordinal) ? name[..^Received.Length] : name[..^SnapshotLog.Ending.Length];

    private static bool Has(string folder) =>
        Directory.Exists(folder) && Directory.EnumerateDirectories(folder).Any(d => Directory.EnumerateFiles(d, "*.json").Any(IsSnapshot));
}
