using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Harness.Studies.Snapshots;

/// <summary>The canonical text of a snapshot: JSON, stable order of keys, one metric a line, explicit zeros, no final newline.</summary>
internal static class SnapshotText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a snapshot.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public static string Write(Snapshot snapshot)
    {
        var text = new StringBuilder("{\n");
        text.Append("  \"dataset\": ").Append(Quote(snapshot.Dataset)).Append(",\n");
        text.Append("  \"generator\": ").Append(Quote(snapshot.Generator)).Append(",\n");
        text.Append("  \"generatorVersion\": ").Append(Quote(snapshot.GeneratorVersion)).Append(",\n");
        text.Append("  \"train\": ").Append(Quote(snapshot.TrainDigest)).Append(",\n");
        text.Append("  \"holdout\": ").Append(Quote(snapshot.HoldoutDigest)).Append(",\n");
        text.Append("  \"seeds\": [").AppendJoin(", ", snapshot.Seeds).Append("],\n");
        text.Append("  \"rows\": ").Append(snapshot.Rows).Append(",\n");
        text.Append("  \"failures\": [").AppendJoin(", ", snapshot.Failures.Select(Quote)).Append("],\n");
        text.Append("  \"noiseSeeds\": ").Append(snapshot.NoiseSeeds).Append(",\n");
        text.Append("  \"bar\": ").Append(Quote(snapshot.Bar)).Append(",\n");
        text.Append("  \"missed\": [").AppendJoin(", ", snapshot.Missed.Select(Quote)).Append("],\n");
        text.Append("  \"metrics\": {");
        string separator = "\n";
        foreach ((string id, SnapshotMetric metric) in snapshot.Metrics)
        {
            text.Append(separator).Append("    ").Append(Quote(id)).Append(": ");
            AppendMetric(text, metric);
            separator = ",\n";
        }

        return text.Append(snapshot.Metrics.Count == 0 ? "}\n}" : "\n  }\n}").ToString();
    }

    /// <summary>Reads a snapshot.</summary>
    /// <param name="text">The text of a snapshot file.</param>
    /// <param name="source">The path of the file, for error messages.</param>
    /// <exception cref="InputException">The text is not a snapshot.</exception>
    public static Snapshot Read(string text, string source)
    {
        try
        {
            JsonReader root = JsonReader.Parse(text, source);
            return new Snapshot
            {
                Dataset = Get(root, "dataset").Text(),
                Generator = Get(root, "generator").Text(),
                GeneratorVersion = Get(root, "generatorVersion").Label() ?? "",
                TrainDigest = Get(root, "train").Text(),
                HoldoutDigest = Get(root, "holdout").Text(),
                Seeds = [.. Get(root, "seeds").Items().Select(s => s.Count())],
                Rows = Get(root, "rows").Whole(),
                Failures = [.. Get(root, "failures").Items().Select(f => f.Text())],
                NoiseSeeds = Get(root, "noiseSeeds").Whole(),
                Bar = Get(root, "bar").Text(),
                Missed = [.. Get(root, "missed").Items().Select(f => f.Text())],
                Metrics = [.. Get(root, "metrics").Object().Entries.Select(m => KeyValuePair.Create(m.Name, ReadMetric(m.Object())))],
            };
        }
        catch (InputException e)
        {
            throw new InputException($"{e.Message} Restore the snapshot from version control, or delete it and accept the scores again.", e);
        }
    }

    private static void AppendMetric(StringBuilder text, SnapshotMetric metric)
    {
        text.Append("{ \"version\": ").Append(metric.Version).Append(", \"value\": ").Append(Number(metric.Value));
        if (metric.Level is not null)
        {
            text.Append(", \"level\": ").Append(Number(metric.Level));
        }

        if (metric.Noise is not null)
        {
            text.Append(", \"noise\": ").Append(Number(metric.Noise));
        }

        if (metric.Why is { } why)
        {
            text.Append(", \"why\": ").Append(Quote(why));
        }

        Append(text, "parts", metric.Parts);
        Append(text, "partNoise", metric.PartNoise);
        text.Append(" }");
    }

    private static void Append(StringBuilder text, string key, IReadOnlyList<double> values)
    {
        if (values.Count > 0)
        {
            text.Append(", ").Append(Quote(key)).Append(": [").AppendJoin(", ", values.Select(v => Number(v))).Append(']');
        }
    }

    private static SnapshotMetric ReadMetric(JsonReader metric) => new(
        Get(metric, "version").Whole(),
        metric.Find("value")?.Number(),
        metric.Find("why")?.Text(),
        Numbers(metric.Find("parts")))
    {
        Level = metric.Find("level")?.Number(),
        Noise = metric.Find("noise")?.Number(),
        PartNoise = Numbers(metric.Find("partNoise")),
    };

    private static double[] Numbers(JsonReader? values) => [.. values?.Items().Select(v => v.Number()) ?? []];

    private static JsonReader Get(JsonReader parent, string key) => parent.Get(key, "a snapshot has it");

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "null";

    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
