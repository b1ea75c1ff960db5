using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Harness.Generators;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Studies.Gate;

/// <summary>
/// Adds exceptions to <c>thresholds.json</c> for pairs that are beyond a limit and have none: held at their measured
/// level, with the measurement as the reason. Entries that are there stay as they are, so nothing is ever loosened.
/// </summary>
internal static class ThresholdsWriter
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether <see cref="Add"/> holds everything that a pair misses: limits of the bar, and a failure that nothing names. An error, an exception that is no longer held and another failure than the named one need a person.</summary>
    /// <param name="result">The pair.</param>
    /// <param name="thresholds">The limits that it was judged by.</param>
    public static bool CanHold(GateResult result, Thresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(thresholds);
        return result.Verdicts.All(v => v.Verdict == Verdict.Pass || IsMissedBar(v))
            && (result.FailureVerdict is null or Verdict.Pass || IsUnnamedFailure(result, thresholds.FailureFor(result.Scorecard.Dataset.Name, result.Scorecard.Generator.Id)));
    }

    /// <summary>Adds what is missing and writes the file, one limit a line, pairs in ordinal order.</summary>
    /// <param name="path">The file; comments in it are not kept.</param>
    /// <param name="results">The pairs of a run.</param>
    /// <returns>Number of entries that were added.</returns>
    /// <exception cref="InputException">The file cannot be read or written.</exception>
    public static int Add(string path, IEnumerable<GateResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        using JsonDocument document = JsonFile.Parse(CsvTableReader.ReadText(path), path);
        JsonObject root = JsonObject.Create(document.RootElement)!;
        int added = 0;
        foreach (GateResult result in results)
        {
            Scorecard scorecard = result.Scorecard;
            if (result.FailureVerdict == Verdict.Fail && scorecard.Failures.Count > 0)
            {
                GenerationFailure failure = scorecard.Failures[0];
                added += Put(root, scorecard, "failure", new JsonObject { ["type"] = failure.Type, ["reason"] = $"recorded: {failure.Message} ({failure.Stage})" });
            }

            foreach (LimitVerdict verdict in result.Verdicts.Where(IsMissedBar))
            {
                added += Put(root, scorecard, verdict.Score.Descriptor.Id, Exception(verdict));
            }
        }

        if (added > 0)
        {
            AtomicFile.Write(path, Write(root));
        }

        return added;
    }

    private static bool IsMissedBar(LimitVerdict verdict) => verdict.Verdict == Verdict.Fail && verdict.Applied == verdict.Bar;

    private static bool IsUnnamedFailure(GateResult result, KnownFailure? known) => result.FailureVerdict == Verdict.Fail && known is null;

    private static JsonObject Exception(LimitVerdict verdict)
    {
        MetricScore score = verdict.Score;
        double value = score.Value!.Value;
        int seeds = score.Results.Count;
        string spread = score.Spread is { } s ? " ± " + s.ToString("G2", CultureInfo.InvariantCulture) : "";
        string reason = $"measured {value.ToString("G3", CultureInfo.InvariantCulture)}{spread} over {seeds} {(seeds == 1 ? "seed" : "seeds")}";
        if (verdict.Applied.Significance is not null)
        {
            // The evidence against a copier grows with its rows; its level is the share itself.
            return new JsonObject { ["max"] = Rounded(value, score), ["reason"] = reason };
        }

        string bound = score.Descriptor.Direction == Direction.HigherIsBetter ? "min" : "max";
        return new JsonObject { [bound] = Rounded(value, score), ["reason"] = reason };
    }

    // The level with room for twice the spread over seeds and for what a different processor moves in a model's score.
    private static double Rounded(double value, MetricScore score)
    {
        double room = Math.Max(2 * (score.Spread ?? 0), Math.Max(0.05 * Math.Abs(value), score.Descriptor.NoiseFloor));
        double sign = score.Descriptor.Direction == Direction.HigherIsBetter ? -1 : 1;
        double level = Math.Clamp(value + sign * room, score.Descriptor.Minimum, score.Descriptor.Maximum);
        double unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(Math.Abs(level), 1e-9))) - 1);
        double rounded = Math.Clamp(sign * Math.Ceiling(sign * level / unit) * unit, score.Descriptor.Minimum, score.Descriptor.Maximum);
        return double.Parse(rounded.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static int Put(JsonObject root, Scorecard scorecard, string key, JsonObject entry)
    {
        JsonObject pair = Child(Child(Child(root, "pairs"), scorecard.Dataset.Name), scorecard.Generator.Id);
        return pair.TryAdd(key, entry) ? 1 : 0;
    }

    private static JsonObject Child(JsonObject parent, string key)
    {
        if (parent[key] is not JsonObject child)
        {
            parent[key] = child = [];
        }

        return child;
    }

    private static string Write(JsonObject root)
    {
        var text = new StringBuilder();
        Append(text, root, 0);
        return text.Append('\n').ToString();
    }

    // A limit, an object of plain values, stands on one line.
    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        if (node is not JsonObject entries || entries.Count == 0)
        {
            text.Append(node?.ToJsonString(Plain) ?? "null");
            return;
        }

        if (depth > 1 && entries.All(e => e.Value is JsonValue))
        {
            text.Append("{ ").AppendJoin(", ", entries.Select(e => $"{JsonSerializer.Serialize(e.Key, Plain)}: {e.Value!.ToJsonString(Plain)}")).Append(" }");
            return;
        }

        string separator = "{\n";
        bool ordered = depth is 1 or 2 && entries.All(e => e.Value is JsonObject o && o.All(i => i.Value is JsonObject));
        foreach ((string key, JsonNode? value) in ordered ? entries.OrderBy(e => e.Key, StringComparer.Ordinal) : entries.AsEnumerable())
        {
            text.Append(separator).Append(' ', 2 * (depth + 1)).Append(JsonSerializer.Serialize(key, Plain)).Append(": ");
            Append(text, value, depth + 1);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', 2 * depth).Append('}');
    }
}
