using System.Text.Json;
using Harness.Arbitraries;

namespace Harness.Tests.Tables;

/// <summary>What SDV 2.0 does with files of metadata: <c>metadata-verdicts.json</c> of the reference scores.</summary>
/// <param name="Case">The case.</param>
/// <param name="Text">The file.</param>
/// <param name="IsGood">Whether SDV loads it and finds it valid.</param>
internal sealed record MetadataVerdict(string Case, string Text, bool IsGood)
{
    /// <summary>The folder of the reference scores.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("HARNESS_SDMETRICS_032") ?? Path.GetFullPath("../shared/fixtures/sdmetrics-0.32", Repository.Root);

    /// <summary>All of them; none where the folder is not there.</summary>
    public static IReadOnlyList<MetadataVerdict> All { get; } = Read(Path.Combine(Folder, "metadata-verdicts.json"));

    private static IReadOnlyList<MetadataVerdict> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. file.RootElement.EnumerateArray().Select(e => new MetadataVerdict(
                e.GetProperty("case").GetString()!,
                e.GetProperty("metadata_text").GetString()!,
                e.GetProperty("loads").GetBoolean() && e.TryGetProperty("valid", out JsonElement valid) && valid.GetBoolean())),
        ];
    }
}
