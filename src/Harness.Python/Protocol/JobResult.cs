using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python.Protocol;

/// <summary>What a job told of its table or its failure: <c>result.json</c> of the protocol.</summary>
/// <param name="Failure">The failure that it reported, or <see langword="null"/>.</param>
/// <param name="Shortage">What there was too little of, where that is the failure's reason.</param>
/// <param name="Told">What belongs into a recording's provenance.</param>
internal sealed record JobResult(GenerationFailure? Failure, Shortage Shortage, JsonObject Told)
{
    // The rest of a side file is for the one who records to say.
    private static readonly string[] Keys =
    [
        "effective_parameters", "fit_seconds", "notes", "op_determinism", "package_versions", "peak_rss_mb", "python_version", "sample_seconds", "sampling_seeded", "threads", "warnings",
    ];

    // As the whole file is read.
    private static readonly JsonDocumentOptions AsRead = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private const int Mega = 1_000_000;
    private const int MostMegabytes = 16;

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file; a job that has nothing to tell writes none.</param>
    /// <param name="seed">The seed of the job.</param>
    /// <exception cref="InputException">The file is not what the protocol says.</exception>
    public static JobResult Read(string path, ulong seed)
    {
        if (!File.Exists(path))
        {
            return new JobResult(null, Shortage.None, []);
        }

        if (FilePlace.IsStream(path))
        {
            throw new InputException("what stands at the path of result.json is a pipe or a device. It has to be a file, or nothing.");
        }

        long length = new FileInfo(FilePlace.ThroughLinks(path)).Length;
        if (length > (long)MostMegabytes * Mega)
        {
            throw new InputException($"result.json has {length / Mega} MB, and no more than {MostMegabytes} MB are read. Leave out what does not describe the table or its failure.");
        }

        JsonReader root = JsonReader.Parse(PythonJson.WithTexts(Harness.Tables.CsvTableReader.ReadText(path)), path);
        JsonReader? error = root.Find("error")?.Object("it has stage, type and message");
        GenerationFailure? failure = error is not null
            ? new GenerationFailure(seed, Text(error, "stage", "fit"), Text(error, "type", "unknown"), Text(error, "message", ""))
            : null;
        var told = new JsonObject();
        foreach (JsonReader entry in root.Entries.Where(e => Keys.Contains(e.Name) && e.Kind != JsonValueKind.Null && !IsNoNumber(e)))
        {
            told[entry.Name] = entry.Name switch
            {
                "fit_seconds" or "sample_seconds" or "peak_rss_mb" => entry.Number("seconds or megabytes"),
                "package_versions" => JsonNode.Parse(entry.Object("a version by package").Raw, documentOptions: AsRead),
                _ => JsonNode.Parse(entry.Raw, documentOptions: AsRead),
            };
        }

        return new JobResult(failure, failure is null ? Shortage.None : ShortageOf(error!, failure), told);
    }

    /// <summary>Whether a measured number is none; then it says nothing of the table.</summary>
    private static bool IsNoNumber(JsonReader entry) => entry.Name is "fit_seconds" or "sample_seconds" or "peak_rss_mb" && entry.Kind == JsonValueKind.String && PythonJson.IsNoNumber(entry.Label());

    private static Shortage ShortageOf(JsonReader error, GenerationFailure failure) => error.Find("shortage")?.Label() switch
    {
        "memory" => Shortage.Memory,
        "disk" => Shortage.Disk,
        "file" => Shortage.File,
        _ => Shortages.Of(failure.Type, failure.Message),
    };

    private static string Text(JsonReader error, string key, string otherwise) => error.Find(key)?.Label() ?? otherwise;
}
