using System.Globalization;
using System.Text;
using Harness.Reports.Findings;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Sections;

/// <summary>The limits that are missed most, and, folded, the pairs that miss some: a line a pair.</summary>
internal static class MissedSection
{
    private const int MostMetrics = 12;
    private const int MostPairs = 100;
    private const int MostLimits = 3;

    public static void Append(StringBuilder text, StudyResult study)
    {
        PairOutcome[] judged = [.. study.Pairs.Where(p => p.Bar is not null)];
        PairOutcome[] missing = [.. judged.Where(p => p.Gate.Missed.Count > 0).OrderByDescending(p => p.Gate.Missed.Count)];
        if (missing.Length == 0)
        {
            return;
        }

        (string Metric, int Pairs, PairOutcome Worst)[] metrics = [.. missing
            .SelectMany(p => p.Gate.Missed, (p, v) => (Pair: p, Verdict: v))
            .GroupBy(m => m.Verdict.Score.Descriptor.Id, (id, all) => (id, Count: all.Count(), all.MaxBy(m => m.Verdict.Beyond).Pair))
            .OrderByDescending(m => m.Count)];
        text.Append("## What is missed most\n\n");
        text.Append(MarkdownTable.Write(
        [
            ["metric", $"missed by, of {judged.Length}", "farthest beyond"],
            .. metrics.Take(MostMetrics).Select(m => (string[])[m.Metric, m.Pairs.ToString(CultureInfo.InvariantCulture), m.Worst.Pair.ToString()]),
        ]));
        text.Append(metrics.Length <= MostMetrics ? "\n" : string.Create(CultureInfo.InvariantCulture, $"\n{metrics.Length - MostMetrics} more metrics are missed by fewer pairs.\n\n"));
        text.Append(CultureInfo.InvariantCulture, $"<details><summary>{missing.Length} {(missing.Length == 1 ? "pair misses" : "pairs miss")} limits, most missed first</summary>\n\n");
        foreach (PairOutcome pair in missing.Take(MostPairs))
        {
            text.Append(CultureInfo.InvariantCulture, $"* {FindingTable.Link(pair.Pair)} {Line(pair)}\n");
        }

        text.Append(missing.Length <= MostPairs ? "" : string.Create(CultureInfo.InvariantCulture, $"* and {missing.Length - MostPairs} more\n")).Append("\n</details>\n\n");
    }

    private static string Line(PairOutcome pair)
    {
        LimitVerdict[] missed = [.. pair.Gate.Missed.OrderByDescending(v => v.Beyond)];
        IEnumerable<string> shown = missed.Take(MostLimits).Select(v =>
            $"{v.Score.Descriptor.Id} {Cells.Number(v.Score.Value)}, limit {Cells.Number(v.Bound)}{(v.Score.Parts.Count > 1 && (v.Part ?? v.Score.Worst) is { } part ? $", worst {Cells.Clip(part.Label, 60)}" : "")}");
        string more = missed.Length > MostLimits ? string.Create(CultureInfo.InvariantCulture, $"; and {missed.Length - MostLimits} more") : "";
        return MarkdownTable.Escape(string.Create(CultureInfo.InvariantCulture, $"{missed.Length} of {pair.Gate.Verdicts.Count}: {string.Join("; ", shown)}{more}"));
    }
}
