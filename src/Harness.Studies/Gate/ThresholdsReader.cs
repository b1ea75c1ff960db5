using System.Text.Json;
using Harness.Metrics;
using Harness.Tables;

namespace Harness.Studies.Gate;

/// <summary>Reads <c>thresholds.json</c> and checks every name in it.</summary>
/// <param name="names">The names that the file may use.</param>
internal sealed class ThresholdsReader(KnownNames names)
{
    private readonly string[] _metricIds = [.. names.Metrics.Select(m => m.Id)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file is not as it should be; the message names the file, the path in it and the nearest known name.</exception>
    public Thresholds Read(string path)
    {
        using JsonDocument document = JsonFile.Parse(CsvTableReader.ReadText(path), path);
        JsonElement root = Object(document.RootElement, path, "the file");
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (property.Name is not ("$schema" or "metrics" or "pairs"))
            {
                throw Unknown(path, property.Name, "key", ["metrics", "pairs"]);
            }
        }

        var bar = new Dictionary<string, Limit>(StringComparer.Ordinal);
        if (root.TryGetProperty("metrics", out JsonElement metrics))
        {
            foreach (JsonProperty metric in Object(metrics, path, "metrics").EnumerateObject())
            {
                string at = $"metrics.{metric.Name}";
                bar.Add(metric.Name, ReadLimit(metric.Value, path, at, Metric(path, at, metric.Name), needsReason: false));
            }
        }

        var exceptions = new List<PairException>();
        var failures = new List<KnownFailure>();
        if (root.TryGetProperty("pairs", out JsonElement pairs))
        {
            foreach (JsonProperty dataset in Object(pairs, path, "pairs").EnumerateObject())
            {
                Check(path, $"pairs.{dataset.Name}", dataset.Name, "dataset", names.Datasets);
                foreach (JsonProperty generator in Object(dataset.Value, path, $"pairs.{dataset.Name}").EnumerateObject())
                {
                    Check(path, $"pairs.{dataset.Name}.{generator.Name}", generator.Name, "generator", names.Generators);
                    ReadPair(dataset.Name, generator, path, exceptions, failures);
                }
            }
        }

        return new Thresholds(bar, exceptions, failures);
    }

    private void ReadPair(string dataset, JsonProperty generator, string path, List<PairException> exceptions, List<KnownFailure> failures)
    {
        string pair = $"pairs.{dataset}.{generator.Name}";
        foreach (JsonProperty entry in Object(generator.Value, path, pair).EnumerateObject())
        {
            string at = $"{pair}.{entry.Name}";
            if (entry.Name == "failure")
            {
                JsonElement failure = Object(entry.Value, path, at);
                CheckKeys(failure, path, at, ["type", "reason"]);
                failures.Add(new KnownFailure(dataset, generator.Name, at, Text(failure, "type", path, at), Text(failure, "reason", path, at)));
            }
            else
            {
                exceptions.Add(new PairException(dataset, generator.Name, entry.Name, ReadLimit(entry.Value, path, at, Metric(path, at, entry.Name), needsReason: true)));
            }
        }
    }

    private static Limit ReadLimit(JsonElement element, string path, string at, MetricDescriptor? metric, bool needsReason)
    {
        JsonElement limit = Object(element, path, at);
        CheckKeys(limit, path, at, ["max", "min", "significance", "reason"]);
        var read = new Limit(at, Number(limit, "max", path, at), Number(limit, "min", path, at), Number(limit, "significance", path, at), needsReason ? Text(limit, "reason", path, at) : "");
        int bounds = (read.Maximum is null ? 0 : 1) + (read.Minimum is null ? 0 : 1) + (read.Significance is null ? 0 : 1);
        if (bounds != 1)
        {
            throw new InputException($"{path}: {at} needs exactly one of 'max', 'min' and 'significance', but has {bounds}.");
        }

        return metric is null || read.Fits(metric)
            ? read
            : throw new InputException($"{path}: {at} bounds the good side: '{metric.Id}' is better when {(metric.Direction == Direction.LowerIsBetter ? "lower; use 'max'" : "higher; use 'min'")}.");
    }

    // A metric that is known but not installed has no descriptor: its limit is kept, and is inconclusive.
    private MetricDescriptor? Metric(string path, string at, string id)
    {
        if (names.NotInstalled.ContainsKey(id))
        {
            return null;
        }

        return names.Metrics.FirstOrDefault(m => m.Id == id)
            ?? throw Unknown(path, at, "metric", _metricIds, id);
    }

    private void Check(string path, string at, string name, string what, IReadOnlyCollection<string>? known)
    {
        if (known is not null && name != "*" && !known.Contains(name) && !names.NotInstalled.ContainsKey(name))
        {
            throw Unknown(path, at, what, known, name);
        }
    }

    private static void CheckKeys(JsonElement element, string path, string at, string[] known)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw Unknown(path, $"{at}.{property.Name}", "key", known, property.Name);
            }
        }
    }

    private static InputException Unknown(string path, string at, string what, IReadOnlyCollection<string> known, string? name = null)
    {
        string? nearest = NearestName.Find(name ?? at, known);
        string hint = nearest is null ? "" : $" Did you mean '{nearest}'?";
        return new InputException($"{path}: {at}: there is no {what} '{name ?? at}'.{hint} Known: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    private static JsonElement Object(JsonElement element, string path, string at) => element.ValueKind == JsonValueKind.Object
        ? element
        : throw new InputException($"{path}: {at} must be an object {{…}}, but is {element.ValueKind.ToString().ToLowerInvariant()} '{element}'.");

    private static double? Number(JsonElement element, string key, string path, string at)
    {
        if (!element.TryGetProperty(key, out JsonElement value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw new InputException($"{path}: {at}.{key} must be a number, but is '{value}'.");
    }

    private static string Text(JsonElement element, string key, string path, string at) =>
        element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : throw new InputException($"{path}: {at} needs a '{key}', a text: an exception without its reason cannot be reviewed.");
}
