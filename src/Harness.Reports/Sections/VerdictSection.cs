using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Studies.Snapshots;

namespace Harness.Reports.Sections;

/// <summary>Both answers at a glance: does the gate pass, and who clears the bar.</summary>
internal static class VerdictSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        PairOutcome[] failing = [.. study.Pairs.Where(p => !p.Passes)];
        PairOutcome[] candidates = [.. study.Pairs.Where(p => !p.IsBaseline())];
        PairOutcome[] open = [.. candidates.Where(p => p.Gate.Bar == BarVerdict.Inconclusive)];
        PairOutcome[] met = [.. candidates.Where(p => p.Gate.MeetsBar)];
        int asked = study.Pairs.Count + study.NotJudged.Count;
        int red = failing.Length + study.NotJudged.Count;
        if (asked < study.PairsInAll)
        {
            text.Append(CultureInfo.InvariantCulture, $"**A narrowed run: {asked} of {study.PairsInAll} pairs.**\n\n");
        }

        text.Append(red == 0
            ? $"**The gate passes**: none of {study.Pairs.Count} pairs is worse than its limits or its snapshot.\n\n"
            : $"**The gate fails** for {red} of {asked} pairs:\n\n");
        foreach (PairOutcome pair in failing)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(pair.Pair.ToString())}: {Reason(pair)}\n");
        }

        foreach (NotJudged pair in study.NotJudged)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(pair.Pair.ToString())}: not judged: {MarkdownTable.Escape(pair.Why)}\n");
        }

        text.Append(red == 0 ? "" : "\n");
        text.Append(CultureInfo.InvariantCulture, $"**The bar**, what a good substitute has to clear: {met.Length} of {candidates.Length} pairs of a dataset and a candidate clear it, {open.Length} are inconclusive. The others are held at their known level, which is no praise.\n\n");
        foreach (string note in study.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(note)}\n");
        }

        text.Append(study.Notes.Count == 0 ? "" : "\n");
        text.Append("## Who clears the bar\n\n");
        List<string[]> rows = [["dataset", "clears the bar", "inconclusive (open limits)", "misses it (missed limits)"]];
        foreach (var dataset in candidates.GroupBy(p => p.Pair.Dataset))
        {
            rows.Add(
            [
                dataset.Key,
                string.Join(", ", dataset.Where(p => p.Gate.MeetsBar).Select(p => p.Pair.Generator)) is { Length: > 0 } names ? names : "none",
                string.Join(", ", dataset.Where(p => p.Gate.Bar == BarVerdict.Inconclusive).Select(p => $"{p.Pair.Generator} ({p.Gate.Verdicts.Count(v => v.Verdict == Verdict.Inconclusive)})")) is { Length: > 0 } undecided ? undecided : "none",
                string.Join(", ", dataset.Where(p => p.Gate.Bar == BarVerdict.Missed).OrderBy(Missed).ThenBy(p => p.Pair.Generator, StringComparer.Ordinal).Select(p => $"{p.Pair.Generator} ({(p.Gate.Scorecard.Seeds.Count == 0 ? "failed" : Missed(p))})")),
            ]);
        }

        text.Append(MarkdownTable.Write(rows));
    }

    private static int Missed(PairOutcome pair) => pair.Gate.Scorecard.Seeds.Count == 0 ? int.MaxValue : pair.Gate.Verdicts.Count(v => v.Verdict is Verdict.Fail or Verdict.Error);

    private static string Reason(PairOutcome pair)
    {
        IEnumerable<string> limits = pair.Gate.Verdicts
            .Where(v => v.Verdict == Verdict.Error || (v.Verdict == Verdict.Fail && (pair.IsRequired || pair.Lost.Contains(v))))
            .Select(v => $"{v.Score.Descriptor.Id} {Cells.Value(v.Score)}, limit {Cells.Limit(v)}{(v.Score.Worst is { } worst && v.Score.Parts.Count > 1 ? $", worst {worst.Label}" : "")}");
        IEnumerable<string> required = pair.IsRequired && !pair.Gate.MeetsBar ? ["required to clear the bar"] : [];
        IEnumerable<string> changes = pair.SnapshotHolds || (pair.Differences.Count == 0 && pair.Snapshot != SnapshotStatus.New)
            ? []
            : [pair.Snapshot == SnapshotStatus.New ? "no snapshot yet" : $"{string.Join(", ", pair.Differences.Where(d => d.Change is Change.Worse or Change.Incomparable).Take(5).Select(d => $"{d.Subject} {d.Before} → {d.Now}{(d.Parts.Count > 0 ? $" ({d.Parts[0]})" : "")}"))} against its snapshot"];
        return MarkdownTable.Escape(string.Join("; ", required.Concat(limits).Concat(changes).DefaultIfEmpty(pair.Gate.FailureReason)));
    }
}
