using System.Xml.Linq;
using Harness.Pictures;
using Harness.Reports.Words;
using Harness.Tables;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Pair;

/// <summary>The statistics of every column, real above synthetic.</summary>
internal static class ColumnTable
{
    /// <summary>The section.</summary>
    /// <param name="view">The pair.</param>
    public static XElement? Of(PairView view)
    {
        if (view.Columns.Count == 0)
        {
            return null;
        }

        string[] heads = view.WithExtremes
            ? ["column", "distance", "missing", "distinct", "least", "greatest", "mean", "median", "std", "at either end", "whole"]
            : ["column", "distance", "missing", "distinct", "mean", "median", "std", "at either end", "whole"];
        XElement table = Div(
            "scroll",
            At("tabindex", "0"),
            At("role", "region"),
            At("aria-label", "statistics of every column"),
            El(
                "table",
                El("thead", El("tr", heads.Select((h, i) => Tag.Of("th", i < 2 ? "" : "n", At("scope", "col"), h)))),
                view.Columns.Select(c => El("tbody", At("data-column", ""), At("data-name", c.Picture.Name), Line(c, view, isReal: true), Line(c, view, isReal: false)))));
        object lead = El("span", Span("real", "real"), " above ", Span("syn", view.Scorecard.Seeds.Count > 1 ? "synthetic (mean of the seeds; least and greatest of all)" : "synthetic"));
        return Page.Section("every-column", "Every column", lead, view.Columns.Count > 20 ? Page.Folded("all statistics", table) : table);
    }

    private static XElement Line(ColumnView column, PairView view, bool isReal)
    {
        ColumnPicture picture = column.Picture;
        ColumnFacts[] facts = isReal ? [picture.Real] : [.. picture.Synthetic];
        bool isNumber = picture.Number is not null;
        string css = "n " + (isReal ? "real" : "syn");
        string kind = picture.Kind switch { ColumnKind.Numerical => "number", ColumnKind.DateTime => "date", ColumnKind.Id => "id", ColumnKind.Boolean => "yes or no", _ => Label(view.Dataset.Train[picture.Name]) };
        var cells = new List<object?>
        {
            isReal ? Tag.Of("td", "any", El("b", picture.Name)) : Tag.Of("td", "soft small", kind),
            isReal ? Tag.Of("td", "nowrap", column.Verdict.Distance is { } d ? $"{(column.Verdict.Metric == "ks-statistic" ? "KS" : "TV")} {Numbers.Two(d)}" : "–") : El("td"),
            Tag.Of("td", css, Numbers.Percent(facts.Average(f => f.MissingShare))),
            Tag.Of("td", css, Numbers.Of(facts.Average(f => f.Distinct), 6)),
        };
        if (!isNumber)
        {
            cells.Add(El("td", At("colspan", view.WithExtremes ? 7 : 5), At("class", isReal ? "real any" : "syn any"), Shares(picture, isReal)));
            return El("tr", cells);
        }

        if (view.WithExtremes)
        {
            cells.Add(Tag.Of("td", css, Value(picture, facts.Min(f => f.Least))));
            cells.Add(Tag.Of("td", css, Value(picture, facts.Max(f => f.Greatest))));
        }

        cells.Add(Tag.Of("td", css, Value(picture, facts.Average(f => f.Mean))));
        cells.Add(Tag.Of("td", css, Value(picture, facts.Average(f => f.Median))));
        cells.Add(Tag.Of("td", css, picture.Kind == ColumnKind.DateTime ? facts.Average(f => f.Deviation) is { } s ? Numbers.Time(s).Contains('h', StringComparison.Ordinal) ? $"{Numbers.Of(s / 86_400)} days" : Numbers.Time(s) : "–" : Numbers.Of(facts.Average(f => f.Deviation), 4)));
        cells.Add(Tag.Of("td", css, Numbers.Percent(facts.Average(f => f.OfPresent(f.AtEnds)))));
        cells.Add(Tag.Of("td", css, picture.Kind == ColumnKind.DateTime ? "–" : Numbers.Percent(facts.Average(f => f.OfPresent(f.Whole)))));
        return El("tr", cells);
    }

    private static string Label(Column train) => train is CategoricalColumn { Schema.HasRanks: true } labels ? $"ordinal, {LabelOrder.Learn(labels).Words}" : "label";

    private static string Value(ColumnPicture picture, double? value) => picture.Kind == ColumnKind.DateTime && value is { } seconds
        ? CalendarBins.Date(seconds).ToString((picture.Real.Greatest - picture.Real.Least) > 2 * 86_400 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        : Numbers.Of(value, 4);

    private static string Shares(ColumnPicture picture, bool isReal) => picture.Labels is null ? "–" : string.Join(", ", picture.Labels.Rows
        .Where(r => r.Kind == LabelPicture.RowKind.Label)
        .Take(5)
        .Select(r => $"{Numbers.Cut(r.Label, 24)} {Numbers.Percent(isReal ? r.Real : r.Synthetic.DefaultIfEmpty(0).Average())}"));
}
