using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Studies.History;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The pair along the commits: limits that it missed, the metrics that its headlines are made of, and what moved most.</summary>
internal static class TrendPart
{
    private const int MostHeadlines = 3;
    private const int MostMoved = 5;

    /// <summary>The section; <see langword="null"/> where fewer than two snapshots of the pair differ.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.History is not { } history)
        {
            return null;
        }

        MetricDescriptor[] metrics = [.. view.Scorecard.Scores.Select(s => s.Descriptor)];
        MetricDescriptor[] headlines = [.. metrics.Where(m => m.Headline != Headlines.None && view.Gate.Verdicts.Any(v => v.Score.Descriptor.Id == m.Id) && Moves(history.Trend.Of(m.Id))).Take(MostHeadlines)];
        MetricDescriptor[] moved = [.. history.Moved.Select(c => metrics.FirstOrDefault(m => m.Id == c.Metric)).OfType<MetricDescriptor>().Except(headlines).Where(m => Moves(history.Trend.Of(m.Id))).Take(MostMoved)];
        XElement[] lines =
        [
            .. Moves(history.Trend.Missed()) ? [Card("Limits missed", history.Trend.Missed(), null)] : Array.Empty<XElement>(),
            .. headlines.Concat(moved).Select(m => Card(m.Title, history.Trend.Of(m.Id), m)),
        ];
        int commits = history.Trend.States.Count;
        return lines.Length == 0 ? null : Page.Section(
            "trend",
            "Over the commits",
            $"The committed scores: {Numbers.Count(commits, "commit")} changed this pair’s snapshot. Limits missed and headline metrics first, then what moved most from the first snapshot to the last; a gap is a metric that was defined anew.{(history.IsShallow ? " Older commits were not fetched: this is a shallow clone." : "")}",
            Div("cards three", lines));
    }

    private static bool Moves(IReadOnlyList<TrendPoint> points) => points.Select(p => p.Value).OfType<double>().Distinct().Count() > 1;

    private static XElement Card(string title, IReadOnlyList<TrendPoint> points, MetricDescriptor? metric)
    {
        double[] values = [.. points.Select(p => p.Value).OfType<double>()];
        (double first, double last) = (values[0], values[^1]);
        string words = $"{title}, from {Numbers.Of(first)} on {points[0].Commit.Day:yyyy-MM-dd} to {Numbers.Of(last)} on {points[^1].Commit.Day:yyyy-MM-dd}";
        return Div(
            "card",
            El("h3", title),
            TrendLine.Of(words, points, values.Min(), values.Max(), v => Numbers.Of(v), p => $"{p.Commit.ShortId}, {p.Commit.Day:yyyy-MM-dd}: {Numbers.Of(p.Value)}. {Numbers.Cut(p.Commit.Subject, 100)}", Css(first, last, metric)),
            metric is null ? null : Tag.Of("p", "soft small", At("style", "margin:0"), MetricWords.Direction(metric)));
    }

    // Fewer missed limits are better; a metric has its own better side.
    private static string Css(double first, double last, MetricDescriptor? metric)
    {
        double gain = metric switch
        {
            null => first - last,
            { TwoSided: true } => Math.Abs(first - metric.Ideal) - Math.Abs(last - metric.Ideal),
            { Direction: Direction.LowerIsBetter } => first - last,
            { Direction: Direction.HigherIsBetter } => last - first,
            _ => 0,
        };
        return gain > 0 ? "good" : gain < 0 ? "bad" : "";
    }
}
