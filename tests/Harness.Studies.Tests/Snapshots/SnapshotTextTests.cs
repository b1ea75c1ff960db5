using System.Text.Json;
using FsCheck.Xunit;
using Harness.Metrics;
using Harness.Random;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;
using Harness.Studies.Tests.Gate;

namespace Harness.Studies.Tests.Snapshots;

public class SnapshotTextTests
{
    [Fact]
    public void A_snapshot_has_one_metric_a_line_with_all_that_is_known_of_it()
    {
        var snapshot = Scores.Snapshot(Scores.Card(Scores.Of(0.2))) with
        {
            Seeds = [1, 2],
            NoiseSeeds = 20,
            Bar = "missed",
            Missed = ["ks-statistic"],
            Failures = ["seed 3: X in fit: \"no\" luck"],
            Metrics =
            [
                KeyValuePair.Create("ks-statistic", new SnapshotMetric(2, 0.1235, null, [0, -0.25]) { Level = 0.125, Noise = 0, PartNoise = [0, 0.01] }),
                KeyValuePair.Create("copies", new SnapshotMetric(1, 0, null, [])),
                KeyValuePair.Create("correlation-error", new SnapshotMetric(1, null, "no numbers", [])),
            ],
        };

        Assert.Equal("""
            {
              "dataset": "random",
              "generator": "sdv-ctgan",
              "generatorVersion": "sdv 1.38.1",
              "train": "train",
              "holdout": "holdout",
              "seeds": [1, 2],
              "rows": 30,
              "failures": ["seed 3: X in fit: \"no\" luck"],
              "noiseSeeds": 20,
              "bar": "missed",
              "missed": ["ks-statistic"],
              "metrics": {
                "ks-statistic": { "version": 2, "value": 0.1235, "level": 0.125, "noise": 0, "parts": [0, -0.25], "partNoise": [0, 0.01] },
                "copies": { "version": 1, "value": 0 },
                "correlation-error": { "version": 1, "value": null, "why": "no numbers" }
              }
            }
            """, SnapshotText.Write(snapshot));
    }

    [Fact]
    public void A_generator_without_a_table_has_no_metrics_and_no_bar()
    {
        string text = SnapshotText.Write(Scores.Snapshot(Scores.Failed("X")));

        Assert.Contains("\"rows\": 0,", text, StringComparison.Ordinal);
        Assert.Contains("\"bar\": \"none\",", text, StringComparison.Ordinal);
        Assert.EndsWith("  \"metrics\": {}\n}", text, StringComparison.Ordinal);
        Assert.Equal(text, SnapshotText.Write(SnapshotText.Read(text, "x")));
    }

    [Fact]
    public void Values_are_rounded_to_what_they_are_worth()
    {
        Snapshot snapshot = Scores.Snapshot(Scores.Card(Scores.Of(0.123456789, new MetricPart("a", null, 0.123456789), new MetricPart("b", null, 1e-15))));

        Assert.Equal(0.1235, snapshot.Metrics[0].Value.Value);
        Assert.Equal([0.123, 0], snapshot.Metrics[0].Value.Parts);
    }

    [Theory]
    [InlineData(Verdict.Pass, "met", "")]
    [InlineData(Verdict.Fail, "missed", "ks-statistic")]
    [InlineData(Verdict.Error, "missed", "")]
    [InlineData(Verdict.Inconclusive, "inconclusive", "")]
    public void It_says_whether_the_bar_was_met_and_which_limits_were_not(Verdict verdict, string bar, string missed)
    {
        var card = Scores.Card(Scores.Of(0.2));
        Snapshot snapshot = Snapshot.Of(new GateResult(card, [new LimitVerdict(card.Scores[0], QualityGateTests.Max(0.1), verdict, "")]), _ => true);

        Assert.Equal((bar, missed), (snapshot.Bar, string.Join(' ', snapshot.Missed)));
    }

    [Fact]
    public void It_holds_the_metrics_of_its_profile() =>
        Assert.Equal(["b"], Snapshot.Of(new GateResult(Scores.Card(Scores.Scored(Scores.Error with { Id = "a" }, 1), Scores.Scored(Scores.Error with { Id = "b" }, 1)), []), m => m.Id == "b").Metrics.Select(m => m.Key));

    [Property]
    public void Writing_and_reading_gives_the_same_snapshot(ulong seed)
    {
        Snapshot snapshot = Any(new RandomStream(seed).Fork("snapshot"));

        string text = SnapshotText.Write(snapshot);
        Snapshot read = SnapshotText.Read(text, "x.json");

        Assert.Equal(text, SnapshotText.Write(read));
        Assert.Equal(Flat(snapshot), Flat(read));
        Assert.DoesNotContain('\r', text);
        Assert.False(text.EndsWith('\n'));
        Assert.Equal(snapshot.Metrics.Count + (snapshot.Metrics.Count == 0 ? 14 : 15), text.Split('\n').Length);
        using JsonDocument json = JsonDocument.Parse(text);
        Assert.Equal(snapshot.Metrics.Count, json.RootElement.GetProperty("metrics").EnumerateObject().Count());
    }

