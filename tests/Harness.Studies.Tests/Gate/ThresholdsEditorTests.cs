using Harness.Arbitraries;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public sealed class ThresholdsEditorTests
{
    private static readonly LimitProposal Ks = new("ks-statistic", new Limit("", 0.034, null, null, "measured"));

    private static readonly LimitProposal Share = new("nearest-train-share", new Limit("", 0.57, 0.43, null, "at 1 % — \"so\""));

    [Fact]
    public void A_dataset_without_limits_gets_them_one_a_line() =>
        Assert.Equal(
            """
            {
              "metrics": {
                "ks-statistic": { "max": 0.1 }
              },
              "pairs": {
                "iris": {
                  "cart": { "failure": { "type": "t", "reason": "r" } },
                  "*": {
                    "ks-statistic": { "max": 0.034, "reason": "measured" },
                    "nearest-train-share": { "min": 0.43, "max": 0.57, "reason": "at 1 % — \"so\"" }
                  }
                },
                "wine": {}
              }
            }

            """,
            ThresholdsEditor.Put(
                """
                {
                  "metrics": {
                    "ks-statistic": { "max": 0.1 }
                  },
                  "pairs": {
                    "iris": {
                      "cart": { "failure": { "type": "t", "reason": "r" } }
                    },
                    "wine": {}
                  }
                }

                """,
                "iris",
                [Ks, Share]));

    [Fact]
    public void A_limit_that_stands_there_is_replaced_and_nothing_else()
    {
        const string Before = """{ /* why */ "metrics": {"ks-statistic":{"max":1e-1},}, "pairs": { "iris": {"*":{"ks-statistic" : {"max": 0.050, "reason": "old"}, "x":  1}}} } // end""";

        Assert.Equal(
            """{ /* why */ "metrics": {"ks-statistic":{"max":1e-1},}, "pairs": { "iris": {"*":{"ks-statistic" : { "max": 0.034, "reason": "measured" }, "x":  1}}} } // end""",
            ThresholdsEditor.Put(Before, "iris", [Ks]));
    }

    [Fact]
    public void Comments_and_commas_stay_where_they_are() =>
        Assert.Equal(
            "{\n  \"pairs\": {\n    \"wine\": {}, // why, one asks\n    \"iris\": {\n      \"*\": {\n        \"ks-statistic\": { \"max\": 0.034, \"reason\": \"measured\" }\n      }\n    }\n  }\n}",
            ThresholdsEditor.Put("{\n  \"pairs\": {\n    \"wine\": {} // why, one asks\n  }\n}", "iris", [Ks]));

    [Theory]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } } }""")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": null }""")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": {} }""")]
    [InlineData("""{ "metrics": { "ks-statistic": { "max": 0.1 } }, "pairs": { "iris": { "*": { "ks-statistic": { "max": 0.2, "reason": "r" } } } } }""")]
    [InlineData("{\r\n  \"metrics\": { \"ks-statistic\": { \"max\": 0.1 }, },\r\n  \"pairs\": { // none\r\n  },\r\n}\r\n")]
    [InlineData("{ \"metrics\": { \"ks-statistic\": { \"max\": 0.1 } }, \"pairs\": { \"é\": { } // , \n } }")]
    public void What_is_written_can_be_read_and_a_second_time_changes_nothing(string before)
    {
        using var folder = new TemporaryFolder();
        string after = ThresholdsEditor.Put(before, "iris", [Ks, Share]);

        Thresholds read = new ThresholdsReader(new KnownNames([.. Evaluators.Default.SelectMany(e => e.Metrics)], null, null, Evaluators.NotInstalled)).Read(folder.Write("thresholds.json", after));

        Assert.Equal(
            [Ks.Limit with { Path = "pairs.iris.*.ks-statistic" }, Share.Limit with { Path = "pairs.iris.*.nearest-train-share" }],
            read.PairLimits.Select(l => l.Limit));
        Assert.Equal(after, ThresholdsEditor.Put(after, "iris", [Ks, Share]));
        Assert.Equal(before.Contains('\r', StringComparison.Ordinal), !after.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal) && after.Contains('\r', StringComparison.Ordinal));
    }

    [Fact]
    public void The_repositorys_own_file_keeps_every_line()
    {
        string before = File.ReadAllText(Path.Combine(Repository.Root, "thresholds.json"));
        string[] after = ThresholdsEditor.Put(before, "made-up", [Ks]).Split('\n');

        // All that a new dataset may change of a line is the comma behind the one before it.
        Assert.All(before.Split('\n'), line => Assert.True(after.Contains(line) || after.Contains(line + ","), line));
        Assert.Equal(before.Split('\n').Length + 5, after.Length);
    }
}
