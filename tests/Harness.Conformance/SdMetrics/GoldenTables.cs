using System.Text.Json;
using Harness.Arbitraries;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics;

/// <summary>The tables in <c>Golden/</c> and what SDMetrics 0.29.0 answers for them.</summary>
internal static class GoldenTables
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Harness.Conformance/Golden");

    public static TableSchema Schema { get; } = ReadSchema();

    public static Table Real { get; } = Read("real");

    public static Table Synthetic { get; } = Read("synthetic");

    public static Table Holdout { get; } = Read("holdout");

    public static JsonElement Expected { get; } = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json"))).RootElement;

    /// <summary>The answers of one group, whose name must be there.</summary>
    public static IEnumerable<JsonProperty> Group(string name) => Expected.GetProperty(name).EnumerateObject();

    private static Table Read(string name) => CsvTableReader.Read(Path.Combine(Folder, name + ".csv"), Schema);

    private static TableSchema ReadSchema()
    {
        using JsonDocument metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "metadata.json")));
        return TableSchemaReader.Read(metadata.RootElement, "metadata.json");
    }
}
