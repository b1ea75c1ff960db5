using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;
using Harness.Studies.Gate;

namespace Harness.Reports.Sections;

/// <summary>Both answers at a glance: does the gate pass, and who clears the bar.</summary>
internal static class VerdictSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        PairOutcome[] failing = [.. study.Pairs.Where(p => !p.Passes)];
        PairOutcome[] candidates = [.. study.Pairs.Where(p => !p.IsBaseline())];
        PairOutcome[] met = [.. candidates.Where(p => p.Gate.MeetsBar)];
        if (study.Pairs.Count < study.PairsInAll)
        {
            text.Append(CultureInfo.InvariantCulture, $"**A narrowed run: {study.Pairs.Count} of {study.PairsInAll} pairs.**\n\n");
        }

        text.Append(failing.Length == 0
            ? $"**The gate passes**: none of {study.Pairs.Count} pairs is worse than its limits or its snapshot.\n\n"
            : $"**The gate fails** for {failing.Length} of {study.Pairs.Count} pairs:\n\n");
        foreach (PairOutcome pair in failing)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(pair.Pair.ToString())}: {Reason(pair)}\n");
        }

        text.Append(failing.Length == 0 ? "" : "\n");
        text.Append(CultureInfo.InvariantCulture, $"**The bar**, what a good substitute has to clear: {met.Length} of {candidates.Length} pairs of a dataset and a candidate clear it. The others are held at their known level, which is no praise.\n\n");
        foreach (string note in study.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(note)}\n");
        }

        text.Append(study.Notes.Count == 0 ? "" : "\n");
        text.Append("## Who clears the bar\n\n");
        List<string[]> rows = [["dataset", "clears the bar", "misses it (by how many metrics)"]];
        foreach (var dataset in candidates.GroupBy(p => p.Pair.Dataset))
        {
            rows.Add(
            [
                dataset.Key,
                string.Join(", ", dataset.Where(p => p.Gate.MeetsBar).Select(p => p.Pair.Generator)) is { Length: > 0 } names ? names : "none",
                string.Join(", ", dataset.Where(p => !p.Gate.MeetsBar).OrderBy(Missed).ThenBy(p => p.Pair.Generator, StringComparer.Ordinal).Select(p => $"{p.Pair.Generator} ({(p.Gate.Scorecard.Seeds.Count == 0 ? "failed" : Missed(p))})")),
            ]);
        }

        text.Append(MarkdownTable.Write(rows));
    }

    private static int Missed(PairOutcome pair) => pair.Gate.Scorecard.Seeds.Count == 0 ? int.MaxValue : pair.Gate.Verdicts.Count(v => !v.MeetsBar);

    private static string Reason(PairOutcome pair)
    {
        IEnumerable<string> limits = pair.Gate.Verdicts
            .Where(v => v.Verdict != Verdict.Pass)
            .Select(v => $"{v.Score.Descriptor.Id} {Cells.Value(v.Score)}{(v.Score.StandardError is { } error ? $" (s.e. {Cells.Number(error, 2)})" : "")}, limit {v.Applied}");
        IEnumerable<string> changes = pair.Snapshot is SnapshotStatus.Same or SnapshotStatus.Better or SnapshotStatus.Accepted
            ? []
            : [pair.Snapshot == SnapshotStatus.New ? "no snapshot yet" : $"{string.Join(", ", pair.Differences.Take(5).Select(d => $"{d.Subject} {d.Before} → {d.Now}"))} against its snapshot"];
        return MarkdownTable.Escape(string.Join("; ", limits.Concat(changes).DefaultIfEmpty(pair.Gate.FailureReason)));
    }
}
