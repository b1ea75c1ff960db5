using System.Globalization;
using System.Xml.Linq;
using Harness.Metrics;
using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>SDMetrics' own numbers, for those who compare with them, with what SDMetrics reads otherwise than the metadata mean.</summary>
internal static class SdMetricsPart
{
    /// <summary>The section; <see langword="null"/> where they were not measured.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        MetricScore[] scores = [.. view.Scorecard.Scores.Where(s => s.Descriptor.Id is "sdmetrics.quality" or "sdmetrics.diagnostic" && s.Value is not null)];
        return scores.Length == 0 ? null : Page.Section(
            "sdmetrics",
            "SDMetrics' numbers",
            "As its reports give them: 1 is best. Nothing is judged by them.",
            Div(
                "card",
                Div(
                    "scroll",
                    At("tabindex", "0"),
                    At("role", "region"),
                    At("aria-label", "scores of SDMetrics' reports"),
                    El(
                        "table",
                        El("thead", El("tr", El("th", At("scope", "col"), "report"), Tag.Of("th", "n", At("scope", "col"), "score"), El("th", At("scope", "col"), "beside"))),
                        El("tbody", scores.SelectMany(Rows))))));
    }

    private static IEnumerable<XElement> Rows(MetricScore score)
    {
        yield return Row(score.Descriptor.Title, score.Value!.Value, null);
        foreach (MetricPart part in score.Parts)
        {
            yield return Row("· " + part.Label, part.Value, part.Note);
        }
    }

    private static XElement Row(string name, double value, string? note) => El(
        "tr",
        El("td", name),
        Tag.Of("td", "n", value.ToString("0.0000", CultureInfo.InvariantCulture)),
        Tag.Of("td", "soft small", note is null ? "" : Numbers.Cut(note, 300)));
}
