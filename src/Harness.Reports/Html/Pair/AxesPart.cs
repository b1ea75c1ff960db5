using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The whole table in one picture, real beside synthetic in the same frame.</summary>
internal static class AxesPart
{
    private const double Cell = 8;
    private const double Top = 22;

    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Picture?.Whole is not { } whole)
        {
            return null;
        }

        return Page.Section(
            "whole",
            "The whole table in one picture",
            $"Rows on the two main axes of the real number columns ({Numbers.Percent(whole.Shares[0])} and {Numbers.Percent(whole.Shares[1])} of the spread){(view.Dataset.Target is { } target && whole.Groups.Count > 0 ? $", by {target}" : "")}. A mark is one or more rows on a grid, larger for more; none is a row.",
            Div(
                "card",
                Div("cards two", Chart("real", "real", whole.Real, whole.RealOutside), Chart("synthetic, seed " + view.Scorecard.Seeds[0].Seed, "syn", whole.Synthetic, whole.SyntheticOutside)),
                whole.Groups.Count == 0 ? null : Tag.Of("p", "legend", At("style", "margin:10px 0 0"), whole.Groups.Select((g, i) => El("span", Svg(12, 12, g, Mark(i, 6, 6, 4.5)).WithStyle("display:inline-block;vertical-align:-2px"), " ", Numbers.Cut(g, 40))))));
    }

    private static XElement Chart(string title, string css, IReadOnlyList<AxesPicture.Point> points, int outside)
    {
        double width = AxesPicture.Across * Cell;
        double height = AxesPicture.Up * Cell;
        double most = Math.Max(1, points.Select(p => p.Rows).DefaultIfEmpty(1).Max());
        return Svg(
            width,
            height + Top + 18,
            $"{title}: rows on two axes",
            Label($"b middle {css}", width / 2, 14, title),
            Rect("frame", 0.5, Top, width - 1, height),
            points.Select(p => Mark(p.Group, (p.X + 0.5) * Cell, Top + height - (p.Y + 0.5) * Cell, 1.9 + 2.3 * Math.Sqrt((p.Rows - 1) / most))),
            outside > 0 ? Label("s soft end", width, height + Top + 13, $"{Numbers.Count(outside, "row")} outside the frame") : null);
    }

    // Shape and colour both tell a group.
    private static XElement Mark(int group, double x, double y, double r) => (group < 0 ? 0 : group % 3) switch
    {
        1 => Rect(Css(group), x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
        2 => Tag.Of("polygon", Css(group), At("points", $"{Number(x)},{Number(y - r * 1.1)} {Number(x - r * 1.05)},{Number(y + r * 0.85)} {Number(x + r * 1.05)},{Number(y + r * 0.85)}")),
        _ => Dot(Css(group), x, y, r),
    };

    private static string Css(int group) => group < 0 ? "f-grey" : $"g{group % 6}";

    private static XElement WithStyle(this XElement element, string style)
    {
        element.Add(At("style", style));
        return element;
    }
}
