using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports.Tests;

/// <summary>Every number as CSV.</summary>
public class ScoresCsvTests
{
    [Fact]
    public void A_line_a_pair_seed_metric_and_part()
    {
        Dataset iris = Reports.Dataset("iris");

        Assert.Equal(
            """"
            dataset,generator,seed,metric,part,other,value,why
            iris,"a,""b""",1,ks-statistic,,,0.1,
            iris,"a,""b""",1,density,,,0.5,
            iris,"a,""b""",1,tstr-accuracy,,,0.75,
            iris,"a,""b""",1,tstr-accuracy,linear,,0.75,
            iris,"a,""b""",2,ks-statistic,,,0.30000000000000004,
            iris,"a,""b""",2,density,,,0.5,
            iris,"a,""b""",2,tstr-accuracy,,,0.75,
            iris,"a,""b""",2,tstr-accuracy,linear,,0.75,
            iris,c,1,,,,,"X in fit: no, luck"

            """".ReplaceLineEndings("\n"),
            ScoresCsv.Write(Reports.Study(Reports.Pair(iris, "a,\"b\"", [0.1, 0.1 + 0.2]), Reports.Failed(iris, "c", "no, luck"))));
    }

    /// <summary>Of 120 parts the hundred that are worst over both seeds, the same at each.</summary>
    [Fact]
    public void Of_very_many_parts_the_worst_have_lines()
    {
        PairOutcome pair = Reports.Pair(Reports.Dataset("iris"), "a", [0.5, 0.5]);
        MetricResult Of(int sign) => new MetricResult.Computed(Reports.Error.Id, 0.5) { Parts = [.. Enumerable.Range(0, 120).Select(i => new MetricPart($"p{i}", "q", i + sign * (i % 2 == 0 ? 30 : -30)))] };
        Scorecard card = pair.Gate.Scorecard with { Scores = [new MetricScore(Reports.Error, [Of(1), Of(-1)])] };

        string[] lines = ScoresCsv.Write(Reports.Study(pair with { Gate = pair.Gate with { Scorecard = card } })).Split('\n');

        Assert.Equal(2, lines.Count(l => l.EndsWith(",ks-statistic,,,0.5,the worst 100 of 120 parts follow", StringComparison.Ordinal)));
        Assert.All((string[])["1", "2"], seed => Assert.Equal(Enumerable.Range(20, 100).Select(i => $"p{i}"), lines.Where(l => l.StartsWith($"iris,a,{seed},ks-statistic,p", StringComparison.Ordinal)).Select(l => l.Split(',')[4])));
    }
}
