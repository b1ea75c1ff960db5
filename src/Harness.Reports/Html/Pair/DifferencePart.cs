using System.Xml.Linq;
using Harness.Metrics;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>What is between like columns: the days between two dates, the width beside the length.</summary>
internal static class DifferencePart
{
    private const string Metric = "difference-ks-statistic";
    private const int Shown = 6;

    /// <summary>The cards, worst first; nothing where no columns are alike.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        IReadOnlyList<MetricPart> parts = view.Scorecard.Find(Metric) is { } score ? score.Parts : [];
        LimitVerdict? limit = view.Gate.Verdicts.FirstOrDefault(v => v.Score.Descriptor.WorstOf == Metric);
        (DifferencePicture Picture, double Value)[] worst =
        [
            .. from picture in view.Picture?.Differences ?? []
               let part = parts.FirstOrDefault(p => p.Name == picture.First && p.Other == picture.Second)
               where part is not null
               orderby part.Value descending
               select (picture, part.Value),
        ];
        return worst.Length == 0 ? null : El(
            "div",
            El("h3", At("style", "margin:18px 0 8px"), "Differences of like columns"),
            Tag.Of("p", "lead small", $"Columns of one kind whose difference varies at most half as much as either. What is between them is hardly seen in the columns or their correlation.{(worst.Length > Shown ? $" The worst {Shown} of {worst.Length}." : "")}"),
            Div("cards three", worst.Take(Shown).Select(w => Div(
                "card",
                El("h3", Numbers.Cut(w.Picture.Difference.Name, 48)),
                Words(w.Value, limit),
                w.Picture.Difference.Number is null ? null : NumberChart.Of(w.Picture.Difference, view.WithExtremes)))));
    }

    private static XElement Words(double value, LimitVerdict? limit)
    {
        bool isMissed = limit is { Verdict: Verdict.Fail, Bound: { } most } && value > most;
        return Tag.Of(
            "div",
            isMissed ? "small bad" : "small soft",
            At("style", "margin:2px 0 6px"),
            limit is null ? null : Signs.Of(isMissed ? Verdict.Fail : value > limit.Bound ? Verdict.Inconclusive : Verdict.Pass),
            $" KS {Numbers.Two(value)}",
            limit?.Bound is { } bound ? $", may be {Numbers.Two(bound)}" : null);
    }
}
