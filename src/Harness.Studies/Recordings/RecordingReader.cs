using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Harness.Datasets;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Studies.Recordings;

/// <summary>Finds and checks the recordings of a pair: <c>seed-N.csv</c> and, optional for a user's own, <c>seed-N.json</c> beside it.</summary>
internal static class RecordingReader
{
    /// <summary>Reads what a folder has, in ascending order of seeds, without parsing the tables.</summary>
    /// <param name="files">The folder's files named <c>seed-N.csv</c> and <c>seed-N.json</c>.</param>
    /// <param name="dataset">The dataset; a recording must have been fitted on its train part.</param>
    /// <exception cref="InputException">A file name, side file or digest does not fit.</exception>
    public static IReadOnlyList<Recording> Read(IEnumerable<string> files, Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return [.. files.GroupBy(SeedOf).OrderBy(g => g.Key).Select(g => ReadSeed(g.Key, [.. g], dataset))];
    }

    /// <summary>The seed that a file name says.</summary>
    /// <param name="file">A path that ends in <c>seed-N.csv</c> or <c>seed-N.json</c>.</param>
    /// <exception cref="InputException">The name is another.</exception>
    public static ulong SeedOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return name.StartsWith("seed-", StringComparison.Ordinal)
            && ulong.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            && name == $"seed-{seed}" // seed-01 would be a second name of seed-1.
            && Path.GetExtension(file) is ".csv" or ".json"
            ? seed
            : throw new InputException($"{file}: a recording is named seed-N.csv, with its provenance in seed-N.json, N a whole number without leading zeros; rename the file.");
    }

    private static Recording ReadSeed(ulong seed, string[] files, Dataset dataset)
    {
        string? csv = files.FirstOrDefault(f => f.EndsWith(".csv", StringComparison.Ordinal));
        string? json = files.FirstOrDefault(f => f.EndsWith(".json", StringComparison.Ordinal));
        Recording recording = json is null ? new Recording { Seed = seed, CsvPath = csv, Failure = null } : ReadSideFile(seed, csv, json);
        if (recording.TrainDigest is { } train && !train.Equals(dataset.TrainDigest, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException($"{json}: train_sha256 is {train}, but the train part of '{dataset.Name}' is {dataset.TrainDigest}: the recording was fitted on other rows. Record it again on this dataset's train part.");
        }

        if (csv is null && recording.Failure is null)
        {
            throw new InputException($"{json}: there is neither a table ({Path.GetFileName(Path.ChangeExtension(json, ".csv"))}) nor an 'error' that says why not; add the CSV file or record the failure.");
        }

        if (csv is not null && recording.SyntheticDigest is { } expected && Digest(csv) is var actual && !actual.Equals(expected, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException($"{csv}: the file's SHA-256 is {actual}, but {Path.GetFileName(json)} says {expected}: the table was changed after it was recorded. Restore it, or record it again.");
        }

        return recording;
    }

    /// <summary>SHA-256 of a file, lower-case hexadecimal.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static string Digest(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: the file cannot be read: {e.Message}", e);
        }
    }

    private static Recording ReadSideFile(ulong seed, string? csv, string json)
    {
        using JsonDocument document = JsonFile.Parse(CsvTableReader.ReadText(json), json);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InputException($"{json}: expected an object with the recording's provenance, but found {root.ValueKind}.");
        }

        GenerationFailure? failure = null;
        if (root.TryGetProperty("error", out JsonElement error) && error.ValueKind != JsonValueKind.Null)
        {
            failure = error.ValueKind == JsonValueKind.Object
                ? new GenerationFailure(seed, Text(error, "stage", json) ?? "fit", Text(error, "type", json) ?? "unknown", Text(error, "message", json) ?? "")
                : throw new InputException($"{json}: 'error' must be an object with stage, type and message, but is {error.ValueKind}.");
        }

        if (failure is not null && csv is not null)
        {
            throw new InputException($"{json}: it records a failure, but there is a table too ({Path.GetFileName(csv)}); remove one of them.");
        }

        return new Recording
        {
            Seed = seed,
            CsvPath = csv,
            Failure = failure,
            TrainDigest = Text(root, "train_sha256", json),
            SyntheticDigest = Text(root, "synthetic_sha256", json),
            FitSeconds = root.TryGetProperty("fit_seconds", out JsonElement seconds) && seconds.ValueKind == JsonValueKind.Number ? seconds.GetDouble() : null,
            PackageVersions = root.TryGetProperty("package_versions", out JsonElement versions) && versions.ValueKind == JsonValueKind.Object
                ? versions.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString(), StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    private static string? Text(JsonElement element, string property, string source) =>
        !element.TryGetProperty(property, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new InputException($"{source}: '{property}' must be a text, but is {value.ValueKind}.");
}
