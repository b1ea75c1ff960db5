using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Fidelity, utility and novelty of every pair, and the differences between any two generators over all datasets.</summary>
internal static class HeadlineSection
{
    private static readonly (string Title, Func<Scorecard, Headline?> Of)[] Headlines =
        [("fidelity", Headline.Fidelity), ("utility", Headline.Utility), ("novelty", Headline.Novelty)];

    public static void Append(StringBuilder text, StudyResult study)
    {
        PairOutcome[] pairs = [.. study.Pairs.Where(p => p.Gate.Scorecard.Seeds.Count > 0)];
        var values = pairs.ToDictionary(p => p.Pair, p => Headlines.Select(h => h.Of(p.Gate.Scorecard)).ToArray());
        if (!values.Values.Any(v => v.Any(h => h is not null)))
        {
            return;
        }

        text.Append("\n## Fidelity, utility, novelty\n\nMeans of parts between 0 and 1, each a metric between its floor and its ceiling on the same dataset at the same size: 0 is a table that knows nothing of any property (novelty: copies alone), 1 one that is in each as near as fresh real rows are on average. What is beyond counts as 0 or 1, so that no part decides the mean and none makes up for another: single columns that are perfect without any relation between them get the share of the parts that look at single columns. Their parts are folded below each table.\n");
        foreach (var dataset in pairs.GroupBy(p => p.Pair.Dataset))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownTable.Escape(dataset.Key)} at a glance\n\n");
            List<string[]> rows = [["generator", .. Headlines.Select(h => h.Title)]];
            rows.AddRange(dataset
                .OrderByDescending(p => values[p.Pair][0]?.Value ?? double.NegativeInfinity)
                .Select(p => (string[])[p.Pair.Generator + (p.IsBaseline() ? " (baseline)" : ""), .. values[p.Pair].Select(Cell)]));
            text.Append(MarkdownTable.Write(rows));
            AppendParts(text, [.. dataset], values);
            AppendFrames(text, [.. dataset]);
            AppendHoldout(text, [.. dataset]);
        }

        AppendDifferences(text, pairs);
    }

    private static string Cell(Headline? headline) => Cells.Value(headline?.Value, headline?.Spread);

    private static void AppendParts(StringBuilder text, PairOutcome[] pairs, Dictionary<StudyPair, Headline?[]> values)
    {
        string[] metrics = [.. pairs.SelectMany(p => values[p.Pair]).OfType<Headline>().SelectMany(h => h.Parts).Select(p => p.Name).Distinct()];
        List<string[]> rows = [["generator", .. metrics]];
        rows.AddRange(pairs.Select(p => (string[])
            [p.Pair.Generator, .. metrics.Select(m => Cells.Number(values[p.Pair].OfType<Headline>().SelectMany(h => h.Parts).FirstOrDefault(x => x.Name == m)?.Value))]));
        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>normalised metrics</summary>\n\n{MarkdownTable.Write(rows)}\n</details>\n");
    }

    // What a generator saw beside what it never saw: the same metrics with the holdout in the place of train.
    private static void AppendHoldout(StringBuilder text, PairOutcome[] pairs)
    {
        MetricScore[] compared = [.. pairs[0].Gate.Scorecard.Scores.Where(s => s.TrainToHoldout is not null && !s.Descriptor.IsWorst)];
        if (compared.Length == 0)
        {
            return;
        }

        List<string[]> rows = [["metric", "train to holdout", .. pairs.Select(p => p.Pair.Generator)]];
        rows.AddRange(compared.Select(s => (string[])
        [
            s.Descriptor.Id,
            Cells.Number(s.TrainToHoldout),
            .. pairs.Select(p => p.Gate.Scorecard.Find(s.Descriptor.Id) is { Value: { } value, Holdout: { } holdout } ? $"{Cells.Number(value)} / {Cells.Number(holdout)}" : "–"),
        ]));
        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>to train / to the holdout: what is much nearer to train than train is to the holdout, and no nearer to the holdout, was learned by heart</summary>\n\n{MarkdownTable.Write(rows)}\n</details>\n");
    }

    private static void AppendFrames(StringBuilder text, PairOutcome[] pairs)
    {
        MetricScore[] framed = [.. pairs.SelectMany(p => p.Gate.Scorecard.Scores).Where(s => s.Frame is not null).DistinctBy(s => s.Descriptor.Id)];
        List<string[]> rows = [["metric", "floor", "ceiling", "can tell", .. pairs.Select(p => p.Pair.Generator)]];
        rows.AddRange(framed.Select(s => (string[])
        [
            s.Descriptor.Id,
            $"{Cells.Number(s.Frame!.Floor)} ± {Cells.Number(s.Frame.FloorSpread, 2)}",
            $"{Cells.Number(s.Frame.Ceiling)} ± {Cells.Number(s.Frame.CeilingSpread, 2)}",
            s.Frame.CanTell ? "yes" : "no",
            .. pairs.Select(p => Framed(p.Gate.Scorecard.Find(s.Descriptor.Id))),
        ]));
        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>floor, ceiling and the values at their size ({framed.FirstOrDefault()?.Frame!.Rows} rows); z against the ceiling in brackets, ! where too good</summary>\n\n{MarkdownTable.Write(rows)}\n</details>\n");
    }

    private static string Framed(MetricScore? score) => score?.Framed is not { } value
        ? "–"
        : $"{Cells.Number(value)} ({(score.Frame!.Z(value) is { } z ? z.ToString("0.0", CultureInfo.InvariantCulture) : "–")}{(score.Frame.IsTooGood(value) ? " !" : "")})";

    private static void AppendDifferences(StringBuilder text, PairOutcome[] pairs)
    {
        foreach ((string title, Func<Scorecard, Headline?> of) in Headlines.Take(2))
        {
            List<string[]> rows = [["first", "second", "datasets", "difference", "p"]];
            rows.AddRange(HeadlineDifference.Of(pairs, of).Select(d => (string[])
                [d.First, d.Second, $"{d.Datasets}", Cells.Number(d.Mean), Cells.Number(d.Probability, 2) + (d.IsClear ? " *" : "")]));
            if (rows.Count > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>differences in {title} between any two generators, mean over the datasets that both have, with the p-value of the exact paired permutation test over them (* below .05, each two generators for themselves; fewer than {HeadlineDifference.FewestDatasets} datasets cannot get there)</summary>\n\n{MarkdownTable.Write(rows)}\n</details>\n");
            }
        }
    }
}
