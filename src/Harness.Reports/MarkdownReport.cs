using System.Globalization;
using System.Text;
using Harness.Gate;
using Harness.Scoring;
using Harness.Studies;

namespace Harness.Reports;

/// <summary>The report of a study as Markdown: the same scores give the same bytes.</summary>
public static class MarkdownReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="study">What a run found.</param>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var text = new StringBuilder("# Study\n\n");
        int met = study.Pairs.Count(p => p.Gate.MeetsBar);
        int held = study.Pairs.Count(p => p.Passes && !p.Gate.MeetsBar);
        text.Append(CultureInfo.InvariantCulture, $"{study.Pairs.Count} of {study.PairsInAll} pairs judged: {met} clear the bar, {held} miss it and are held at a known level, {study.Pairs.Count(p => !p.Passes)} fail the gate.\n\n");
        foreach (PairOutcome pair in study.Pairs.Where(p => !p.Passes))
        {
            text.Append(CultureInfo.InvariantCulture, $"* **{MarkdownTable.Escape(pair.Pair.ToString())}** fails: snapshot {pair.Snapshot}, verdict {pair.Gate.Overall}\n");
        }

        foreach (var dataset in study.Pairs.GroupBy(p => p.Pair.Dataset))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {dataset.Key}\n\n");
            text.Append(Leaderboard([.. dataset], study.Thresholds));
            text.Append(Statistics([.. dataset], study.TrainColumns[dataset.Key]));
        }

        text.Append(Failures(study.Pairs));
        return text.ToString();
    }

    private static string Leaderboard(IReadOnlyList<PairOutcome> pairs, Thresholds thresholds)
    {
        string[] metrics = [.. thresholds.Bar.Keys];
        List<string[]> rows = [["generator", "bar", .. metrics]];
        foreach (PairOutcome pair in pairs.Where(p => p.Gate.Scorecard.Seeds.Count > 0).OrderBy(p => p.Gate.Scorecard.Generator.Yardstick is not null).ThenBy(p => p.Gate.Verdicts.Count(v => !v.MeetsBar)).ThenBy(p => p.Pair.Generator, StringComparer.Ordinal))
        {
            bool yardstick = pair.Gate.Scorecard.Generator.Yardstick is not null;
            string status = yardstick ? "yardstick" : pair.Gate.MeetsBar ? "met" : pair.Passes ? "missed, held" : "missed";
            rows.Add([pair.Pair.Generator, status, .. metrics.Select(m => Cell(pair.Gate.Scorecard.Find(m), thresholds.Bar[m]))]);
        }

        return MarkdownTable.Write(rows);
    }

    private static string Cell(MetricScore? score, Limit bar) => score?.Value is { } value
        ? $"{(bar.Allows(score) ? "✓" : "✗")} {Number(value)}{(score.Spread is { } spread ? " ± " + Number(spread) : "")}"
        : "–";

    private static string Statistics(IReadOnlyList<PairOutcome> pairs, IReadOnlyList<ColumnSummary> train)
    {
        ColumnSummary[] numbers = [.. train.Where(c => c.Mean is not null)];
        if (numbers.Length == 0)
        {
            return "";
        }

        var text = new StringBuilder("\n<details><summary>Mean, median and standard deviation of each column</summary>\n");
        foreach ((string title, Func<ColumnSummary, double?> of) in new (string, Func<ColumnSummary, double?>)[] { ("mean", c => c.Mean), ("median", c => c.Median), ("standard deviation", c => c.StandardDeviation) })
        {
            List<string[]> rows = [[title, .. numbers.Select(c => c.Name)], ["**train**", .. numbers.Select(c => Number(of(c)))]];
            foreach (PairOutcome pair in pairs.Where(p => p.Gate.Scorecard.Seeds.Count > 0))
            {
                rows.Add([pair.Pair.Generator, .. numbers.Select(c => Number(MeanOver(pair.Gate.Scorecard.Seeds, c.Name, of)))]);
            }

            text.Append('\n').Append(MarkdownTable.Write(rows));
        }

        return text.Append("\n</details>\n").ToString();
    }

    private static double? MeanOver(IReadOnlyList<SeedScores> seeds, string column, Func<ColumnSummary, double?> of)
    {
        double[] values = [.. seeds.Select(s => s.Columns.FirstOrDefault(c => c.Name == column) is { } summary ? of(summary) : null).OfType<double>()];
        return values.Length == 0 ? null : values.Average();
    }

    private static string Failures(IReadOnlyList<PairOutcome> pairs)
    {
        List<string[]> rows = [["pair", "seed", "stage", "failure", "what is known"]];
        rows.AddRange(pairs.SelectMany(p => p.Gate.Scorecard.Failures.Select(f => new[] { p.Pair.ToString(), $"{f.Seed}", f.Stage, $"{f.Type}: {f.Message}", p.Gate.FailureReason })));
        return rows.Count == 1 ? "" : "\n## Failures of the libraries\n\n" + MarkdownTable.Write(rows);
    }

    private static string Number(double? value) => value?.ToString("G3", CultureInfo.InvariantCulture) ?? "–";
}
