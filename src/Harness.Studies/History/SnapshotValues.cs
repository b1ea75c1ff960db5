using System.Text.Json;
using Harness.Studies.Snapshots;

namespace Harness.Studies.History;

/// <summary>Reads what a trend needs of a snapshot file, of the formats of earlier versions too: values, levels and noise of metrics, without their parts.</summary>
/// <remarks>A log holds thousands of snapshots that are mostly alike, so texts and metrics that are equal are one object.</remarks>
internal sealed class SnapshotValues
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Reads a snapshot; <see langword="null"/> where the content is none.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="pair">Dataset and generator.</param>
    /// <param name="alike">A snapshot whose metrics are shared where they are equal: an earlier one of the pair.</param>
    public Snapshot? Read(ReadOnlySpan<byte> content, (string Dataset, string Generator) pair, Snapshot? alike = null)
    {
        try
        {
            return ReadSnapshot(content, pair, alike);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private Snapshot ReadSnapshot(ReadOnlySpan<byte> content, (string Dataset, string Generator) pair, Snapshot? alike)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var json = new Utf8JsonReader(content.StartsWith(mark) ? content[mark.Length..] : content);
        var snapshot = new Snapshot
        {
            Dataset = pair.Dataset,
            Generator = pair.Generator,
            GeneratorVersion = "",
            TrainDigest = "",
            HoldoutDigest = "",
            Seeds = [],
            Rows = 0,
            Failures = [],
            Bar = "",
            Missed = [],
            Metrics = [],
        };
        bool hasMetrics = false;
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = Text(ref json)!;
            json.Read();
            switch (key)
            {
                case "generatorVersion": snapshot = snapshot with { GeneratorVersion = Text(ref json) ?? "" }; break;
                case "train": snapshot = snapshot with { TrainDigest = Text(ref json) ?? "" }; break;
                case "holdout": snapshot = snapshot with { HoldoutDigest = Text(ref json) ?? "" }; break;
                case "rows": snapshot = snapshot with { Rows = json.GetInt32() }; break;
                case "noiseSeeds": snapshot = snapshot with { NoiseSeeds = json.GetInt32() }; break;
                case "bar": snapshot = snapshot with { Bar = Text(ref json) ?? "" }; break;
                case "seeds": snapshot = snapshot with { Seeds = Seeds(ref json) }; break;
                case "failures": snapshot = snapshot with { Failures = Texts(ref json) }; break;
                case "missed": snapshot = snapshot with { Missed = Texts(ref json) }; break;
                case "metrics": (snapshot, hasMetrics) = (snapshot with { Metrics = Metrics(ref json, alike?.Metrics ?? []) }, true); break;
                default: json.Skip(); break;
            }
        }

        Expect(hasMetrics);
        return snapshot;
    }

    private KeyValuePair<string, SnapshotMetric>[] Metrics(ref Utf8JsonReader json, IReadOnlyList<KeyValuePair<string, SnapshotMetric>> alike)
    {
        Expect(json.TokenType == JsonTokenType.StartObject);
        var metrics = new List<KeyValuePair<string, SnapshotMetric>>(alike.Count);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            KeyValuePair<string, SnapshotMetric> like = metrics.Count < alike.Count ? alike[metrics.Count] : default;
            bool isSame = like.Key is not null && json.ValueTextEquals(like.Key);
            string id = isSame ? like.Key! : Text(ref json)!;
            json.Read();
            metrics.Add(new(id, Metric(ref json, isSame ? like.Value : null)));
        }

        return [.. metrics];
    }

    private SnapshotMetric Metric(ref Utf8JsonReader json, SnapshotMetric? alike)
    {
        Expect(json.TokenType == JsonTokenType.StartObject);
        (int? version, double? value, double? level, double? noise, string? why, bool hasValue) = (null, null, null, null, null, false);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // No text is made of a key: there are four for each of a hundred metrics of each snapshot.
            if (json.ValueTextEquals("version"u8))
            {
                json.Read();
                version = json.GetInt32();
            }
            else if (json.ValueTextEquals("value"u8))
            {
                json.Read();
                (value, hasValue) = (Number(ref json), true);
            }
            else if (json.ValueTextEquals("level"u8))
            {
                json.Read();
                level = Number(ref json);
            }
            else if (json.ValueTextEquals("noise"u8))
            {
                json.Read();
                noise = Number(ref json);
            }
            else if (json.ValueTextEquals("why"u8))
            {
                json.Read();
                why = alike?.Why is { } same && json.TokenType == JsonTokenType.String && json.ValueTextEquals(same) ? same : Text(ref json);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        Expect(hasValue && version is not null);
        return alike is not null && alike.Version == version && alike.Value == value && alike.Level == level && alike.Noise == noise && alike.Why == why
            ? alike
            : new SnapshotMetric(version!.Value, value, why, []) { Level = level, Noise = noise };
    }

    private static double? Number(ref Utf8JsonReader json) => json.TokenType == JsonTokenType.Null ? null : json.GetDouble();

    private string? Text(ref Utf8JsonReader json)
    {
        string? text = json.GetString();
        if (text is null || _texts.TryGetValue(text, out string? known))
        {
            return text is null ? null : _texts[text];
        }

        _texts[text] = text;
        return text;
    }

    private List<string> Texts(ref Utf8JsonReader json)
    {
        Expect(json.TokenType == JsonTokenType.StartArray);
        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text(ref json) ?? "");
        }

        return texts;
    }

    private static List<ulong> Seeds(ref Utf8JsonReader json)
    {
        Expect(json.TokenType == JsonTokenType.StartArray);
        var seeds = new List<ulong>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            seeds.Add(json.GetUInt64());
        }

        return seeds;
    }

    private static void Expect(bool holds)
    {
        if (!holds)
        {
            throw new FormatException("This is no snapshot.");
        }
    }
}
