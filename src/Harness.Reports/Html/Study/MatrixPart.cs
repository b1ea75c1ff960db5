using System.Xml.Linq;
using Harness.Datasets;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Studies;
using Harness.Studies.Gate;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>Which generator for which table: a line a generator, a column a dataset; what the cells show can be chosen.</summary>
internal static class MatrixPart
{
    private const int MostOfName = 32;

    public static XElement? Of(Scope scope)
    {
        if (scope.Groups.Count == 0)
        {
            return null;
        }

        var picture = new CellPicture(scope.Limits);
        MatrixView[] views = [.. MatrixView.All(scope.Limits).Where(v => scope.Study.Pairs.Any(p => v.Show(p) is not null))];
        return Page.Section(
            "matrix",
            "Which generator for which table?",
            "A cell leads to the page of its pair. Best first in each group.",
            Tools(views),
            MatrixKey.Of(scope, picture),
            Div(
                "scroll",
                At("tabindex", 0),
                At("role", "region"),
                At("aria-label", "generators and tables"),
                Tag.Of(
                    "table",
                    "matrix",
                    El("thead", El("tr", El("th", At("scope", "col"), Span("soft", "generator")), scope.Datasets.Select(d => Head(scope.Study, d)), El("th", At("scope", "col"), "clears"))),
                    scope.Groups.Select(g => El("tbody", Group(scope, g), g.Generators.Select(id => Row(scope, g, id, picture, views)))))));
    }

    private static XElement Tools(MatrixView[] views) => Div(
        "tools",
        El("label", At("for", "view"), "Cells show"),
        El(
            "select",
            At("id", "view"),
            At("name", "view"),
            At("data-views", "#matrix [data-view]"),
            El("option", At("value", "limits"), "limits of the bar"),
            views.Select(v => El("option", At("value", v.Id), v.Title))),
        El("label", At("for", "generator"), "Generators"),
        El("input", At("id", "generator"), At("name", "generator"), At("type", "search"), At("placeholder", "all"), At("data-filter", "#matrix tr[data-name]"), At("data-count", "shown")),
        Tag.Of("span", "soft small", At("id", "shown"), At("aria-live", "polite")));

    private static XElement Head(StudyResult study, string name) => El(
        "th",
        At("scope", "col"),
        Span("dataset", At("title", name), Numbers.Cut(name, 24)),
        study.Datasets.FirstOrDefault(d => d.Name == name) is { } dataset
            ? Span("about", $"{Numbers.Count(dataset.Train.RowCount, "row")}, {Numbers.Count(dataset.Train.Schema.Count, "column")}", El("br"), dataset.Target is null ? "no target" : Task(dataset))
            : null);

    private static string Task(Dataset dataset) => dataset.Task switch
    {
        TaskKind.Binary => "two classes",
        TaskKind.Multiclass => "several classes",
        _ => "regression",
    };

    private static XElement Group(Scope scope, GeneratorGroup group) => Tag.Of("tr", "head", El("th", At("colspan", scope.Datasets.Count + 2), At("scope", "rowgroup"), group.Title));

    private static XElement Row(Scope scope, GeneratorGroup group, string id, CellPicture picture, MatrixView[] views)
    {
        PairOutcome?[] pairs = [.. scope.Datasets.Select(d => scope.Find(d, id))];
        (int met, int judged) = (pairs.Count(p => p?.Bar == BarVerdict.Met), pairs.Count(p => p is not null && !p.IsBaseline()));
        return El(
            "tr",
            At("data-name", id),
            El("th", At("scope", "row"), At("title", scope.Infos.GetValueOrDefault(id)?.Title ?? id), Numbers.Cut(id, MostOfName)),
            scope.Datasets.Select((d, i) => El("td", pairs[i] is { } pair ? Cell(pair, picture, views)
                : scope.Study.NotJudged.Any(n => n.Pair.Dataset == d && n.Pair.Generator == id) ? Span("unjudged", "not judged")
                : Span("absent", At("title", "never recorded"), "·"))),
            group.IsBaseline || judged == 0 ? El("td") : Tag.Of("td", "nowrap", El("b", met), $" of {judged}"));
    }

    private static XElement Cell(PairOutcome pair, CellPicture picture, MatrixView[] views)
    {
        string address = PairAddress.Link(pair.Pair);
        if (pair.Gate.Scorecard.Seeds.Count == 0)
        {
            return El("a", At("class", "dashed"), At("href", address), "library failed");
        }

        return El(
            "a",
            At("class", Study.Cell.Css(pair) + (pair.IsRequired ? " must" : "")),
            At("href", address),
            At("title", $"{Numbers.Cut(pair.Pair.ToString(), 80)}: {Study.Cell.Words(pair)}{(pair.IsRequired ? "; required to clear the bar" : "")}{(pair.Passes ? "" : "; the gate does not pass")}"),
            Span("limits", At("data-view", "limits"), El("b", Sign(pair)), picture.Of(pair)),
            views.Select(v => v.Show(pair) is { } number ? El("b", At("data-view", v.Id), At("hidden", ""), number.Whole is { } whole ? At("title", whole) : null, number.Text) : null));
    }

    private static string Sign(PairOutcome pair) => (pair.Bar switch
    {
        BarVerdict.Met => "✓",
        BarVerdict.Inconclusive => $"△ {pair.Gate.Open.Count}",
        BarVerdict.Missed when pair.Gate.Missed.Count == 0 => "✗ seeds",
        BarVerdict.Missed => $"✗ {pair.Gate.Missed.Count}",
        _ => $"{pair.Gate.Missed.Count}",
    }) + (pair.Passes ? "" : " ▼");
}
