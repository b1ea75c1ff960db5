using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Metrics;
using Harness.Random;
using Harness.Studies.Gate;
using NJsonSchema;

namespace Harness.Studies.Tests.Gate;

/// <summary>The schema and the reader of <c>thresholds.json</c> refuse the same files, by a validator that is not ours.</summary>
public sealed class ThresholdsJsonSchemaTests : IDisposable
{
    // What the reader alone can say: two numbers beside each other, and a text that is no JSON.
    private const string OnlyTheReader = "'min' is above 'max'";

    private const string Valid = """
        {
          "$schema": "schemas/thresholds.schema.json",
          "metrics": { "ks-statistic": { "max": 0.1 }, "mean-error-worst": { "excess": 0.1, "reason": "r" }, "distinct-row-share": { "min": 0.8 }, "nearest-train-share": { "min": 0.4, "max": 0.6 }, "memorised": { "min": 0.005 } },
          "pairs": { "iris": { "gan": { "ks-statistic": { "max": 0.4, "reason": "few steps" }, "failure": { "type": "X", "reason": "known" } } }, "*": { "*": { "density": { "excess": 0.2, "reason": "r" } } } },
          "required": { "cart": "*", "gan": ["iris"] },
          "falseAlarms": 0.01
        }
        """;

    private static readonly MetricDescriptor[] Metrics = [.. Evaluators.Default.SelectMany(e => e.Metrics)];

    private static readonly string[] Names =
    [
        "metrics", "pairs", "required", "falseAlarms", "$schema", "max", "min", "excess", "reason", "failure", "type", "maximum", "metric", "",
        "ks-statistic", "ks-statistik", "distinct-row-share", "density", "memorised", "mean-error", "iris", "*",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "\"\"", "\"*\"", "\"text\"", "0", "1", "-1", "0.5", "7", "-0.25", "1e300", "[]", "[\"iris\"]", "[\"\"]", "[3]", "{}",
        """{ "max": 0.5 }""", """{ "min": 0.5 }""", """{ "excess": 0.5 }""", """{ "excess": -0.5 }""", """{ "min": 0.6, "max": 0.5, "reason": "r" }""",
        """{ "max": 0.5, "excess": 0.5, "reason": "r" }""", """{ "ks-statistic": { "max": 0.5, "reason": "r" } }""", """{ "type": "X", "reason": "r" }""",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_valid_file_is_valid_for_both() => Assert.Equal(("", ""), Judge(Valid, await SchemaAsync()));

    /// <summary>Files with one to three mistakes in any place; most mutations are mistakes, but not all.</summary>
    [Fact]
    public async Task The_reader_refuses_what_the_schema_refuses_and_nothing_else_that_a_schema_can_say()
    {
        JsonSchema schema = await SchemaAsync();
        RandomStream stream = new RandomStream(20261).Fork("mutations");
        int refused = 0;
        const int Files = 3000;
        for (int file = 0; file < Files; file++)
        {
            JsonNode root = JsonNode.Parse(Valid)!;
            RandomStream own = stream.Fork(file);
            for (int mistake = 0; mistake <= own.Index(0, 3); mistake++)
            {
                Mutate(root, own.Fork(mistake));
            }

            string text = root.ToJsonString();
            (string bySchema, string byReader) = Judge(text, schema);
            refused += bySchema.Length > 0 ? 1 : 0;
            Assert.True(bySchema.Length > 0 == byReader.Length > 0 || byReader.Contains(OnlyTheReader, StringComparison.Ordinal), $"{text}\nschema: {bySchema}\nreader: {byReader}");
        }

        // Neither takes everything, or nothing.
        Assert.InRange(refused, Files / 2, Files - 100);
    }

    [Theory]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistik\": { \"max\": 0.1 }")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistic\": { \"min\": 0.1 }")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistic\": { \"max\": 10 }")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistic\": { \"max\": 0.1, \"excess\": 0.1 }")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistic\": { \"max\": \"0.1\" }")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistic\": 0.1")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"ks-statistic\": { \"reason\": \"r\" }")]
    [InlineData("\"ks-statistic\": { \"max\": 0.1 }", "\"failure\": { \"type\": \"X\", \"reason\": \"r\" }")]
    [InlineData(", \"reason\": \"few steps\"", "")]
    [InlineData("\"type\": \"X\", ", "")]
    [InlineData("\"excess\": 0.1", "\"excess\": -0.1")]
    [InlineData("\"cart\": \"*\"", "\"cart\": true")]
    [InlineData("\"falseAlarms\": 0.01", "\"falseAlarms\": 1")]
    [InlineData("\"falseAlarms\": 0.01", "\"falseAlarm\": 0.01")]
    public async Task Both_refuse_a_mistake(string right, string wrong)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);
        (string bySchema, string byReader) = Judge(Valid.Replace(right, wrong, StringComparison.Ordinal), await SchemaAsync());
        Assert.NotEqual("", bySchema);
        Assert.NotEqual("", byReader);
    }

    [Fact]
    public void An_editor_shows_what_a_metric_means()
    {
        JsonObject definitions = JsonNode.Parse(ThresholdsJsonSchema.Write(Metrics))!["definitions"]!.AsObject();
        Assert.All(Metrics, m =>
        {
            Assert.Equal(m.Title, definitions[m.Id]!["title"]!.GetValue<string>());
            Assert.StartsWith(m.Summary, definitions[m.Id]!["description"]!.GetValue<string>(), StringComparison.Ordinal);
        });
    }

    private static void Mutate(JsonNode root, RandomStream stream)
    {
        JsonObject[] objects = [.. Objects(root)];
        JsonObject place = objects[stream.Index(0, objects.Length)];
        string key = place.Count > 0 ? place.ElementAt(stream.Index(1, place.Count)).Key : Names[stream.Index(1, Names.Length)];
        JsonNode? value = JsonNode.Parse(Values[stream.Index(2, Values.Length)]);
        switch (stream.Index(3, 4))
        {
            case 0:
                place.Remove(key);
                break;
            case 1:
                place[key] = value;
                break;
            case 2:
                place[Names[stream.Index(4, Names.Length)]] = value;
                break;
            default:
                JsonNode? moved = place[key]?.DeepClone();
                place.Remove(key);
                place[Names[stream.Index(4, Names.Length)]] = moved;
                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) =>
        node is JsonObject own ? own.SelectMany(e => Objects(e.Value)).Prepend(own) : [];

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(ThresholdsJsonSchema.Write(Metrics));

    private (string BySchema, string ByReader) Judge(string text, JsonSchema schema)
    {
        string bySchema = string.Join("; ", schema.Validate(text).Select(e => e.ToString()));
        try
        {
            _ = new ThresholdsReader(new KnownNames(Metrics, Datasets: null, Generators: null, new Dictionary<string, string>())).Read(_folder.Write("thresholds.json", text));
            return (bySchema, "");
        }
        catch (InputException e)
        {
            return (bySchema, e.Message);
        }
    }
}
