using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Studies.Recordings;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>Ten tables of SDV's CTGAN and TVAE on each of two datasets: <c>HARNESS_TEN_SEEDS</c>, else a folder beside the repository that a fresh clone does not have.</summary>
internal static class RecordedSeeds
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("HARNESS_TEN_SEEDS") is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Path.GetFullPath("../shared/recorded/ten-seeds", Repository.Root);

    /// <summary>Skips the test with a reason where the tables are not there.</summary>
    public static void SkipWhereMissing() => Assert.SkipUnless(
        Directory.Exists(Folder),
        $"{Folder} is not there; set HARNESS_TEN_SEEDS to a folder with <dataset>/<generator>/seed-N.csv, ten recordings of each.");

    /// <summary>A bundled dataset.</summary>
    public static Dataset Dataset(string name) => DatasetReader.Read(Path.Combine(Repository.Root, "datasets", name));

    /// <summary>The scores of the recorded tables, in the order of their seeds.</summary>
    public static IReadOnlyList<TableScores> Scores(Dataset dataset, string generator) =>
    [
        .. RecordingReader.Read(Directory.EnumerateFiles(Path.Combine(Folder, dataset.Name, generator), "seed-*.csv"), dataset)
            .OrderBy(r => r.Seed)
            .Select(r => TableScores.Of(dataset, r.ReadTable(dataset))),
    ];
}
