using System.Globalization;
using System.Text;
using Harness.Reports.Findings;
using Harness.Reports.Markdown;
using Harness.Reports.Sections;
using Harness.Studies;

namespace Harness.Reports;

/// <summary>What a reviewer has to know of a run in a minute, as Markdown: the job summary, and the comment of a pull request.</summary>
/// <param name="mostWorse">The most pairs that are shown of those that do not pass.</param>
/// <param name="mostBetter">The most pairs that are shown of those that got better.</param>
internal sealed class StudySummary(int mostWorse, int mostBetter)
{
    private const int MostNotes = 5;
    private const int MostNames = 8;

    /// <summary>At most one screen when green, at most three when red.</summary>
    public static StudySummary OfJob { get; } = new(70, 12);

    /// <summary>A screen at most: a comment stands between what people say.</summary>
    public static StudySummary OfComment { get; } = new(12, 5);

    /// <summary>Writes the summary.</summary>
    /// <param name="study">The results of a run.</param>
    /// <param name="run">The address of the run, where its artifacts are; <see langword="null"/> where it has none.</param>
    public string Write(StudyResult study, string? run)
    {
        ArgumentNullException.ThrowIfNull(study);
        var findings = new StudyFindings(study);
        bool passes = findings.Failing.Count == 0;
        var text = new StringBuilder(passes ? "## ✓ Synthetic tables: the gate passes\n\n" : "## ✗ Synthetic tables: the gate fails\n\n");
        AnswerSection.Append(text, study, findings);
        Append(text, "What got worse", findings.Failing, mostWorse, f => f.IsFailure);
        Append(text, "What got better", findings.Better, mostBetter, f => f.Kind == FindingKind.Better);
        AppendRemedy(text, study, findings);
        string artifact = run is null ? "The artifact `report`" : $"[The artifact `report`]({run}#artifacts)";
        text.Append(CultureInfo.InvariantCulture, $"{artifact} has the rest: open `index.html` for every pair and column, `study.md` for every change, `study.json` for programs.\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IReadOnlyList<PairFindings> pairs, int most, Func<Finding, bool> isMeant)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n");
        if (pairs.Count > 1)
        {
            // One change often moves a generator on every dataset: said once, before the lines.
            IEnumerable<string> metrics = pairs.SelectMany(p => p.All.Where(isMeant).Select(f => f.Metric).Where(m => m.Length > 0).Distinct());
            text.Append("Pairs ").AppendJoin("; ", new[] { Counts("generator", pairs.Select(p => p.Pair.Generator)), Counts("metric", metrics) }.OfType<string>()).Append(".\n\n");
        }

        text.Append(FindingTable.Write(pairs.Take(most).Select(p => (p.All.First(isMeant), (IReadOnlyList<Finding>)[.. p.All.Where(isMeant).Skip(1)]))));
        text.Append(pairs.Count <= most ? "\n" : string.Create(CultureInfo.InvariantCulture, $"\nAnd {pairs.Count - most} more pairs.\n\n"));
    }

    // "by generator: cart 5, gan 1", the most frequent first.
    private static string? Counts(string what, IEnumerable<string> names)
    {
        (string Name, int Count)[] all = [.. names.GroupBy(n => n, (n, g) => (Name: n, Count: g.Count())).OrderByDescending(n => n.Count)];
        string shown = string.Join(", ", all.Take(MostNames).Select(n => string.Create(CultureInfo.InvariantCulture, $"{MarkdownTable.Escape(Cells.Clip(n.Name, 60))} {n.Count}")));
        string more = all.Length > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {all.Length - MostNames} more") : "";
        return all.Length == 0 ? null : $"by {what}: {shown}{more}";
    }

    private static void AppendRemedy(StringBuilder text, StudyResult study, StudyFindings findings)
    {
        if (findings.Failing.Count + findings.Better.Count + study.Notes.Count > 0)
        {
            text.Append("### What to do\n\n");
        }

        if (study.AcceptLosses is { } losses)
        {
            text.Append(CultureInfo.InvariantCulture, $"Not meant? Mend it; there is nothing to accept. Meant? Accept on your machine, commit the snapshots, and say in the pull request why the scores moved:\n\n{MarkdownTable.Code(losses)}\n");
        }

        if (findings.Failing.Any(p => p.Worst!.Kind == FindingKind.Required))
        {
            text.Append("A pair that `required` in `thresholds.json` names has to clear the bar; accepting its scores does not help.\n\n");
        }

        if (findings.Failing.Count > 0 && study.AcceptLosses is null && study.Notes.Count == 0)
        {
            text.Append("Nothing is to be accepted: the last column says what is wrong, the log of the job shows every limit.\n\n");
        }

        if (study.KeepGains is { } gains)
        {
            text.Append(CultureInfo.InvariantCulture, $"Keep what got better, so that it cannot be lost:\n\n{MarkdownTable.Code(gains)}\n");
        }

        foreach (string note in study.Notes.Take(MostNotes))
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(Cells.Clip(note, 600))}\n");
        }

        text.Append(study.Notes.Count <= MostNotes ? study.Notes.Count == 0 ? "" : "\n" : string.Create(CultureInfo.InvariantCulture, $"* and {study.Notes.Count - MostNotes} more, in `study.md`\n\n"));
    }
}
