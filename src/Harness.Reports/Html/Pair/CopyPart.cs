using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Scoring;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Distances to the nearest train row beside those of fresh rows, and the copies that were found.</summary>
internal static class CopyPart
{
    private const double Left = 52;
    private const double Right = 510;
    private const double Width = 520;
    private const double Top = 14;
    private const double Bottom = 170;

    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        MetricScore[] scores = [.. view.Scorecard.Scores.Where(s => s.Descriptor.Family == "copying" && !s.Descriptor.IsWorst && s.Value is not null)];
        if (scores.Length == 0)
        {
            return null;
        }

        NearnessPicture? nearness = view.Picture?.Nearness;
        return Page.Section(
            "copies",
            "Copies",
            nearness is null ? null : "Rows within a distance of some train row. Left of the blue curve would mean copying.",
            Div(
                "card",
                nearness is null ? null : Chart(nearness),
                Div("scroll", At("tabindex", "0"), At("role", "region"), At("aria-label", "what was found of copies"), El(
                    "table",
                    El("thead", El("tr", El("th", At("scope", "col"), "copies"), Tag.Of("th", "n", At("scope", "col"), "value"), El("th", At("scope", "col"), "beside"))),
                    El("tbody", scores.Select(s => El("tr", El("td", s.Descriptor.Title), Tag.Of("td", "n", IsShare(s) ? Numbers.Percent(s.Value) : Numbers.Of(s.Value)), Tag.Of("td", "soft small", Beside(s))))))),
                Tag.Of("p", "soft small", "No copies found is no proof of privacy: rare rows can be told from a table that repeats none.")));
    }

    private static bool IsShare(MetricScore score) => score.Descriptor.Unit == "share" || score.Descriptor.Id.EndsWith("-share", StringComparison.Ordinal);

    private static string Beside(MetricScore score) => score.CannotTell is { } why ? $"cannot be judged: {why}"
        : score.Comparison is { } other ? $"{other.Description} {(IsShare(score) ? Numbers.Percent(other.Reference) : Numbers.Of(other.Reference))}; {Chance(other.PValue)}"
        : "";

    private static string Chance(double p) => p >= 0.05 ? "within chance" : p < 0.001 ? "chance alone: less than once in 1,000" : $"chance alone: {Numbers.Percent(p)} of the time";

    private static XElement Chart(NearnessPicture nearness)
    {
        double most = Math.Max(nearness.Fresh[98], nearness.Synthetic.Max(s => s[98]));
        most = most > 0 ? most : 1;
        double X(double distance) => Left + (Right - Left) * Math.Min(distance, most) / most;
        double Y(int hundredth) => Bottom - (Bottom - Top) * hundredth / 100;
        double[] mean = [.. Enumerable.Range(0, 101).Select(i => nearness.Synthetic.Average(s => s[i]))];
        var drawn = new List<object>();
        foreach (int mark in (int[])[0, 50, 100])
        {
            drawn.Add(Line("grid", Left, Y(mark), Right, Y(mark)));
            drawn.Add(Label("s soft end", Left - 6, Y(mark) + 4, $"{mark} %"));
        }

        if (nearness.Synthetic.Count > 1)
        {
            IEnumerable<(double, double)> near = Enumerable.Range(0, 101).Select(i => (X(nearness.Synthetic.Min(s => s[i])), Y(i)));
            IEnumerable<(double, double)> far = Enumerable.Range(0, 101).Reverse().Select(i => (X(nearness.Synthetic.Max(s => s[i])), Y(i)));
            drawn.Add(Path("band", near.Concat(far), isClosed: true));
        }

        drawn.Add(Path("t-real", Enumerable.Range(0, 101).Select(i => (X(nearness.Fresh[i]), Y(i)))));
        drawn.Add(Path("t-syn", Enumerable.Range(0, 101).Select(i => (X(mean[i]), Y(i)))));
        drawn.Add(Dot("d-real", X(nearness.Fresh[50]), Y(50), 4));
        drawn.Add(Dot("d-syn", X(mean[50]), Y(50), 4));
        drawn.Add(Label("b real end", Right, Bottom - 34, $"fresh real rows: half lie within {Numbers.Of(nearness.Fresh[50], 2)}"));
        drawn.Add(Label("b syn end", Right, Bottom - 16, $"synthetic rows: half lie within {Numbers.Of(mean[50], 2)}"));
        drawn.Add(Label("s soft", Left, Bottom + 14, "0"));
        drawn.Add(Label("s soft end", Right, Bottom + 14, Numbers.Of(most, 2)));
        drawn.Add(Label("s soft middle", (Left + Right) / 2, Bottom + 14, "distance to the nearest train row (0 same, 1 differs in everything)"));
        return Svg(Width, Bottom + 20, $"Distances to the nearest train row: half of the fresh real rows lie within {Numbers.Of(nearness.Fresh[50], 2)}, half of the synthetic rows within {Numbers.Of(mean[50], 2)}", drawn);
    }
}
