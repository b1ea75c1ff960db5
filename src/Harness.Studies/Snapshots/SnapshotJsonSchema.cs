using System.Text.Json.Nodes;
using Harness.Studies.Gate;

namespace Harness.Studies.Snapshots;

/// <summary>The JSON Schema of a snapshot, as <see cref="SnapshotText"/> writes it. Snapshots do not name it: the program writes them, and a diff of one shows scores alone.</summary>
internal static class SnapshotJsonSchema
{
    private const string Metric = "metric";

    /// <summary>The text of the schema, ended by a line break.</summary>
    public static string Write()
    {
        KeyValuePair<string, JsonNode?>[] keys =
        [
            JsonShape.Key("dataset", "The dataset.", JsonShape.Text()),
            JsonShape.Key("generator", "The generator.", JsonShape.Text()),
            JsonShape.Key("generatorVersion", "The version of the generator.", JsonShape.Value("string")),
            JsonShape.Key("train", "SHA-256 of the train file.", JsonShape.Text()),
            JsonShape.Key("holdout", "SHA-256 of the holdout file.", JsonShape.Text()),
            JsonShape.Key("seeds", "The seeds that have a table, ascending.", JsonShape.Items(JsonShape.Value("integer", 0))),
            JsonShape.Key("rows", "Rows of a synthetic table (of the first seed); 0 where there is none.", JsonShape.Value("integer", 0)),
            JsonShape.Key("failures", "The failures of the generator; empty where every seed has a table.", JsonShape.Items(JsonShape.Text())),
            JsonShape.Key("noiseSeeds", "Number of seeds that the noise was measured at; 0 where there is none: every difference is one.", JsonShape.Value("integer", 0)),
            JsonShape.Key("bar", "Whether the pair cleared the bar; none where nothing was judged.", JsonShape.OneOf([.. Enum.GetNames<BarVerdict>().Select(n => n.ToLowerInvariant()), "none"])),
            JsonShape.Key("missed", "The metrics whose limit the pair missed.", JsonShape.Items(JsonShape.Text())),
            JsonShape.Key("metrics", "The metrics, by id.", JsonShape.Map(JsonShape.Named(Metric))),
        ];
        JsonObject shape = JsonShape.Object(keys.Select(k => k.Key), keys);
        return JsonShape.Write("Snapshot", "The committed scores of a pair, <dataset>/<generator>.verified.json. The program writes it; a person reads its changes.", shape, JsonShape.Key(Metric, "", Score()));
    }

    private static JsonObject Score() => JsonShape.Object(
        ["version", "value"],
        JsonShape.Key("version", "Version of the metric's definition; scores of different versions are not compared.", JsonShape.Value("integer", 0)),
        JsonShape.Key("value", "The mean over the pair's seeds; null where there is none.", JsonShape.OrNull(JsonShape.Value("number"))),
        JsonShape.Key("level", "The mean over the seeds that noise was measured at.", JsonShape.Value("number")),
        JsonShape.Key("noise", "Standard deviation over those seeds.", JsonShape.Value("number", 0)),
        JsonShape.Key("why", "Why there is no value.", JsonShape.Text()),
        JsonShape.Key("parts", "The value of each column, pair or model, in the metric's order, with its sign where it is the size of a difference.", JsonShape.Items(JsonShape.Value("number"))),
        JsonShape.Key("partNoise", "Standard deviation of each part.", JsonShape.Items(JsonShape.Value("number", 0))));
}
