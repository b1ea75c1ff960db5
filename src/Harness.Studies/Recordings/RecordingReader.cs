using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
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
    public static ulong SeedOf(string file) => TrySeedOf(file, out ulong seed) ? seed : throw new InputException(WrongName(file, []));

    /// <summary>The seed that a file name says, if it is the name of a recording.</summary>
    /// <param name="file">A path.</param>
    /// <param name="seed">The seed.</param>
    internal static bool TrySeedOf(string file, out ulong seed)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        seed = 0;
        return name.StartsWith("seed-", StringComparison.Ordinal)
            && ulong.TryParse(name.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out seed)
            && name == $"seed-{seed}" // seed-01 would be a second name of seed-1.
            && Path.GetExtension(file) is ".csv" or ".json";
    }

    /// <summary>What is wrong with the name of a file, and a name that is free.</summary>
    /// <param name="file">The file, which is not named as a recording.</param>
    /// <param name="taken">The seeds that its folder has.</param>
    internal static string WrongName(string file, IReadOnlyCollection<ulong> taken)
    {
        string free = $"seed-{(taken.Count == 0 ? 1 : taken.Max() + 1)}{(Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) ? ".json" : ".csv")}";
        return $"{file}: a recording is named seed-N.csv, with its provenance in seed-N.json, N a whole number without leading zeros; rename the file, for example to {free}.";
    }

    /// <summary>Whether a seed has a recording that is whole, of a dataset's train part and of a generator as it is now.</summary>
    /// <param name="files">The files of the pair's recordings.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="generator">The generator.</param>
    internal static bool IsCurrent(IEnumerable<string> files, ulong seed, Dataset dataset, GeneratorInfo generator)
    {
        string[] own = [.. files.Where(f => SeedOf(f) == seed)];
        try
        {
            return own.Length == 2
                && ReadSeed(seed, own, dataset) is { CsvPath: not null, TrainDigest: not null, SyntheticDigest: not null } recording
                && recording.PackageVersions.GetValueOrDefault("harness", "").EndsWith(RecordingWriter.VersionOf(generator), StringComparison.Ordinal);
        }
        catch (InputException)
        {
            // Of other rows, or changed since: what is wrong with it matters no more once it is recorded again.
            return false;
        }
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

    /// <summary>The settings that the recordings of a pair were made with, by the first that names some; those of one pair have the same.</summary>
    /// <param name="files">The files of the recordings.</param>
    /// <exception cref="InputException">A side file cannot be read.</exception>
    public static IReadOnlyDictionary<string, JsonNode> ParametersOf(IEnumerable<string> files) => files
        .Where(f => f.EndsWith(".json", StringComparison.Ordinal))
        .Select(f => ReadSideFile(SeedOf(f), null, f).Parameters)
        .FirstOrDefault(p => p.Count > 0) ?? new Dictionary<string, JsonNode>();

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
        JsonReader root = JsonReader.Parse(CsvTableReader.ReadText(json), json);
        GenerationFailure? failure = root.Find("error")?.Object("it has stage, type and message") is { } error
            ? new GenerationFailure(seed, Text(error, "stage") ?? "fit", Text(error, "type") ?? "unknown", Text(error, "message") ?? "")
            : null;
        if (failure is not null && csv is not null)
        {
            throw root.Wrong($"it records a failure, but there is a table too ({Path.GetFileName(csv)}); remove one of them.");
        }

        return new Recording
        {
            Seed = seed,
            CsvPath = csv,
            Failure = failure,
            TrainDigest = Text(root, "train_sha256"),
            SyntheticDigest = Text(root, "synthetic_sha256"),
            Parameters = root.Find("parameters")?.Object().Entries.Where(e => e.Kind != JsonValueKind.Null).ToDictionary(e => e.Name, e => JsonNode.Parse(e.Raw)!, StringComparer.Ordinal) ?? [],
            FitSeconds = root.Find("fit_seconds")?.Number(),
            Curves = [.. root.Find("curves")?.Items("a list of curves").Select(Curve) ?? []],
            PeakMegabytes = root.Find("peak_rss_mb")?.Number(),
            PackageVersions = root.Find("package_versions")?.Object().Entries.ToDictionary(p => p.Name, p => p.Kind == JsonValueKind.String ? p.Label()! : p.Raw, StringComparer.Ordinal)
                ?? new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    private static TrainingCurve Curve(JsonReader curve)
    {
        double[] Numbers(string key) => [.. curve.Get(key, "a curve has name, steps and values").Items("numbers").Select(n => n.Number())];
        var read = new TrainingCurve(curve.Get("name", "a curve has name, steps and values").Text(), Numbers("steps"), Numbers("values"));
        return read.Steps.Count == read.Values.Count ? read : throw curve.Wrong($"there are {read.Steps.Count} steps and {read.Values.Count} values; a curve has one value a step.");
    }

    private static string? Text(JsonReader element, string key) => element.Find(key)?.Label();
}
