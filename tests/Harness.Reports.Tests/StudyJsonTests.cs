using System.Text.Json;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Tests;

/// <summary>The keys that programs read: a change of one is a change of the schema's version.</summary>
public class StudyJsonTests
{
    [Fact]
    public void A_pair_has_its_limits_and_its_changes()
    {
        PairOutcome pair = Reports.Pair(Reports.Dataset("iris"), "mine", [0.25]);
        var score = new MetricScore(Reports.Error, [new MetricResult.Computed("ks-statistic", 0.25) { Parts = [.. Enumerable.Range(1, 6).Select(i => new MetricPart($"c{i}", i == 6 ? "other" : null, i / 16.0))] }])
        {
            Fresh = new FreshRows("ks-statistic", 200, 3, 0.0625, 0.01, 0, 0.5, 0.5),
        };
        pair = pair with
        {
            Gate = new GateResult(pair.Gate.Scorecard, [new LimitVerdict(score, new Limit("metrics.ks-statistic", null, null, 0.125), Verdict.Fail, "") { Bound = 0.1875, Chance = 0.125, PValue = 0.0009765625 }]),
            Snapshot = SnapshotStatus.Worse,
            Differences = [new SnapshotDifference("ks-statistic", Change.Worse, "0.1", "0.25", ["c6 × other 0.1 → 0.375"]) { Noise = 0.03125, OverNoise = 1.5 }],
            IsRequired = true,
        };

        Assert.Equal("""
            {
              "version": 2,
              "pairs": [
                {
                  "dataset": "iris",
                  "generator": "mine",
                  "bar": "missed",
                  "gate": "fail",
                  "required": true,
                  "snapshot": "Worse",
                  "rows": 3,
                  "failures": [],
                  "limits": [
                    {
                      "metric": "ks-statistic",
                      "verdict": "Fail",
                      "value": 0.25,
                      "limit": 0.1875,
                      "rule": "fresh + 0.125",
                      "fresh": 0.0625,
                      "chance": 0.125,
                      "p": 0.0009765625,
                      "why": "",
                      "part": null,
                      "partValue": null,
                      "worst": [
                        {
                          "name": "c6 × other",
                          "value": 0.375
                        },
                        {
                          "name": "c5",
                          "value": 0.3125
                        },
                        {
                          "name": "c4",
                          "value": 0.25
                        },
                        {
                          "name": "c3",
                          "value": 0.1875
                        },
                        {
                          "name": "c2",
                          "value": 0.125
                        }
                      ]
                    }
                  ],
                  "changes": [
                    {
                      "metric": "ks-statistic",
                      "kind": "Worse",
                      "before": "0.1",
                      "after": "0.25",
                      "noise": 0.03125,
                      "overNoise": 1.5,
                      "parts": [
                        "c6 × other 0.1 → 0.375"
                      ]
                    }
                  ],
                  "headlines": {
                    "fidelity": {
                      "value": 0.7333333333333334,
                      "spread": null
                    },
                    "utility": null,
                    "novelty": null
                  },
                  "purposes": [
                    {
                      "purpose": "Analyse",
                      "answer": "No",
                      "missed": [
                        "ks-statistic"
                      ],
                      "open": [],
                      "care": []
                    },
                    {
                      "purpose": "Train",
                      "answer": "NotAsked",
                      "missed": [],
                      "open": [],
                      "care": []
                    },
                    {
                      "purpose": "GiveAway",
                      "answer": "NotAsked",
                      "missed": [],
                      "open": [],
                      "care": []
                    }
                  ],
                  "columns": [
                    {
                      "name": "x",
                      "sign": "NotChecked",
                      "metric": null,
                      "distance": null,
                      "fresh": null,
                      "limit": null,
                      "missed": [],
                      "missedWithOthers": []
                    }
                  ],
                  "rules": [],
                  "scores": [
                    {
                      "metric": "ks-statistic",
                      "version": 1,
                      "value": 0.25,
                      "spread": null,
                      "standardError": null,
                      "fresh": null,
                      "framed": 0.25,
                      "floor": 0.8,
                      "ceiling": 0.05,
                      "why": null,
                      "parts": null
                    },
                    {
                      "metric": "density",
                      "version": 1,
                      "value": 0.5,
                      "spread": null,
                      "standardError": null,
                      "fresh": null,
                      "framed": null,
                      "floor": null,
                      "ceiling": null,
                      "why": null,
                      "parts": null
                    }
                  ],
                  "recordedFailures": [],
                  "provenance": {
                    "title": "Title of mine",
                    "family": "user",
                    "generatorVersion": "1.2",
                    "license": "MIT",
                    "parameters": {},
                    "packages": {},
                    "seeds": [
                      1
                    ],
                    "syntheticRows": [
                      3
                    ],
                    "trainRows": 3,
                    "holdoutRows": 3,
                    "train": "t",
                    "holdout": "h",
                    "fitSeconds": null
                  }
                }
              ],
              "dangling": [],
              "notes": [
                "a note"
              ]
            }

            """, StudyJson.Write(Reports.Study(pair) with { Notes = ["a note"] }));
    }

