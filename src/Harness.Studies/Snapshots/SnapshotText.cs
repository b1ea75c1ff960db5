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
        ArgumentNullException.ThrowIfNull(snapshot);
        var text = new StringBuilder("{\n");
        text.Append("  \"dataset\": ").Append(Quote(snapshot.Dataset)).Append(",\n");
        text.Append("  \"generator\": ").Append(Quote(snapshot.Generator)).Append(",\n");
        text.Append("  \"generatorVersion\": ").Append(Quote(snapshot.GeneratorVersion)).Append(",\n");
        text.Append("  \"train\": ").Append(Quote(snapshot.TrainDigest)).Append(",\n");
        text.Append("  \"holdout\": ").Append(Quote(snapshot.HoldoutDigest)).Append(",\n");
        text.Append("  \"seeds\": [").AppendJoin(", ", snapshot.Seeds).Append("],\n");
        text.Append("  \"rows\": ").Append(snapshot.Rows).Append(",\n");
        text.Append("  \"failures\": [").AppendJoin(", ", snapshot.Failures.Select(Quote)).Append("],\n");
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
        using JsonDocument document = JsonFile.Parse(text, source);
        JsonElement root = document.RootElement;
        try
        {
            return new Snapshot
            {
                Dataset = root.GetProperty("dataset").GetString()!,
                Generator = root.GetProperty("generator").GetString()!,
                GeneratorVersion = root.GetProperty("generatorVersion").GetString()!,
                TrainDigest = root.GetProperty("train").GetString()!,
                HoldoutDigest = root.GetProperty("holdout").GetString()!,
                Seeds = [.. root.GetProperty("seeds").EnumerateArray().Select(s => s.GetUInt64())],
                Rows = root.GetProperty("rows").GetInt32(),
                Failures = [.. root.GetProperty("failures").EnumerateArray().Select(f => f.GetString()!)],
                Metrics = [.. root.GetProperty("metrics").EnumerateObject().Select(m => KeyValuePair.Create(m.Name, ReadMetric(m.Value)))],
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException($"{source}: the file is not a snapshot of this version ({e.Message}). Restore it from version control, or delete it and accept the scores again.", e);
        }
    }

    private static void AppendMetric(StringBuilder text, SnapshotMetric metric)
    {
        text.Append("{ \"version\": ").Append(metric.Version).Append(", \"value\": ").Append(Number(metric.Value));
        if (metric.Spread is not null)
        {
            text.Append(", \"spread\": ").Append(Number(metric.Spread));
        }

        if (metric.Why is { } why)
        {
            text.Append(", \"why\": ").Append(Quote(why));
        }

        if (metric.By.Count > 0)
        {
            text.Append(", \"by\": { ").AppendJoin(", ", metric.By.Select(p => $"{Quote(p.Key)}: {Number(p.Value)}")).Append(" }");
        }

        text.Append(" }");
    }

    private static SnapshotMetric ReadMetric(JsonElement metric) => new(
        metric.GetProperty("version").GetInt32(),
        Optional(metric, "value"),
        Optional(metric, "spread"),
        metric.TryGetProperty("why", out JsonElement why) ? why.GetString() : null,
        metric.TryGetProperty("by", out JsonElement by) ? [.. by.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetDouble()))] : []);

    private static double? Optional(JsonElement metric, string key) =>
        metric.TryGetProperty(key, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetDouble() : null;

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "null";

    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
