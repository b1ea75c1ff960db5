using System.Globalization;
using System.Text;
using Harness.Metrics;
using Harness.Reports.Markdown;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Models trained and tested on real and on synthetic rows, in all four combinations.</summary>
internal static class UtilitySection
{
    private const string Judged = "TSTR";

    private static readonly string[] Columns = ["TRTR", Judged, "TRTS", "TSTS"];

    public static void Append(StringBuilder text, StudyResult study)
    {
        MetricDescriptor[] metrics = [.. study.Metrics.Where(m => m.ModelScore is not null)];
        if (metrics.Length == 0)
        {
            return;
        }

        var ids = metrics.ToDictionary(m => m.ModelScore!, m => m.Id);
        string[] titles = [.. metrics.Select(m => m.ModelScore!.Title).Distinct()];

        text.Append("""

            ## Utility

            How good models get. The first word is what they are trained on, the second what they are tested on; each number is the mean over the models.

            * TRTR, real and real: what is to be reached.
            * TSTR, synthetic and real holdout rows: what the synthetic rows are worth.
            * TRTS, real and synthetic; TSTS, synthetic and synthetic. High where TSTR is low: the synthetic rows are easy, and wrong.

            """);
        foreach (var dataset in Ranking.Ordered(study))
        {
            string[] scores = [.. titles.Where(title => dataset.Any(p => Find(p, Judged, title)?.Value is not null))];
            if (scores.Length == 0)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownTable.Escape($"{dataset.Key}: {dataset.First().Gate.Scorecard.Dataset.Target}")}\n");
            foreach (string title in scores)
            {
                bool main = title == scores[0];
                List<string[]> rows = [[title, .. Columns]];
                rows.AddRange(dataset.Select(p => (string[])[p.Pair.Generator, .. Columns.Select(c => Cells.Score(Find(p, c, title)))]));
                text.Append(main ? "\n" : $"\n<details><summary>{title}</summary>\n\n").Append(MarkdownTable.Write(rows)).Append(main ? "" : "\n</details>\n");
            }

            text.Append(Models([.. dataset.Select(p => (p.Pair.Generator, Find(p, Judged, scores[0])))], scores[0]));
        }

        MetricScore? Find(PairOutcome pair, string rows, string title) => ids.TryGetValue(new ModelScore(rows, title), out string? id) ? pair.Gate.Scorecard.Find(id) : null;
    }

    private static string Models((string Generator, MetricScore? Score)[] pairs, string title)
    {
        string[] models = [.. pairs.SelectMany(p => p.Score?.Parts.Select(x => x.Name) ?? []).Distinct()];
        if (models.Length == 0)
        {
            return "";
        }

        List<string[]> rows = [[$"{Judged} {title}", .. models]];
        rows.AddRange(pairs.Select(p => (string[])
            [p.Generator, .. models.Select(m => Cells.Number(p.Score?.Parts.FirstOrDefault(x => x.Name == m)?.Value))]));
        return $"\n<details><summary>by model</summary>\n\n{MarkdownTable.Write(rows)}\n</details>\n";
    }
}
