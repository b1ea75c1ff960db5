using System.Xml.Linq;
using Harness.Reports.Findings;
using Harness.Reports.Words;
using Harness.Scoring;
using Harness.Studies;
using static Harness.Reports.Html.Tag;

namespace Harness.Reports.Html.Study;

/// <summary>The numbers as tables: headlines, models, statistics of columns.</summary>
internal static class TablesPart
{
    private static readonly string[] Regimes = ["TRTR", "TSTR", "TRTS", "TSTS"];

    /// <summary>Fidelity, utility and novelty of every pair with a table.</summary>
    public static XElement? Headlines(StudyResult study)
    {
        PairOutcome[] pairs = [.. Ranking.Ordered(study).SelectMany(g => g)];
        return pairs.Length == 0 ? null : Page.Section(
            "headlines",
            "Fidelity, utility, novelty",
            "Each the mean of its metrics, every one between knowing nothing (0) and fresh real rows (1), ± the standard deviation over seeds. Summaries for ranking, never to be read without their parts.",
            Page.Folded(
                Numbers.Count(pairs.Length, "pair"),
                SortTable.Of(
                    "headlines",
                    ["table", "generator", "bar", "#missed", "#fidelity", "#utility", "#novelty", "#seconds to fit"],
                    pairs.Select(p => Row(p)))));
    }

    /// <summary>What models score that are trained and tested on real and on synthetic rows; <see langword="null"/> where nothing has such scores.</summary>
    public static XElement? Models(StudyResult study)
    {
        var rows = from dataset in Ranking.Ordered(study)
                   from pair in dataset
                   from score in pair.Gate.Scorecard.Scores.Where(s => s.Descriptor.ModelScore is not null && s.Value is not null).Select(s => s.Descriptor.ModelScore!.Title).Distinct().Select((title, i) => (Title: title, IsFirst: i == 0))
                   let scores = Array.ConvertAll(Regimes, r => pair.Gate.Scorecard.Scores.FirstOrDefault(s => s.Descriptor.ModelScore is { } m && m.Rows == r && m.Title == score.Title && s.Value is not null))
                   from model in scores.SelectMany(s => s?.Parts.Select(p => p.Label) ?? []).Distinct().Append(null)
                   where model is null || score.IsFirst
                   select (pair, title: score.Title, model, scores);
        var all = rows.ToArray();
        int[] shown = [.. Enumerable.Range(0, Regimes.Length).Where(i => all.Any(r => r.scores[i] is not null))];
        return all.Length == 0 ? null : Page.Section(
            "models",
            "Models, trained and tested on real and on synthetic rows",
            "TRTR: trained on real, tested on real rows; TSTR: trained on synthetic, tested on real ones; TRTS and TSTS: tested on synthetic ones. Mean over seeds; a line a model for the first score of a task, and one for their mean for every score.",
            Page.Folded(
                Numbers.Count(all.Length, "line"),
                SortTable.Of(
                    "models",
                    ["table", "generator", "score", "model", .. shown.Select(i => "#" + Regimes[i])],
                    all.Select(r => El("tr", El("td", Numbers.Cut(r.pair.Pair.Dataset, 30)), El("td", Numbers.Cut(r.pair.Pair.Generator, 32)), El("td", r.title), El("td", r.model ?? "mean"), shown.Select(i => Score(r.scores[i], r.model)))))));
    }

    /// <summary>Mean, median and standard deviation of every column of numbers, real and synthetic.</summary>
    public static XElement? Columns(StudyResult study)
    {
        XElement[] datasets = [.. Ranking.Ordered(study).Select(g => Columns(study, g)).OfType<XElement>()];
        return datasets.Length == 0 ? null : Page.Section("columns", "Mean, median and standard deviation of every column", "Of train and of the synthetic tables, each the mean over seeds. Dates are seconds since 1970.", datasets);
    }

    private static XElement? Columns(StudyResult study, IGrouping<string, PairOutcome> dataset)
    {
        ColumnSummary[] real = [.. (study.TrainColumns.GetValueOrDefault(dataset.Key) ?? []).Where(c => c.Mean is not null)];
        return real.Length == 0 ? null : Page.Folded(
            $"{Numbers.Cut(dataset.Key, 40)}: {Numbers.Count(real.Length, "column")} of numbers, {Numbers.Count(dataset.Count(), "generator")}",
            SortTable.Of(
                $"columns of {Numbers.Cut(dataset.Key, 40)}",
                ["column", "table", "#mean", "#median", "#standard deviation"],
                real.SelectMany((c, i) => dataset
                    .Select(p => (p.Pair.Generator, Seeds: p.Gate.Scorecard.Seeds.Select(s => s.Columns.FirstOrDefault(x => x.Name == c.Name)).OfType<ColumnSummary>().ToArray()))
                    .Select(g => Line(c.Name, Numbers.Cut(g.Generator, 32), Mean(g.Seeds, s => s.Mean), Mean(g.Seeds, s => s.Median), Mean(g.Seeds, s => s.StandardDeviation)))
                    .Prepend(Line(c.Name, "real", c.Mean, c.Median, c.StandardDeviation)))));
    }

    private static XElement Line(string column, string table, double? mean, double? median, double? deviation) => El(
        "tr",
        El("td", Numbers.Cut(column, 40)),
        Tag.Of("td", table == "real" ? "real" : "", table),
        new[] { mean, median, deviation }.Select(v => SortTable.Number(v, Numbers.Of(v))));

    private static double? Mean(ColumnSummary[] seeds, Func<ColumnSummary, double?> of) => seeds.Select(of).Average();

    private static XElement Row(PairOutcome pair)
    {
        Scorecard scores = pair.Gate.Scorecard;
        (string css, string sign, string word) = Signs.Of(pair.Bar);
        return El(
            "tr",
            El("td", Numbers.Cut(pair.Pair.Dataset, 30)),
            El("td", Link(PairAddress.Link(pair.Pair), Numbers.Cut(pair.Pair.Generator, 32))),
            El("td", Span(css, $"{sign} {word.ToLowerInvariant()}")),
            SortTable.Number(pair.Gate.Missed.Count, Numbers.Of(pair.Gate.Missed.Count)),
            new[] { Headline.Fidelity(scores), Headline.Utility(scores), Headline.Novelty(scores) }.Select(h => SortTable.Number(h?.Value, h?.Spread)),
            SortTable.Number(scores.FitSeconds, scores.FitSeconds is { } time ? Numbers.Time(time) : "–"));
    }

    private static XElement Score(MetricScore? score, string? model)
    {
        double? value = model is null ? score?.Value : score?.Parts.FirstOrDefault(p => p.Label == model)?.Value;
        bool isOff = value is { } number && double.IsInfinity(score!.Descriptor.Minimum) && number < -1;
        return SortTable.Number(value, isOff ? $"off scale, {Numbers.Of(value)}" : value is { } v && Math.Abs(v) < 10 ? Numbers.Two(v) : Numbers.Of(value));
    }
}