    [Fact]
    public void A_comparison_is_what_fresh_rows_get_and_the_worst_of_a_score_is_its_least()
    {
        PairOutcome pair = Reports.Pair(Reports.Dataset("iris"), "mine", [0.25]);
        var score = new MetricScore(Reports.Density, [new MetricResult.Computed("density", 0.5) { Comparison = new Comparison(0.75, 0.5, "x"), Parts = [new MetricPart("a", null, 0.9), new MetricPart("b", null, 0.1)] }]);
        JsonElement limit = Only(pair with { Gate = new GateResult(pair.Gate.Scorecard, [new LimitVerdict(score, new Limit("x", null, 0.4, null), Verdict.Pass, "")]) }).GetProperty("limits")[0];

        Assert.Equal(0.75, limit.GetProperty("fresh").GetDouble());
        Assert.Equal("b", limit.GetProperty("worst")[0].GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, limit.GetProperty("chance").ValueKind);
    }

    [Theory]
    [InlineData("candidate", "met", "pass")]
    [InlineData("missed", "missed", "pass")]
    [InlineData("lost", "missed", "fail")]
    [InlineData("required", "missed", "fail")]
    [InlineData("new", "met", "fail")]
    [InlineData("baseline", null, "pass")]
    [InlineData("failed", null, "fail")]
    public void The_bar_is_null_for_baselines_and_failures(string kind, string? bar, string gate)
    {
        var iris = Reports.Dataset("iris");
        JsonElement pair = Only(kind switch
        {
            "candidate" => Reports.Pair(iris, "a", [0.01]),
            "missed" => Reports.Pair(iris, "a", [0.5]),
            "lost" => Reports.Pair(iris, "a", [0.5], lost: true),
            "required" => Reports.Pair(iris, "a", [0.5], required: true),
            "new" => Reports.Pair(iris, "a", [0.01], SnapshotStatus.New),
            "baseline" => Reports.Pair(iris, "a", [0.01], baseline: "knows nothing"),
            _ => Reports.Failed(iris, "a", "no luck"),
        });

        Assert.Equal((bar, gate), (pair.GetProperty("bar").GetString(), pair.GetProperty("gate").GetString()));
        Assert.Equal(kind == "failed" ? ["seed 1: X in fit: no luck"] : [], pair.GetProperty("failures").EnumerateArray().Select(f => f.GetString()!));
        Assert.Equal(kind == "new" ? ["New"] : [], pair.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("kind").GetString()!));
    }

    /// <summary>What was not judged has failed, and has every key that a judged pair has.</summary>
    [Fact]
    public void A_pair_that_was_not_judged_has_failed()
    {
        StudyResult study = Reports.Study(Reports.Pair(Reports.Dataset("iris"), "a", [0.01])) with { NotJudged = [new NotJudged(new StudyPair("iris", "b", "user", [1], [], true), "timed out")] };
        JsonElement[] pairs = [.. JsonDocument.Parse(StudyJson.Write(study)).RootElement.GetProperty("pairs").EnumerateArray()];

        Assert.Equal(("b", "fail", null), (pairs[1].GetProperty("generator").GetString(), pairs[1].GetProperty("gate").GetString(), pairs[1].GetProperty("bar").GetString()));
        Assert.Equal("not judged: timed out", pairs[1].GetProperty("failures")[0].GetString());
        Assert.Equal(pairs[0].EnumerateObject().Select(p => p.Name), pairs[1].EnumerateObject().Select(p => p.Name));
    }

    private static JsonElement Only(PairOutcome pair) => JsonDocument.Parse(StudyJson.Write(Reports.Study(pair))).RootElement.GetProperty("pairs")[0];
}
