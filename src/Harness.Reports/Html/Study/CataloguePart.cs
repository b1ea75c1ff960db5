using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Studies;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>Every metric with its equation and both ends.</summary>
internal static class CataloguePart
{
    public static XElement? Of(StudyResult study) => study.Metrics.Count == 0 ? null : Page.Section(
        "catalogue",
        "Every metric",
        "A worst metric is the largest of the parts that its metric averages, and stands with it.",
        study.Metrics.Where(m => !IsCompanion(study, m)).GroupBy(m => m.Family).Select(f => Page.Folded(
            $"{Capital(FamilyWords.Of(f.Key))}: {Numbers.Count(f.Count(), "metric")}",
            f.Select(m => Metric(study, m)))));

    private static XElement Metric(StudyResult study, MetricDescriptor metric)
    {
        MetricDescriptor? worst = study.Metrics.FirstOrDefault(m => m.WorstOf == metric.Id);
        return Tag.Of(
            "article",
            "metric",
            At("id", "metric-" + metric.Id),
            El("h3", worst is null ? null : At("id", "metric-" + worst.Id), metric.Title, " ", El("code", metric.Id)),
            El("p", metric.Summary),
            metric.Equation.Length == 0 ? null : El("p", El("code", metric.Equation)),
            El(
                "dl",
                Term("range", $"{MetricWords.Number(metric.Minimum)} to {MetricWords.Number(metric.Maximum)}{(metric.Unit.Length > 0 ? $", in {metric.Unit}" : "")}; {MetricWords.Direction(metric)}"),
                Term("knows nothing", MetricWords.Floor(metric.Floor)),
                Term("limit", Limits(study, metric, worst)),
                Term("standard error", metric.StandardError),
                Term("beware", metric.Traps),
                Term("cost", metric.Cost),
                Term("source", metric.Source)));
    }

    private static string Limits(StudyResult study, MetricDescriptor metric, MetricDescriptor? worst)
    {
        string? own = study.Thresholds.Bar.TryGetValue(metric.Id, out Studies.Gate.Limit? limit) ? limit.ToString() : null;
        string? worsts = worst is not null && study.Thresholds.Bar.TryGetValue(worst.Id, out Studies.Gate.Limit? other) ? "worst part: " + other : null;
        return string.Join("; ", new[] { own, worsts }.OfType<string>());
    }

    private static object?[]? Term(string name, string text) => text.Length == 0 ? null : [El("dt", name), El("dd", text)];

    private static bool IsCompanion(StudyResult study, MetricDescriptor metric) => metric.WorstOf is { } id && study.Metrics.Any(m => m.Id == id);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
