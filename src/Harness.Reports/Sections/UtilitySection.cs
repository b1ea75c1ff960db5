using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Models trained and tested on real and on synthetic rows, in all four combinations.</summary>
internal static class UtilitySection
{
    private static readonly string[] Regimes = ["trtr", "tstr", "trts", "tsts"];

    private static readonly (string Suffix, string Title)[] Scores =
        [("accuracy", "accuracy"), ("f1", "macro-F1"), ("auc", "ROC AUC"), ("r2", "R²"), ("rmse", "RMSE"), ("mae", "MAE")];

    /// <summary>Whether this section shows a metric.</summary>
    public static bool Shows(string metric) => Regimes.Any(r => Scores.Any(s => metric == $"{r}-{s.Suffix}"));

    public static void Append(StringBuilder text, StudyResult study)
    {
        if (!study.Metrics.Any(m => m.Family == "utility"))
        {
            return;
        }

        text.Append("""

            ## Utility

            How good models get. The first word is what they are trained on, the second what they are tested on; each number is the mean over the models.

            * TRTR, real and real: what is to be reached.
            * TSTR, synthetic and real holdout rows: what the synthetic rows are worth.
            * TRTS, real and synthetic; TSTS, synthetic and synthetic. High where TSTR is low: the synthetic rows are easy, and wrong.

            """);
        foreach (var dataset in Ranking.Ordered(study))
        {
            var scores = Scores.Where(s => dataset.Any(p => Value(p, "tstr-" + s.Suffix) is not null)).ToArray();
            if (scores.Length == 0)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownTable.Escape($"{dataset.Key}: {dataset.First().Gate.Scorecard.Dataset.Target}")}\n");
            foreach ((string suffix, string title) in scores)
            {
                bool main = suffix == scores[0].Suffix;
                List<string[]> rows = [[title, .. Regimes.Select(r => r.ToUpperInvariant())]];
                rows.AddRange(dataset.Select(p => (string[])[p.Pair.Generator, .. Regimes.Select(r => Cells.Score(p.Gate.Scorecard.Find($"{r}-{suffix}")))]));
                text.Append(main ? "\n" : $"\n<details><summary>{title}</summary>\n\n").Append(MarkdownTable.Write(rows)).Append(main ? "" : "\n</details>\n");
            }

            text.Append(Models([.. dataset], scores[0].Suffix, scores[0].Title));
        }
    }

    private static string Models(PairOutcome[] pairs, string suffix, string title)
    {
        string[] models = [.. pairs.SelectMany(p => p.Gate.Scorecard.Find("tstr-" + suffix)?.Parts.Select(x => x.Name) ?? []).Distinct()];
        if (models.Length == 0)
        {
            return "";
        }

        List<string[]> rows = [[$"TSTR {title}", .. models]];
        rows.AddRange(pairs.Select(p => (string[])
            [p.Pair.Generator, .. models.Select(m => Cells.Number(p.Gate.Scorecard.Find("tstr-" + suffix)?.Parts.FirstOrDefault(x => x.Name == m)?.Value))]));
        return $"\n<details><summary>by model</summary>\n\n{MarkdownTable.Write(rows)}\n</details>\n";
    }

    private static double? Value(PairOutcome pair, string metric) => pair.Gate.Scorecard.Find(metric)?.Value;
}
