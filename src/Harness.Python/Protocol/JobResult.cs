using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Generators;

namespace Harness.Python.Protocol;

/// <summary>What a job told of its table or its failure: <c>result.json</c> of the protocol.</summary>
/// <param name="Failure">The failure that it reported, or <see langword="null"/>.</param>
/// <param name="Told">What belongs into a recording's provenance.</param>
internal sealed record JobResult(GenerationFailure? Failure, JsonObject Told)
{
    // The rest of a side file is for the one who records to say.
    private static readonly string[] Keys =
    [
        "effective_parameters", "fit_seconds", "notes", "op_determinism", "package_versions", "peak_rss_mb", "python_version", "sample_seconds", "sampling_seeded", "threads", "warnings",
    ];

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; a job that has nothing to tell writes none.</param>
    /// <param name="seed">The seed of the job.</param>
    /// <exception cref="InputException">The file is not what the protocol says.</exception>
    public static JobResult Read(string path, ulong seed)
    {
        if (!File.Exists(path))
        {
            return new JobResult(null, []);
        }

        if (FilePlace.IsStream(path))
        {
            throw new InputException("what stands at the path of result.json is a pipe or a device. It has to be a file, or nothing.");
        }

        JsonReader root = JsonReader.Parse(Harness.Tables.CsvTableReader.ReadText(path), path);
        GenerationFailure? failure = root.Find("error")?.Object("it has stage, type and message") is { } error
            ? new GenerationFailure(seed, Text(error, "stage", "fit"), Text(error, "type", "unknown"), Text(error, "message", ""))
            : null;
        var told = new JsonObject();
        foreach (JsonReader entry in root.Entries.Where(e => Keys.Contains(e.Name) && e.Kind != JsonValueKind.Null))
        {
            told[entry.Name] = entry.Name switch
            {
                "fit_seconds" or "sample_seconds" or "peak_rss_mb" => entry.Number("seconds or megabytes"),
                "package_versions" => JsonNode.Parse(entry.Object("a version by package").Raw),
                _ => JsonNode.Parse(entry.Raw),
            };
        }

        return new JobResult(failure, told);
    }

    private static string Text(JsonReader error, string key, string otherwise) => error.Find(key)?.Label() ?? otherwise;
}