    /// <summary>Files of before the noise: each key that a reader needs is asked for by name, none is guessed.</summary>
    [Theory]
    [InlineData("noiseSeeds")]
    [InlineData("bar")]
    [InlineData("missed")]
    [InlineData("metrics")]
    [InlineData("failures")]
    [InlineData("rows")]
    [InlineData("seeds")]
    [InlineData("holdout")]
    [InlineData("generatorVersion")]
    public void A_file_of_an_older_form_is_named_with_the_remedy(string key)
    {
        string text = SnapshotText.Write(Scores.Snapshot(Scores.Card(Scores.Of(0.2))));
        string older = text.Replace($"\"{key}\": ", $"\"x-{key}\": ", StringComparison.Ordinal);

        Assert.Equal(
            $"x.json: '{key}' is missing; a snapshot has it. Restore the snapshot from version control, or delete it and accept the scores again.",
            Assert.Throws<InputException>(() => SnapshotText.Read(older, "x.json")).Message);
    }

    [Theory]
    [InlineData("\"parts\": [0.1, 0.3]", "\"parts\": { \"age\": 0.1 }", "metrics.ks-statistic.parts must be an array")]
    [InlineData("\"value\": 0.2", "\"value\": \"0.2\"", "metrics.ks-statistic.value must be a number, but is the text '0.2'.")]
    [InlineData("\"version\": 1", "\"version\": 1.5", "metrics.ks-statistic.version must be a whole number")]
    public void A_value_of_another_kind_is_named(string good, string bad, string expected)
    {
        string text = SnapshotText.Write(Scores.Snapshot(Scores.Card(Scores.Of(0.2, new MetricPart("a", null, 0.1), new MetricPart("b", null, 0.3)))));
        Assert.Contains(good, text, StringComparison.Ordinal);

        string message = Assert.Throws<InputException>(() => SnapshotText.Read(text.Replace(good, bad, StringComparison.Ordinal), "x.json")).Message;

        Assert.StartsWith($"x.json: {expected}", message, StringComparison.Ordinal);
        Assert.EndsWith("or delete it and accept the scores again.", message, StringComparison.Ordinal);
    }

    private static Snapshot Any(RandomStream stream)
    {
        double Number(ulong at) => stream.Index(at, 4) switch { 0 => 0, 1 => stream.Uniform(at) - 0.5, 2 => Math.Exp(200 * (stream.Uniform(at) - 0.5)), _ => 1.0 / (1 + stream.Index(at, 9)) };
        double[] Numbers(ulong at) => [.. Enumerable.Range(0, stream.Index(at, 4)).Select(i => Number(at + 1 + (ulong)i))];
        string Name(ulong at) => string.Concat(Enumerable.Range(0, 1 + stream.Index(at, 8)).Select(i => "ab\"\\é,:{}[]\n\t\u0001<"[stream.Index(at + 1 + (ulong)i, 15)]));
        return new Snapshot
        {
            Dataset = Name(0),
            Generator = Name(20),
            GeneratorVersion = Name(40),
            TrainDigest = Name(60),
            HoldoutDigest = Name(80),
            Seeds = [.. Enumerable.Range(0, stream.Index(100, 4)).Select(i => (ulong)i * 7)],
            Rows = stream.Index(101, 5000),
            Failures = [.. Enumerable.Range(0, stream.Index(102, 3)).Select(i => Name(120 + 20 * (ulong)i))],
            NoiseSeeds = stream.Index(103, 30),
            Bar = "met",
            Missed = [.. Enumerable.Range(0, stream.Index(104, 3)).Select(i => Name(200 + 20 * (ulong)i))],
            Metrics =
            [
                .. Enumerable.Range(0, stream.Index(105, 5)).Select(i => (Index: i, At: 1000 + 100 * (ulong)i)).Select(m => KeyValuePair.Create(
                    $"m{m.Index} {Name(m.At)}",
                    stream.Index(m.At + 20, 4) == 0
                        ? new SnapshotMetric(1, null, Name(m.At + 21), [])
                        : new SnapshotMetric(stream.Index(m.At + 40, 9), Number(m.At + 41), null, Numbers(m.At + 42))
                        {
                            Level = stream.Index(m.At + 50, 2) == 0 ? null : Number(m.At + 51),
                            Noise = stream.Index(m.At + 52, 2) == 0 ? null : Number(m.At + 53),
                            PartNoise = Numbers(m.At + 54),
                        })),
            ],
        };
    }

    private static string Flat(Snapshot s) => JsonSerializer.Serialize(s);
}
