using System.Xml.Linq;
using Harness.Datasets;
using Harness.Generators;
using Harness.Reports.Words;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>Where everything comes from: datasets and generators.</summary>
internal static class SourcePart
{
    private static readonly string[] DatasetHeads = ["table", "title", "#train", "#holdout", "#columns", "target", "task", "licence", "source"];
    private static readonly string[] GeneratorHeads = ["generator", "title", "family", "version", "licence", "#tables", "what it is"];

    public static XElement? Of(Scope scope) => scope.Study.Datasets.Count == 0 ? null : Page.Section(
        "sources",
        "Tables and generators",
        null,
        Page.Folded($"{Numbers.Count(scope.Study.Datasets.Count, "table")}: target, licence, source", SortTable.Of("tables", DatasetHeads, scope.Study.Datasets.Select(Row))),
        Page.Folded($"{Numbers.Count(scope.Infos.Count, "generator")}: version, licence", SortTable.Of("generators", GeneratorHeads, scope.Groups.SelectMany(g => g.Generators).Where(scope.Infos.ContainsKey).Select(g => Row(scope, scope.Infos[g])))));

    private static XElement Row(Dataset dataset) => El(
        "tr",
        El("td", Numbers.Cut(dataset.Name, 40)),
        Tag.Of("td", "any", Numbers.Cut(dataset.Title, 120)),
        SortTable.Number(dataset.Train.RowCount, Numbers.Of(dataset.Train.RowCount, 9)),
        SortTable.Number(dataset.Holdout.RowCount, Numbers.Of(dataset.Holdout.RowCount, 9)),
        SortTable.Number(dataset.Train.Schema.Count, Numbers.Of(dataset.Train.Schema.Count, 9)),
        Tag.Of("td", "any", Numbers.Cut(dataset.Target ?? "–", 60)),
        El("td", dataset.Target is null ? "–" : dataset.Task.ToString().ToLowerInvariant()),
        Tag.Of("td", "any", Numbers.Cut(dataset.License, 80)),
        Tag.Of("td", "any", Numbers.Cut(dataset.Source, 300)));

    private static XElement Row(Scope scope, GeneratorInfo info) => El(
        "tr",
        El("td", Numbers.Cut(info.Id, 40)),
        Tag.Of("td", "any", Numbers.Cut(info.Title, 60)),
        El("td", Numbers.Cut(info.Family, 30)),
        Tag.Of("td", "any", Numbers.Cut(info.Version, 60)),
        Tag.Of("td", "any", Numbers.Cut(info.License, 60)),
        SortTable.Number(scope.Study.Pairs.Count(p => p.Pair.Generator == info.Id), Numbers.Of(scope.Study.Pairs.Count(p => p.Pair.Generator == info.Id))),
        Tag.Of("td", "any", Numbers.Cut(info.Baseline ?? info.Summary, 400)));
}
