using Harness.Reports.Words;
using Harness.Statistics;

namespace Harness.Reports.Documents;

/// <summary>Published scores beside those here, where table and measure are the same.</summary>
internal static class PublishedPart
{
    private const string Metric = "tstr-f1-gap";

    public static void Add(DocumentText text, StudyFacts facts)
    {
        string[] tables = [.. facts.Datasets.Select(d => d.Name).Where(d => facts.Published.Any(p => p.Dataset == d))];
        if (tables.Length == 0)
        {
            return;
        }

        (PublishedScore Score, double Ours)[] both = [.. from score in facts.Published
                                                        let ours = Ours(facts, score.Dataset, score.Generator)
                                                        where ours is not null
                                                        select (score, ours.Value)];
        text.Add($"## Published scores beside ours");
        text.Add($"What models lose in macro-F1, trained on synthetic rows and tested on real ones: the one measure that was published for tables of ours ({string.Join(", ", facts.Published.DistinctBy(p => p.Source).Select(p => $"[{p.Source}]({p.Address})"))}; no other table of ours is in them). Theirs: a test part of 20 %, three splits, five tables a split, logistic regression, random forest, AdaBoost and XGBoost; ours: one holdout of {Numbers.PercentRange([.. facts.Datasets.Where(d => tables.Contains(d.Name)).Select(d => d.Holdout.RowCount / (double)d.Real.RowCount)])} of the rows, up to {facts.Judged.Max(p => p.Snapshot.Seeds.Count)} seeds, models of [metrics.md](metrics.md), {string.Join(", ", both.Select(b => facts.Of(b.Score.Generator!)[0].Snapshot.GeneratorVersion).Distinct(StringComparer.Ordinal))}. Their Wasserstein distance is of whole rows on columns scaled to 0–1, ours of single columns in standard deviations: no comparison.");
        string[] own = [.. facts.Generators.Where(g => !StudyFacts.IsLibrary(g))];
        text.Table(
        [
            ["generator", .. tables.SelectMany(t => new[] { $"{t}, published", $"{t}, ours" })],
            .. facts.Published.Select(p => (p.Method, p.Generator)).Distinct().Select(m => (string[])[
                m.Generator is null ? m.Method : $"{m.Method} ({m.Generator})",
                .. tables.SelectMany(t => new[] { Show(facts.Published.FirstOrDefault(p => p.Dataset == t && p.Method == m.Method)?.Gap), Show(Ours(facts, t, m.Generator)) })]),
            [$"the {own.Length} of this repository, least to most", .. tables.SelectMany(t => new[] { "–", Range([.. own.Select(g => Ours(facts, t, g)).OfType<double>()]) })],
        ]);
        if (both.Length > 0)
        {
            double[] apart = [.. both.Select(b => Math.Abs(b.Score.Gap - b.Ours)).Order()];
            text.Add($"Where the same method stands in both ({Numbers.Count(both.Length, "number")}), the two differ by {Numbers.Two(Moments.Median(apart))} in the middle and up to {Numbers.Two(apart[^1])}. Differences between methods that are no larger than that say nothing across the two columns.");
        }
    }

    private static double? Ours(StudyFacts facts, string dataset, string? generator) => generator is null ? null : facts.Of(generator).FirstOrDefault(p => p.Snapshot.Dataset == dataset)?.Value(Metric);

    private static string Range(double[] values) => values.Length == 0 ? "–" : Numbers.Range(values, v => Show(v));

    private static string Show(double? value) => value is { } number ? Numbers.Of(Math.Round(number, 3), 2) : "–";
}
