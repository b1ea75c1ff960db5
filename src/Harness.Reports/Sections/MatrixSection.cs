using System.Globalization;
using System.Text;
using Harness.Reports.Findings;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Sections;

/// <summary>Who clears the bar on which dataset: a line a generator, a column a dataset.</summary>
internal static class MatrixSection
{
    public static void Append(StringBuilder text, StudyResult study, StudyFindings findings)
    {
        PairOutcome[] candidates = [.. study.Pairs.Where(p => !p.IsBaseline())];
        if (candidates.Length == 0)
        {
            return;
        }

        var red = findings.Failing.Select(p => p.Pair).ToHashSet();
        string[] datasets = [.. study.Datasets.Select(d => d.Name)];
        text.Append("## Who clears the bar\n\n✓ clears it; ✗ misses so many limits; ? misses none, so many are open: too few rows to tell. *failed*: no table. **Bold** is required to clear it. ▼ does not pass the gate.\n\n");
        List<string[]> rows = [["generator", .. study.Datasets.Select(d => string.Create(CultureInfo.InvariantCulture, $"{MarkdownTable.Escape(d.Name)}, {d.Real.RowCount} rows"))]];
        rows.AddRange(candidates
            .GroupBy(p => p.Pair.Generator)
            .OrderByDescending(g => g.Count(p => p.Bar == BarVerdict.Met) / (double)g.Count())
            .ThenBy(g => g.Average(p => p.Bar is null ? study.Thresholds.Bar.Count : Missed(p)))
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (string[])[MarkdownTable.Escape(g.Key), .. datasets.Select(d => g.FirstOrDefault(p => p.Pair.Dataset == d) is { } pair ? Cell(pair, red.Contains(pair.Pair)) : "–")]));
        text.Append(MarkdownTable.WriteRaw(rows));
        string[] baselines = [.. study.Pairs.Where(p => p.IsBaseline()).DistinctBy(p => p.Pair.Generator).Select(p => $"{p.Pair.Generator} ({p.Gate.Scorecard.Generator.Baseline})")];
        text.Append(baselines.Length == 0 ? "\n" : $"\nBaselines frame the others and have no verdict: {MarkdownTable.Escape(string.Join("; ", baselines))}.\n\n");
    }

    internal static int Missed(PairOutcome pair) => pair.Gate.Verdicts.Count(v => v.Verdict is Verdict.Fail or Verdict.Error);

    private static string Cell(PairOutcome pair, bool isRed)
    {
        string cell = pair.Bar switch
        {
            null => "*failed*",
            BarVerdict.Met => "✓",
            BarVerdict.Missed when Missed(pair) == 0 => "✗ seeds failed",
            BarVerdict.Missed => string.Create(CultureInfo.InvariantCulture, $"✗ {Missed(pair)}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"? {pair.Gate.Verdicts.Count(v => v.Verdict == Verdict.Inconclusive)}"),
        };
        return (pair.IsRequired ? $"**{cell}**" : cell) + (isRed ? " ▼" : "");
    }
}
