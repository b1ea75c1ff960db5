using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Relations: matrices real, synthetic and difference, and the worst links as cells.</summary>
internal static class LinkPart
{
    private const int ManyColumns = 20;
    private const int WorstListed = 18;

    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Picture is not { Links: { Columns.Count: > 1 } links } picture)
        {
            return null;
        }

        var limit = new LinkLimit(view.Gate);
        bool many = links.Columns.Count > ManyColumns;
        object lead = El(
            "span",
            "Pearson’s r between numbers and dates (",
            El("b", At("style", "color:var(--plus)"), "+"),
            " / ",
            El("b", At("style", "color:var(--minus)"), "−"),
            "), correlation ratio η of a number by a label, Cramér’s V between labels. ",
            view.Scorecard.Seeds.Count > 1 ? "Synthetic is the mean of the seeds. " : "",
            "In the difference: ",
            El("b", At("style", "color:var(--weak-text)"), "weaker than real"),
            ", ",
            El("b", At("style", "color:var(--strong-text)"), "stronger than real"),
            ". Numbers below .1 are not written.");
        XElement difference = MatrixChart.Of("difference", links, l => l.Difference, l => l.Stronger < 0 ? "f-weak" : "f-strong", isSize: true);
        XElement real = MatrixChart.Of("real", links, l => l.Real, l => l.Real < 0 ? "f-minus" : "f-plus", isSize: false);
        XElement synthetic = MatrixChart.Of("synthetic", links, l => l.Mean, l => l.Mean < 0 ? "f-minus" : "f-plus", isSize: false);
        return Page.Section(
            "relations",
            "Relations",
            lead,
            many ? El("div", Scroll("differences of relations", difference), Page.Folded("real and synthetic by themselves", Scroll("real relations", real), Scroll("synthetic relations", synthetic))) : Div("cards three", Scroll("real relations", real), Scroll("synthetic relations", synthetic), Scroll("differences of relations", difference)),
            Tag.Of("h3", "worst", At("style", "margin:18px 0 8px"), "Worst links"),
            Tag.Of("p", "lead small", "The stronger the colour the more rows, one scale for both; numbers in 12 bins of the real range, what lies outside is in the outer ones."),
            Div("cards three", picture.WorstLinks.Zip(links.Worst(picture.WorstLinks.Count), (cells, link) => Div("card", El("h3", $"{Numbers.Cut(cells.Across, 24)} × {Numbers.Cut(cells.Up, 24)}"), Words(link, limit.Of(links, link)), CellChart.Of(cells, view.Picture.Columns, view.WithExtremes)))),
            DifferencePart.Of(view),
            many ? Page.Folded($"the worst {WorstListed} links", Scroll($"the worst {WorstListed} links", List(links, limit))) : null);
    }

    private static XElement Words(LinkPicture.Link link, PartVerdict? own) => Tag.Of(
        "div",
        "small",
        At("style", "margin:2px 0 6px"),
        link.Symbol,
        " ",
        Span("real sign", Numbers.Two(link.Real)),
        " → ",
        Span("syn sign", Numbers.Two(link.Mean)),
        link.Synthetic.Count > 1 ? Span("soft", $" seeds {Numbers.Two(link.Synthetic.Min(s => double.IsNaN(s) ? 0 : s))} to {Numbers.Two(link.Synthetic.Max(s => double.IsNaN(s) ? 0 : s))}") : null,
        own is { } verdict ? Div(verdict.IsMissed ? "bad" : "soft", LinkLimit.Words(verdict)) : null);

    private static XElement List(LinkPicture links, LinkLimit limit) => El(
        "table",
        El("thead", El("tr", El("th", At("scope", "col"), "pair"), Tag.Of("th", "n", At("scope", "col"), "real"), Tag.Of("th", "n", At("scope", "col"), "synthetic"), ((string[])["off by", "fresh rows, worst", "by chance to", "may be"]).Select(h => Tag.Of("th", "n", At("scope", "col"), h)))),
        El("tbody", links.Worst(WorstListed).Select(l => El("tr", Tag.Of("td", "any", $"{links.Columns[l.First]} × {links.Columns[l.Second]} ({l.Symbol})"), Tag.Of("td", "n real", Numbers.Two(l.Real)), Tag.Of("td", "n syn", Numbers.Two(l.Mean)), LinkLimit.Cells(limit.Of(links, l))))));

    private static XElement Scroll(string what, XElement matrix) => Div("scroll", At("tabindex", "0"), At("role", "region"), At("aria-label", what), matrix);
}
