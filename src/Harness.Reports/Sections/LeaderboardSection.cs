using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Reports.Markdown;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Sections;

/// <summary>Pairs × metrics, a table a dataset: value ± spread, whether it clears the bar, the best candidate in bold; metrics without a bar folded away.</summary>
internal static class LeaderboardSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        text.Append("\n## Leaderboard\n\nThe head of each column is the bar; ✓ is within it, ✗ beyond it and beyond what fresh real rows get by chance, ? beyond it but within chance, **bold** is the best candidate. Candidates are in the order of their mean rank.\n");
        foreach (PairOutcome baseline in study.Pairs.Where(p => p.IsBaseline()).DistinctBy(p => p.Pair.Generator))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n*{MarkdownTable.Escape(baseline.Pair.Generator)}*, a baseline: {MarkdownTable.Escape(baseline.Gate.Scorecard.Generator.Baseline!)}.\n");
        }

        foreach (var dataset in Ranking.Ordered(study))
        {
            PairOutcome[] pairs = [.. dataset];
            Dataset real = pairs[0].Gate.Scorecard.Dataset;
            text.Append(CultureInfo.InvariantCulture, $"\n### {MarkdownTable.Escape(dataset.Key)}\n\n{real.Train.RowCount} rows to learn from, {real.Holdout.RowCount} held out.\n\n");
            AppendBar(text, pairs, study.Thresholds);
            AppendOthers(text, pairs, study);
        }
    }

    private static void AppendBar(StringBuilder text, PairOutcome[] pairs, Thresholds thresholds)
    {
        string[] all = [.. thresholds.Bar.Keys.Where(m => pairs.Any(p => p.Gate.Scorecard.Find(m)?.Value is not null))];
        string[] alike = [.. all.Where(m => pairs.Length > 1 && pairs.Select(p => Cell(p, m, [])).Distinct().Count() == 1)];
        string[] metrics = [.. all.Except(alike)];
        List<string[]> rows = [["generator", "bar", .. metrics.Select(m => MarkdownTable.Escape($"{m} {thresholds.Bar[m]}"))]];
        foreach (PairOutcome pair in pairs)
        {
            string bar = pair.IsBaseline() ? "baseline" : pair.Gate.Bar.ToString().ToLowerInvariant();
            rows.Add([Name(pair), bar, .. metrics.Select(m => Cell(pair, m, pairs))]);
        }

        text.Append(MarkdownTable.WriteRaw(rows));
        if (alike.Length > 0)
        {
            text.Append("\nThe same for all: ").AppendJoin("; ", alike.Select(m => MarkdownTable.Escape($"{m} {Cell(pairs[0], m, [])} ({thresholds.Bar[m]})"))).Append(".\n");
        }
    }

    private static void AppendOthers(StringBuilder text, PairOutcome[] pairs, StudyResult study)
    {
        var families = study.Metrics
            .Where(m => !study.Thresholds.Bar.ContainsKey(m.Id) && !m.IsWorst && m.ModelScore is null)
            .Where(m => pairs.Any(p => p.Gate.Scorecard.Find(m.Id)?.Value is not null))
            .GroupBy(m => m.Family)
            .ToArray();
        if (families.Length == 0)
        {
            return;
        }

        text.Append("\n<details><summary>Metrics without a bar</summary>\n");
        foreach (var family in families)
        {
            List<string[]> rows = [[MarkdownTable.Escape(family.Key), .. family.Select(m => MarkdownTable.Escape(m.Id) + Cells.Arrow(m))]];
            rows.AddRange(pairs.Select(p => (string[])[Name(p), .. family.Select(m => Cells.Score(p.Gate.Scorecard.Find(m.Id)))]));
            text.Append('\n').Append(MarkdownTable.WriteRaw(rows));
        }

        text.Append("\n</details>\n");
    }

    private static string Name(PairOutcome pair) =>
        pair.IsBaseline() ? $"<i>{MarkdownTable.Escape(pair.Pair.Generator)}</i>" : MarkdownTable.Escape(pair.Pair.Generator);

    private static string Cell(PairOutcome pair, string metric, PairOutcome[] pairs)
    {
        MetricScore? score = pair.Gate.Scorecard.Find(metric);
        if (score?.Value is not { } value)
        {
            return "–";
        }

        string mark = pair.Gate.Verdicts.FirstOrDefault(v => v.Score.Descriptor.Id == metric)?.Verdict switch
        {
            Verdict.Fail or Verdict.Error => "✗",
            Verdict.Inconclusive => "?",
            _ => "✓",
        };
        string cell = $"{mark} {Cells.Value(score)}";
        double[] candidates = [.. pairs.Where(p => !p.IsBaseline()).Select(p => p.Gate.Scorecard.Find(metric)?.Value).OfType<double>()];
        double best = candidates.Length == 0 ? double.NaN : score.Descriptor.Direction == Direction.HigherIsBetter ? candidates.Max() : candidates.Min();
        return !pair.IsBaseline() && value == best && candidates.Any(c => c != best) ? $"<b>{cell}</b>" : cell;
    }
}
