using Harness.Arbitraries;

namespace Harness.Conformance;

/// <summary>Where datasets, recordings and reference scores are; environment variables point to others of the same layout.</summary>
internal static class Folders
{
    /// <summary>Datasets: <c>HARNESS_DATASETS</c>, else those of the repository.</summary>
    public static string Datasets { get; } = Of("HARNESS_DATASETS", "datasets");

    /// <summary>Recordings: <c>HARNESS_RECORDINGS</c>, else those of the evaluation.</summary>
    public static string Recordings { get; } = Of("HARNESS_RECORDINGS", "evaluation/recordings");

    /// <summary>Scores of SDMetrics for some of these tables, in the repository.</summary>
    public static string BundledCaptures { get; } = Path.GetFullPath("tests/Harness.Conformance/captures", Repository.Root);

    /// <summary>Scores of SDMetrics for these tables: <c>HARNESS_CAPTURES</c>, else a folder beside the repository that a fresh clone does not have, and the bundled ones.</summary>
    public static IReadOnlyList<string> Captures { get; } = Environment.GetEnvironmentVariable("HARNESS_CAPTURES") is { Length: > 0 } folder
        ? [Path.GetFullPath(folder)]
        : [Path.GetFullPath("../shared/fixtures/sdmetrics-0.29/captures", Repository.Root), BundledCaptures];

    /// <summary>Scores of SDMetrics 0.32: <c>HARNESS_SDMETRICS_032</c>, else a folder beside the repository that a fresh clone does not have.</summary>
    public static string SdMetrics032 { get; } = Of("HARNESS_SDMETRICS_032", "../shared/fixtures/sdmetrics-0.32");

    /// <summary>Tables that were made only to be captured, in the folder <c>tables</c> beside the captures.</summary>
    public static string CapturedTables { get; } = Path.GetFullPath("../tables", Captures[0]);

    private static string Of(string variable, string relative) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.GetFullPath(relative, Repository.Root);
}
