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
                view.Columns.Count(c => c.Sign == ColumnSign.LikeFresh && c.Verdict.MissedWithOthers.Count > 0) is > 0 and var alone ? El("span", $"({alone} of them alone: with relations lost)") : null,
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
            Words(column, view),
            ColumnMisses.All(column, view),
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

    // The sign beside its cause: the distance that is drawn only where it is the cause.
    private static XElement Head(ColumnView column) => Tag.Of(
        "span",
        column.Sign switch { ColumnSign.LikeFresh => "good", ColumnSign.FurtherOff => "open", ColumnSign.Beyond => "bad", _ => "none" },
        column.Sign == ColumnSign.LikeFresh && column.Verdict.MissedWithOthers.Count > 0 ? Signs.Sign("good", "✓", "alone like fresh rows") : Signs.Of(column.Sign),
        column.Sign == ColumnSign.NotChecked ? " not checked" : column.IsByDistance ? $" {Distance(column)}" : column.Cause is { } cause ? $" {Numbers.Cut(ColumnMisses.Title(cause), 26)} {Numbers.Of(cause.Own.Part.Value, 2)}" : " fault named");

    private static string Distance(ColumnView column) => column.Verdict.Distance is { } distance ? $"{Short(column.Verdict.Metric)} {Numbers.Two(distance)}" : "";

    private static XElement Words(ColumnView column, PairView view)
    {
        // On a good column what differs is a remark.
        bool isLoud = column.Sign is ColumnSign.Beyond or ColumnSign.FurtherOff;
        object?[] parts =
        [
            .. column.Words.Take(MostWords).Select((w, i) => isLoud && i == 0 && w.IsFault ? El("b", w.Text) : (object)w.Text),
            OffPattern(column, view),
            ColumnMisses.Alone(column),
            ColumnMisses.WithOthers(column, view),
        ];
        object[] said = [.. parts.OfType<object>()];
        return El("p", said.Length == 0 ? Span("soft", Unsaid(column)) : said.SelectMany((p, i) => i == 0 ? [p] : new[] { "; ", p }));
    }

    // An id is compared with nothing, but held against its pattern.
    private static object? OffPattern(ColumnView column, PairView view) =>
        view.Scorecard.Scores.FirstOrDefault(s => s.Descriptor.Id == "id-pattern-error")?.Parts.FirstOrDefault(p => p.Name == column.Picture.Name) is not { } part ? null
        : part.Value > 0 ? El("b", $"{Numbers.Percent(part.Value)} of the values off its pattern")
        : column.Picture.NotChecked is null ? null
        : "an id: matches its pattern";

    private static string Unsaid(ColumnView column) => column.Picture.NotChecked ?? column.Sign switch
    {
        ColumnSign.FurtherOff when column.Verdict.Distance > column.Verdict.Limit => $"beyond its limit, {Numbers.Two(column.Verdict.Limit)}, but within chance: too few rows to tell",
        ColumnSign.FurtherOff => "within its limit, but further off than 97.5 % of fresh real rows",
        ColumnSign.NotChecked => "nothing to hold it against",
        _ => "no rule finds a fault",
    };

    private static string Foot(ColumnView column)
    {
        if (column.Picture.NotChecked is not null)
        {
            return "not counted as good";
        }

        ColumnVerdict own = column.Verdict;
        string distance = column.IsByDistance ? "" : Distance(column);
        string fresh = own.Fresh is { } f ? $"worst of fresh real rows {Numbers.Two(f)}{(own.Chance is { } most ? $", by chance to {Numbers.Two(most)}" : "")}" : "";
        string seeds = own.Seeds.Count > 1 ? $"seeds {Numbers.Range([.. own.Seeds], s => Numbers.Two(s))}" : "";
        return string.Join(" · ", new[] { distance, fresh, seeds }.Where(t => t.Length > 0));
    }

    private static XElement Rows(PairView view) => Div(
        "scroll",
        At("tabindex", "0"),
        At("role", "region"),
        At("aria-label", "columns"),
        El(
            "table",
            El("thead", El("tr", El("th", At("scope", "col"), "column"), El("th", At("scope", "col"), "verdict"), El("th", At("scope", "col"), "real and synthetic"), El("th", At("scope", "col"), "what differs"))),
            El("tbody", view.Columns.Select(c => El(
                "tr",
                At("data-column", ""),
                At("data-name", c.Picture.Name),
                El("td", At("class", "any"), c.Picture.Name),
                Tag.Of("td", "nowrap", Head(c)),
                El("td", At("style", "width:150px"), c.Picture.NotChecked is not null ? "–" : c.Picture.Number is not null ? NumberChart.Of(c.Picture, view.WithExtremes, small: true) : c.Picture.Labels is { } labels ? LabelChart.Of(c.Picture.Name, labels, small: true) : "–"),
                El("td", Words(c, view)))))));

    private static string Short(string metric) => metric == "ks-statistic" ? "KS" : "TV";
}
