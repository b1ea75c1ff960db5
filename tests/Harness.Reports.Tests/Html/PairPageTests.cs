using System.Xml.Linq;
using Harness.Generators;
using Harness.Pictures;
using Harness.Reports.Html.Pair;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.History;
using Harness.Studies.Snapshots;
using Harness.Tables;

namespace Harness.Reports.Tests.Html;

/// <summary>Parts of the page of a pair that need no browser: scores along the commits, curves of trainings, labels of axes.</summary>
public class PairPageTests
{
    private static readonly HistoryCommit[] Commits = [.. Enumerable.Range(1, 3).Select(i => new HistoryCommit(new string((char)('a' + i), 10), new DateTimeOffset(2026, 1, i, 0, 0, 0, TimeSpan.Zero), $"commit {i}"))];

    [Fact]
    public void Scores_along_the_commits_are_drawn_with_their_ends_and_a_gap_where_a_metric_is_another()
    {
        XElement section = TrendPart.Of(View((0.3, 1), (0.2, 1), (0.05, 2)))!;

        Assert.Equal(["Limits missed", "KS"], section.Descendants("h3").Select(h => h.Value));
        XElement line = section.Descendants("svg").Last();
        Assert.Equal("KS, from 0.3 on 2026-01-01 to 0.05 on 2026-01-03", line.Element("title")!.Value);
        Assert.Equal(2, line.Elements("path").Count());
        Assert.Contains("3 commits changed this pair’s snapshot", section.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("shallow", section.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_snapshot_or_none_that_moved_is_no_section_and_a_shallow_clone_is_told()
    {
        Assert.Null(TrendPart.Of(View((0.3, 1))));
        Assert.Null(TrendPart.Of(View((0.3, 1), (0.3, 1))));
        Assert.Null(TrendPart.Of(View()));
        Assert.Contains("this is a shallow clone", TrendPart.Of(View([(0.3, 1), (0.05, 1)], isShallow: true))!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Curves_of_a_training_are_drawn_a_line_a_seed()
    {
        PairView view = View();
        Assert.Null(CurvePart.Of(view));
        TrainingCurve[] Of(double last) => [new TrainingCurve("critic", [1, 500], [2, last])];

        XElement section = CurvePart.Of(view with { Gate = view.Gate with { Scorecard = view.Scorecard with { Curves = [(1, Of(0.5)), (2, Of(0.25))] } } })!;

        XElement picture = Assert.Single(section.Descendants("svg"));
        Assert.Equal("critic: 2 at step 1, 0.5 at step 500; 2 at step 1, 0.25 at step 500", picture.Element("title")!.Value);
        Assert.Equal(2, picture.Elements("path").Count());
    }

    [Theory]
    [InlineData(new[] { 0.0, 5, 10 }, new[] { "0", "5", "10" })]
    [InlineData(new[] { 1000000.1, 1000000.2 }, new[] { "1 · 10⁶", "+ 0.1" })]
    [InlineData(new[] { 12345.0, 12346 }, new[] { "12 345", "12 346" })]
    [InlineData(new[] { 1e15, 1e15 + 35, 1e15 + 70 }, new[] { "1 · 10¹⁵", "+ 35", "+ 70" })]
    public void Labels_of_an_axis_are_told_apart(double[] values, string[] expected)
    {
        string[] texts = [.. AxisText.Of(Column(ColumnKind.Numerical, values), values).Select(t => t.Replace('\u202F', ' ').Replace('\u00A0', ' '))];

        Assert.Equal(expected.Length, texts.Distinct().Count());
        Assert.Equal(expected[^1], texts[^1]);
    }

    [Theory]
    [InlineData(41, "4 Mar 10:00", "4 Mar 10:41")]
    [InlineData(0.5, "10:00:00", "10:00:30")]
    [InlineData(6 * 24 * 60, "4 Mar 2024", "10 Mar 2024")]
    public void Dates_of_an_axis_are_written_by_their_span(double minutes, params string[] expected)
    {
        double first = (new DateTime(2024, 3, 4, 10, 0, 0) - DateTime.UnixEpoch).TotalSeconds;
        double[] ends = [first, first + 60 * minutes];

        Assert.Equal(expected, AxisText.Of(Column(ColumnKind.DateTime, ends), ends));
    }

    private static ColumnPicture Column(ColumnKind kind, double[] ends) => new("x", kind, new ColumnFacts(2, 0, 2) { Least = ends[0], Greatest = ends[^1] }, []);

    private static PairView View(params (double Value, int Version)[] snapshots) => View(snapshots, isShallow: false);

    private static PairView View((double Value, int Version)[] snapshots, bool isShallow)
    {
        PairOutcome pair = Reports.Pair(Reports.Dataset("iris"), "gan", [0.05]);
        PairState[] states = [.. snapshots.Select((s, i) => new PairState(Commits[i], new Snapshot
        {
            Dataset = "iris",
            Generator = "gan",
            GeneratorVersion = "1",
            TrainDigest = "t",
            HoldoutDigest = "h",
            Seeds = [1],
            Rows = 3,
            Failures = [],
            Bar = s.Value > 0.1 ? "missed" : "met",
            Missed = s.Value > 0.1 ? ["ks-statistic"] : [],
            Metrics = [KeyValuePair.Create("ks-statistic", new SnapshotMetric(s.Version, s.Value, null, []))],
        }))];
        SnapshotHistory? history = states.Length == 0 ? null : new SnapshotHistory { Folder = "", Commits = Commits, Pairs = [new PairTrend("iris", "gan", states)], Notes = [], IsShallow = isShallow };
        return new PairView(pair.Gate, null, ColumnVerdict.Of(pair.Gate)) { Outcome = pair, History = PairHistory.Of(history, "iris", "gan", [Reports.Error]) };
    }
}
