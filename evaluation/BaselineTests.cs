using System.Text.Json;
using Harness.Testing;

namespace EvaluationProject;

/// <summary>A bar that columns without any relation clear, or copied rows, tells nothing.</summary>
public sealed class BaselineTests
{
    private static readonly string Snapshots = ManifestFile.Read().SnapshotsFolder;

    public static TheoryData<string, string> Pairs => new MatrixTheoryData<string, string>(
        [.. Directory.EnumerateDirectories(Snapshots).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)],
        ["independent", "bootstrap"]);

    [Theory, MemberData(nameof(Pairs))]
    public void A_baseline_never_clears_the_bar(string dataset, string generator)
    {
        using JsonDocument snapshot = JsonDocument.Parse(File.ReadAllText(Path.Combine(Snapshots, dataset, generator + ".verified.json")));

        string? bar = snapshot.RootElement.GetProperty("bar").GetString();

        // Where rows repeat so that copies look like any others, copied rows are open at best.
        Assert.True(bar == "missed" || (bar == "inconclusive" && generator == "bootstrap"), $"{dataset} / {generator}: {bar}");
    }
}
