using System.Globalization;
using System.Text;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Models trained and tested on real and on synthetic rows, in all four combinations.</summary>
internal static class UtilitySection
{
    private static readonly string[] Regimes = ["trtr", "tstr", "trts", "tsts"];

    private static readonly (string Suffix, string Title)[] Scores =
        [("accuracy", "accuracy"), ("f1", "macro-F1"), ("auc", "ROC AUC"), ("r2", "R²"), ("rmse", "RMSE"), ("mae", "MAE")];

    public static void Append(StringBuilder text, StudyResult study)
    {
        if (!study.Metrics.Any(m => m.Family == "utility"))
        {
            return;
        }

        text.Append("\n## Utility\n\nTrained on real, tested on real (TRTR); trained on synthetic, tested on real (TSTR); and so on: each the mean over the models, and below each model's own TSTR.\n");
        foreach (var dataset in study.Pairs.Where(p => p.Gate.Scorecard.Seeds.Count > 0).GroupBy(p => p.Pair.Dataset))
        {
            var scores = Scores.Where(s => dataset.Any(p => Value(p, "tstr-" + s.Suffix) is not null)).ToArray();
            if (scores.Length == 0)
            {
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"\n### {dataset.Key}: {dataset.First().Gate.Scorecard.Dataset.Target}\n");
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
