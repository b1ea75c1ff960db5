using Harness.Arbitraries;
using Harness.Reports.Json;
using Harness.Studies;
using Harness.Studies.History;
using Harness.Studies.Snapshots;
using NJsonSchema;

namespace Harness.Reports.Tests;

/// <summary>Every file that is written fits the schema, by a validator that is not ours, and the schema lets no mistake through.</summary>
public sealed class StudySchemaTests
{
    private static readonly StudyResult Study = Reports.Study(
        Reports.Pair(Reports.Dataset("iris"), "met", [0.01, 0.02]),
        Reports.Pair(Reports.Dataset("iris"), "missed", [0.5]),
        Reports.Pair(Reports.Dataset("iris"), "lost", [0.5], SnapshotStatus.Worse, lost: true),
        Reports.Pair(Reports.Dataset("iris"), "new", [0.01], SnapshotStatus.New, required: true),
        Reports.Pair(Reports.Dataset("iris"), "baseline", [0.01], baseline: "knows nothing"),
        Reports.Failed(Reports.Dataset("iris"), "failed", "no luck")) with
    {
        NotJudged = [new NotJudged(new StudyPair("iris", "late", "user", [1], [], true), "timed out")],
        Notes = ["a note"],
    };

    [Fact]
    public async Task Whatever_a_run_finds_fits_the_schema() => Assert.Empty(await ValidateAsync(StudyJson.Write(Study)));

    [Theory]
    [InlineData("\"version\": 2", "\"version\": 1")]
    [InlineData("\"gate\": \"pass\"", "\"gate\": \"perhaps\"")]
    [InlineData("\"bar\": \"met\"", "\"bar\": \"Met\"")]
    [InlineData("\"kind\": \"New\"", "\"kind\": \"Old\"")]
    [InlineData("\"answer\": \"No\"", "\"answer\": \"Maybe\"")]
    [InlineData("\"sign\": ", "\"sigh\": ")]
    [InlineData("\"trainRows\": 3", "\"trainRows\": \"3\"")]
    [InlineData("\"purposes\": [", "\"purpose\": [")]
    [InlineData("\"notes\": [", "\"note\": [")]
    public async Task What_a_program_would_trip_over_does_not(string right, string wrong)
    {
        string text = StudyJson.Write(Study);
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty(await ValidateAsync(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    /// <summary>Enumerations of the schema are those of the code, so a new name is a new schema, which the committed one is compared with.</summary>
    [Fact]
    public void The_schema_is_the_committed_one() => Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schemas", "study.schema.json")), StudyText.WriteSchema());

    [Fact]
    public void A_comparison_reads_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("study.json", StudyJson.Write(Study));

        Side side = new SideReader(null).Read(path, isAfter: true);

        Snapshot met = side.Snapshots[("iris", "met")];
        Assert.Equal(("met", 0.015), (met.Bar, met.Find("ks-statistic")!.Value!.Value));
        Assert.Equal(["ks-statistic"], side.Snapshots[("iris", "missed")].Missed);
        Assert.Contains(side.Notes, n => n.EndsWith("compared by their values alone: it has no noise.", StringComparison.Ordinal));
    }

    [Fact]
    public void Scores_stand_beside_what_real_rows_get_and_a_failure_beside_its_reason()
    {
        using var json = System.Text.Json.JsonDocument.Parse(StudyJson.Write(Study));
        var pairs = json.RootElement.GetProperty("pairs").EnumerateArray().ToDictionary(p => p.GetProperty("generator").GetString()!);
        var score = pairs["met"].GetProperty("scores")[0];

        // (0.01, 0.02): mean 0.015, standard deviation 0.005·√2.
        Assert.Equal(("ks-statistic", 0.015, 0.8, 0.05), (score.GetProperty("metric").GetString(), score.GetProperty("value").GetDouble(), score.GetProperty("floor").GetDouble(), score.GetProperty("ceiling").GetDouble()));
        Assert.Equal(0.0070710678, score.GetProperty("spread").GetDouble(), 1e-9);
        Assert.Equal(1, pairs["met"].GetProperty("headlines").GetProperty("fidelity").GetProperty("value").GetDouble());
        Assert.Equal(["Analyse", "Train", "GiveAway"], pairs["missed"].GetProperty("purposes").EnumerateArray().Select(p => p.GetProperty("purpose").GetString()!));
        Assert.Equal("ks-statistic", Assert.Single(pairs["missed"].GetProperty("purposes")[0].GetProperty("missed").EnumerateArray()).GetString());
        Assert.Equal((1UL, "fit", "X", "no luck"), (pairs["failed"].GetProperty("recordedFailures")[0].GetProperty("seed").GetUInt64(), pairs["failed"].GetProperty("recordedFailures")[0].GetProperty("stage").GetString(), pairs["failed"].GetProperty("recordedFailures")[0].GetProperty("type").GetString(), pairs["failed"].GetProperty("recordedFailures")[0].GetProperty("message").GetString()));
        Assert.Equal([1, 2], pairs["met"].GetProperty("provenance").GetProperty("seeds").EnumerateArray().Select(s => s.GetInt32()));
    }

    private static async Task<IReadOnlyList<string>> ValidateAsync(string text) =>
        [.. (await JsonSchema.FromJsonAsync(StudyText.WriteSchema())).Validate(text).Select(e => e.ToString())];
}
