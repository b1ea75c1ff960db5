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
        string[] baselines = [.. study.Pairs.Where(p => p.IsBaseline()).Select(p => p.Pair.Generator).Distinct()];
        StudyPair[] notJudged = [.. study.NotJudged.Select(n => n.Pair).Where(p => !baselines.Contains(p.Generator))];
        ILookup<string, PairOutcome> candidates = study.Pairs.Where(p => !p.IsBaseline()).ToLookup(p => p.Pair.Generator);
        string[] generators = [.. candidates.Select(g => g.Key).Concat(notJudged.Select(p => p.Generator)).Distinct()];
        if (generators.Length == 0)
        {
            return;
        }

        var cells = candidates.SelectMany(g => g).ToDictionary(p => (p.Pair.Dataset, p.Pair.Generator), Cell);
        foreach (StudyPair pair in notJudged)
        {
            cells[(pair.Dataset, pair.Generator)] = "*not judged*";
        }

        foreach (StudyPair pair in findings.Failing.Select(p => p.Pair).Where(p => cells.ContainsKey((p.Dataset, p.Generator))))
        {
            cells[(pair.Dataset, pair.Generator)] += " ▼";
        }

        text.Append("## Who clears the bar\n\n✓ clears it; ✗ misses so many limits; ? misses none, so many are open: too few rows to tell; *failed*: no table. **Bold**: required to clear it. ▼: does not pass the gate. Who clears most stands first.\n\n");
        string[] datasets = [.. study.Datasets.Select(d => d.Name).Concat(notJudged.Select(p => p.Dataset)).Distinct().Order(StringComparer.Ordinal)];
        List<string[]> rows = [["generator", .. datasets.Select(d => Head(study, d))]];
        rows.AddRange(generators
            .OrderByDescending(g => candidates[g].Count(p => p.Bar == BarVerdict.Met) / (double)Math.Max(1, candidates[g].Count()))
            .ThenBy(g => candidates[g].Select(p => p.Bar is null ? study.Thresholds.Bar.Count : p.Gate.Missed.Count).DefaultIfEmpty(int.MaxValue).Average())
            .ThenBy(g => g, StringComparer.Ordinal)
            .Select(g => (string[])[MarkdownTable.Escape(Cells.Clip(g)), .. datasets.Select(d => cells.GetValueOrDefault((d, g), "–"))]));
        text.Append(MarkdownTable.WriteRaw(rows));
        IEnumerable<string> frames = study.Pairs.Where(p => p.IsBaseline()).DistinctBy(p => p.Pair.Generator).Select(p => $"{p.Pair.Generator} ({p.Gate.Scorecard.Generator.Baseline})");
        text.Append(baselines.Length == 0 ? "\n" : $"\nBaselines frame the others and have no verdict: {MarkdownTable.Escape(string.Join("; ", frames))}.\n\n");
    }

    private static string Head(StudyResult study, string dataset) =>
        MarkdownTable.Escape(Cells.Clip(dataset)) + (study.Datasets.FirstOrDefault(d => d.Name == dataset) is { } real ? string.Create(CultureInfo.InvariantCulture, $", {real.Real.RowCount} rows") : "");

    private static string Cell(PairOutcome pair)
    {
        string cell = pair.Bar switch
        {
            null => "*failed*",
            BarVerdict.Met => "✓",
            BarVerdict.Missed when pair.Gate.Missed.Count == 0 => "✗ seeds failed",
            BarVerdict.Missed => string.Create(CultureInfo.InvariantCulture, $"✗ {pair.Gate.Missed.Count}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"? {pair.Gate.Open.Count}"),
        };
        return pair.IsRequired ? $"**{cell}**" : cell;
    }
}
