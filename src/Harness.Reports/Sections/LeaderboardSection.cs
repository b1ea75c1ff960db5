using System.Globalization;
using System.Text;
using Harness.Gate;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Pairs × metrics, a table a dataset: value ± spread, whether it clears the bar, the best candidate in bold.</summary>
internal static class LeaderboardSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        Dictionary<(string, string), double> ranks = Ranking.MeanRanks(study);
        text.Append("\n## Leaderboard\n");
        foreach (var dataset in study.Pairs.GroupBy(p => p.Pair.Dataset))
        {
            PairOutcome[] pairs =
            [
                .. dataset.Where(p => p.Gate.Scorecard.Seeds.Count > 0)
                    .OrderBy(p => p.IsYardstick())
                    .ThenBy(p => ranks.GetValueOrDefault((p.Pair.Dataset, p.Pair.Generator), double.MaxValue))
                    .ThenBy(p => p.Pair.Generator, StringComparer.Ordinal),
            ];
            text.Append(CultureInfo.InvariantCulture, $"\n### {dataset.Key}\n\n").Append(Table(pairs, study.Thresholds));
            foreach (PairOutcome yardstick in pairs.Where(p => p.IsYardstick()))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n*{MarkdownTable.Escape(yardstick.Pair.Generator)}*: {MarkdownTable.Escape(yardstick.Gate.Scorecard.Generator.Yardstick!)}.\n");
            }
        }
    }

    private static string Table(PairOutcome[] pairs, Thresholds thresholds)
    {
        string[] metrics = [.. thresholds.Bar.Keys.Where(m => pairs.Any(p => p.Gate.Scorecard.Find(m)?.Value is not null))];
        List<string[]> rows = [["generator", "bar", .. metrics.Select(m => $"{m} {thresholds.Bar[m]}")]];
        foreach (PairOutcome pair in pairs)
        {
            string name = pair.IsYardstick() ? $"<i>{MarkdownTable.Escape(pair.Pair.Generator)}</i>" : MarkdownTable.Escape(pair.Pair.Generator);
            string bar = pair.IsYardstick() ? "yardstick" : pair.Gate.MeetsBar ? "met" : "missed";
            rows.Add([name, bar, .. metrics.Select(m => Cell(pair, m, pairs, thresholds.Bar[m]))]);
        }

        return MarkdownTable.WriteRaw([[.. rows[0].Select(MarkdownTable.Escape)], .. rows.Skip(1)]);
    }

    private static string Cell(PairOutcome pair, string metric, PairOutcome[] pairs, Limit bar)
    {
        MetricScore? score = pair.Gate.Scorecard.Find(metric);
        if (score?.Value is not { } value)
        {
            return "–";
        }

        string cell = $"{(bar.Allows(score) ? "✓" : "✗")} {Cells.Value(score)}";
        double[] candidates = [.. pairs.Where(p => !p.IsYardstick()).Select(p => p.Gate.Scorecard.Find(metric)?.Value).OfType<double>()];
        double best = candidates.Length == 0 ? double.NaN : score.Descriptor.Direction == Direction.HigherIsBetter ? candidates.Max() : candidates.Min();
        return !pair.IsYardstick() && value == best ? $"<b>{cell}</b>" : cell;
    }
}
