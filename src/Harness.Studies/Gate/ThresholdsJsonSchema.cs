using System.Globalization;
using System.Text.Json.Nodes;
using Harness.Metrics;

namespace Harness.Studies.Gate;

/// <summary>The JSON Schema of <c>thresholds.json</c>, as <see cref="ThresholdsReader"/> reads it. That 'min' is not above 'max' and that names are those of the study only the reader can say.</summary>
internal static class ThresholdsJsonSchema
{
    private const string Pair = "pair";
    private const string Failure = "failure";

    /// <summary>The text of the schema, ended by a line break.</summary>
    /// <param name="metrics">Every metric that may have a limit, <c>memorised</c> left aside.</param>
    public static string Write(IEnumerable<MetricDescriptor> metrics)
    {
        MetricDescriptor[] all = [.. metrics, Memorisation.Metric];
        JsonObject bar = JsonShape.Object([], all.Select(Entry));
        bar["minProperties"] = 1;
        JsonObject share = JsonShape.OrNull(JsonShape.Value("number"));
        share["exclusiveMinimum"] = 0;
        share["exclusiveMaximum"] = 1;
        share["default"] = Thresholds.DefaultFalseAlarms;
        JsonObject shape = JsonShape.Object(
            ["metrics"],
            JsonShape.SchemaKey(),
            JsonShape.Key("metrics", "The bar: what a good substitute has to clear, by metric. A value is a miss where it is beyond the limit and beyond what fresh real rows get by chance.", bar),
            JsonShape.Key("pairs", "What differs for single pairs, each with its reason: dataset, then generator, \"*\" for any; of several the most exact one holds.", JsonShape.OrNull(JsonShape.Map(JsonShape.Map(JsonShape.Named(Pair))))),
            JsonShape.Key("required", "The pairs that must clear the bar, by generator: \"*\" for every dataset, or a list of them.", JsonShape.OrNull(JsonShape.Map(new JsonObject { ["anyOf"] = new JsonArray(JsonShape.Text(), JsonShape.Items(JsonShape.Text())) }))),
            JsonShape.Key("falseAlarms", "The probability that a table of fresh real rows misses a limit, shared evenly by the limits of a pair.", share));
        return JsonShape.Write(
            "thresholds.json",
            "The limits that synthetic tables are judged by; all of it is decided by people.",
            shape,
            [
                JsonShape.Key(Pair, "Limits of this pair, each with its reason.", OfPair(all)),
                JsonShape.Key(Failure, "A failure of the generator that is known, so that it is a finding and not a surprise.", KnownFailure()),
                .. all.Select(m => KeyValuePair.Create(m.Id, (JsonNode?)Metric(m))),
                .. all.DistinctBy(LimitName).Select(m => KeyValuePair.Create(LimitName(m), (JsonNode?)Limit(m))),
            ]);
    }

    private static KeyValuePair<string, JsonNode?> Entry(MetricDescriptor metric) => JsonShape.Key(metric.Id, "", JsonShape.Named(metric.Id));

    private static JsonObject OfPair(MetricDescriptor[] metrics)
    {
        JsonObject pair = JsonShape.Object([], [JsonShape.Key(Failure, "", JsonShape.Named(Failure)), .. metrics.Select(Entry)]);
        pair["allOf"] = new JsonArray(new JsonObject { ["additionalProperties"] = JsonShape.Having("reason") });
        return pair;
    }

    private static JsonObject KnownFailure() => JsonShape.Object(
        ["type", "reason"],
        JsonShape.Key("type", "The type of the failure, as the library names it: builtins.ValueError.", JsonShape.Text()),
        JsonShape.Key("reason", "Why it fails.", JsonShape.Text()));

    // Beside a $ref draft-07 reads nothing, so what is shown of a metric stands around one.
    private static JsonObject Metric(MetricDescriptor metric) => new()
    {
        ["title"] = metric.Title,
        ["description"] = $"{metric.Summary} {Range(metric)}{(metric.Unit.Length > 0 ? $", in {metric.Unit}" : "")}; {Better(metric)} {Number(metric.Ideal)}.",
        ["allOf"] = new JsonArray(JsonShape.Named(LimitName(metric))),
    };

    private static string Range(MetricDescriptor metric) => (double.IsFinite(metric.Minimum), double.IsFinite(metric.Maximum)) switch
    {
        (true, true) => $"From {Number(metric.Minimum)} to {Number(metric.Maximum)}",
        (true, false) => $"At least {Number(metric.Minimum)}",
        (false, true) => $"At most {Number(metric.Maximum)}",
        _ => "Any number",
    };

    private static string Better(MetricDescriptor metric) => metric.Direction switch
    {
        _ when metric.TwoSided => "worse on both sides of",
        Direction.LowerIsBetter => "lower is better, ideal is",
        Direction.HigherIsBetter => "higher is better, ideal is",
        _ => "neither end is better, usual is",
    };

    private static JsonObject Limit(MetricDescriptor metric)
    {
        bool hasMaximum = new Limit("", Maximum: 0, null, null).Fits(metric);
        bool hasMinimum = new Limit("", null, Minimum: 0, null).Fits(metric);
        double? least = double.IsFinite(metric.Minimum) ? metric.Minimum : null;
        double? most = double.IsFinite(metric.Maximum) ? metric.Maximum : null;
        KeyValuePair<string, JsonNode?>[] ends =
        [
            .. hasMaximum ? [JsonShape.Key("max", "The largest value within the bar.", JsonShape.Value("number", least, most))] : Array.Empty<KeyValuePair<string, JsonNode?>>(),
            .. hasMinimum ? [JsonShape.Key("min", "The smallest value within the bar.", JsonShape.Value("number", least, most))] : Array.Empty<KeyValuePair<string, JsonNode?>>(),
        ];
        JsonObject limit = JsonShape.Object(
            [],
            [
                .. ends,
                JsonShape.Key("excess", "How far beyond the mean of fresh real rows a value may be, in the direction that is worse; it stands without 'max' and 'min'.", JsonShape.Value("number", 0)),
                JsonShape.Key("reason", "Why the limit is what it is; a pair's own limit needs it.", JsonShape.Text()),
            ]);
        limit["oneOf"] = new JsonArray(
            JsonShape.Having("excess"),
            ends.Length == 1 ? JsonShape.Having(ends[0].Key) : new JsonObject { ["anyOf"] = new JsonArray(JsonShape.Having("max"), JsonShape.Having("min")) });
        return limit;
    }

    // Metrics of the same direction and range share one definition.
    private static string LimitName(MetricDescriptor metric) =>
        $"limit-{(metric.TwoSided || metric.Direction == Direction.None ? "both" : metric.Direction == Direction.LowerIsBetter ? "max" : "min")}-{Number(metric.Minimum)}-{Number(metric.Maximum)}";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString(CultureInfo.InvariantCulture) : value > 0 ? "any" : "-any";
}
