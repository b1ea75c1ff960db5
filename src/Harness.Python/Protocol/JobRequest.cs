using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Tables;

namespace Harness.Python.Protocol;

/// <summary>What a job is asked for: <c>request.json</c> of the protocol.</summary>
/// <param name="Generator">The generator's id.</param>
/// <param name="Train">The table to learn from.</param>
/// <param name="Rows">Number of rows to make.</param>
/// <param name="FitSeed">Seed of learning.</param>
/// <param name="Seed">Seed of sampling.</param>
internal sealed record JobRequest(string Generator, Table Train, int Rows, ulong FitSeed, ulong Seed)
{
    /// <summary>The version of the protocol.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, IndentSize = 1, NewLine = "\n" };

    /// <summary>The column that models will predict, or <see langword="null"/>.</summary>
    public string? Target { get; init; }

    /// <summary>The generator's settings.</summary>
    public IReadOnlyDictionary<string, JsonNode> Parameters { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>Writes the request and what it names.</summary>
    /// <param name="files">Where to.</param>
    public void Write(JobFiles files)
    {
        JsonObject metadata = TableSchemaWriter.Write(Train.Schema);
        File.WriteAllText(files.Train, CsvTableWriter.Write(Train));
        File.WriteAllText(files.Metadata, metadata.ToJsonString(Form) + "\n");
        File.WriteAllText(files.Request, new JsonObject
        {
            ["version"] = Version,
            ["generator"] = Generator,
            ["train"] = files.Train,
            ["metadata"] = metadata,
            ["target"] = Target,
            ["rows"] = Rows,
            ["seed"] = Seed,
            ["fit_seed"] = FitSeed,
            ["parameters"] = new JsonObject(Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value.DeepClone()))),
            ["out"] = files.Out,
            ["result"] = files.Result,
        }.ToJsonString(Form) + "\n");
    }
}
