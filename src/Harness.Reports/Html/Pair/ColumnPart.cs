using System.Xml.Linq;
using Harness.Reports.Words;
using Harness.Studies.Gate;
using Harness.Tables;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>Each column, real against synthetic, worst first: cards for some, a table with small pictures for many.</summary>
internal static class ColumnPart
{
    private const int MostCards = 20;
    private const int MostWords = 2;

    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Columns.Count == 0)
        {
            return null;
        }

        bool many = view.Columns.Count > MostCards;
        XElement cards = Div("columns", At("id", "cards"), view.Columns.Select(c => Card(c, view)));
        return Page.Section(
            "columns",
            "Columns, worst first",
            null,
            Tag.Of(
                "p",
                "legend",
                Counted(view, ColumnSign.Beyond, "beyond a limit"),
                Counted(view, ColumnSign.FurtherOff, "further off than fresh rows, or a fault named"),
                Counted(view, ColumnSign.LikeFresh, "like fresh rows"),
                Counted(view, ColumnSign.NotChecked, "not checked"),
                El("span", Span("key real"), "real (train)"),
                El("span", Span("key syn"), view.Scorecard.Seeds.Count > 1 ? "synthetic: line = mean of the seeds, band = their range" : "synthetic")),
            Div(
                "tools",
                El("label", "Find a column ", El("input", At("type", "search"), At("name", "column"), At("data-filter", "[data-column]"), At("data-count", "column-count"))),
                Tag.Of("span", "soft small", At("id", "column-count"), At("aria-live", "polite"))),
            many ? Rows(view) : null,
            many ? Page.Folded("a card for each column", cards) : cards);
    }

    private static XElement? Counted(PairView view, ColumnSign sign, string words) =>
        view.Columns.Count(c => c.Sign == sign) is > 0 and var count ? El("span", Signs.Of(sign), $" {count} {words}") : null;

    private static XElement Card(ColumnView column, PairView view)
    {
        bool isDate = column.Picture.Kind == ColumnKind.DateTime && column.Picture.NotChecked is null;
        return El(
            "article",
            At("class", "card column" + (isDate ? " date" : "")),
            At("data-column", ""),
            At("data-name", column.Picture.Name),
            Div("title", El("h3", At("title", column.Picture.Name), Numbers.Cut(column.Picture.Name, 44)), Head(column)),
            Words(column),
            Picture(column, view, isDate),
            Tag.Of("p", "foot", Foot(column)));
    }

    private static object Picture(ColumnView column, PairView view, bool isDate) => column.Picture switch
    {
        { NotChecked: not null } => Div("nothing", "nothing to draw"),
        { Number: not null } when isDate => Div("cards two", NumberChart.Of(column.Picture, view.WithExtremes), DateStrip.Of(column.Picture.Name, column.Picture.Number)),
        { Number: not null } => NumberChart.Of(column.Picture, view.WithExtremes),
        { Labels: not null } => LabelChart.Of(column.Picture.Name, column.Picture.Labels),
        _ => Div("nothing", "nothing to draw"),
    };

    private static XElement Head(ColumnView column) => Tag.Of(
        "span",
        column.Sign switch { ColumnSign.LikeFresh => "good", ColumnSign.FurtherOff => "open", ColumnSign.Beyond => "bad", _ => "none" },
        Signs.Of(column.Sign),
        column.Sign == ColumnSign.NotChecked ? " not checked" : column.Verdict.Distance is { } distance ? $" {Short(column.Verdict.Metric)} {Numbers.Two(distance)}" : "");

    private static XElement Words(ColumnView column)
    {
        string[] missed = [.. column.Verdict.Missed.Where(m => m.Score.Descriptor.WorstOf is not ("ks-statistic" or "total-variation")).Select(m => Numbers.Within(m.Score.Descriptor.Title).Replace(", worst", "", StringComparison.Ordinal)).Distinct().Take(3)];
        object[] words = [.. column.Words.Take(MostWords).SelectMany((w, i) => new object[] { i > 0 ? "; " : "", i == 0 && w.IsFault ? El("b", w.Text) : w.Text })];
        return El(
            "p",
            words.Length > 0 ? words : missed.Length > 0 ? null : column.Picture.NotChecked ?? (object)Span("soft", "no rule finds a fault"),
            missed.Length > 0 ? Span("bad", (words.Length > 0 ? "; " : "") + $"limit missed: {string.Join(", ", missed)}") : null);
    }

    private static string Foot(ColumnView column)
    {
        if (column.Picture.NotChecked is not null)
        {
            return "not counted as good";
        }

        string fresh = column.Verdict.Fresh is { } f ? $"worst of fresh real rows {Numbers.Two(f)}" : "";
        string seeds = column.Verdict.Seeds.Count > 1 ? $"seeds {Numbers.Range([.. column.Verdict.Seeds], s => Numbers.Two(s))}" : "";
        return string.Join(" · ", new[] { fresh, seeds }.Where(t => t.Length > 0));
    }

    private static XElement Rows(PairView view) => Div(
        "scroll",
        At("tabindex", "0"),
        At("role", "region"),
        At("aria-label", "columns"),
        El(
            "table",
            El("thead", El("tr", El("th", At("scope", "col"), "column"), El("th", At("scope", "col"), "distance"), El("th", At("scope", "col"), "real and synthetic"), El("th", At("scope", "col"), "what differs"))),
            El("tbody", view.Columns.Select(c => El(
                "tr",
                At("data-column", ""),
                At("data-name", c.Picture.Name),
                El("td", At("class", "any"), c.Picture.Name),
                Tag.Of("td", "nowrap", Head(c)),
                El("td", At("style", "width:150px"), c.Picture.NotChecked is not null ? "–" : c.Picture.Number is not null ? NumberChart.Of(c.Picture, view.WithExtremes, small: true) : c.Picture.Labels is { } labels ? LabelChart.Of(c.Picture.Name, labels, small: true) : "–"),
                El("td", Words(c)))))));

    private static string Short(string metric) => metric == "ks-statistic" ? "KS" : "TV";
}
