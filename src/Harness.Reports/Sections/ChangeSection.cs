using System.Globalization;
using System.Text;
using Harness.Reports.Findings;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>What keeps pairs from passing, and what moved since the snapshots: a line a score, worst first.</summary>
internal static class ChangeSection
{
    private const int MostWorse = 80;
    private const int MostBetter = 20;
    private const int MostOthers = 10;

    public static void Append(StringBuilder text, StudyResult study, StudyFindings findings)
    {
        text.Append("## What changed since the snapshots\n\n");
        if (findings.All.Count == 0)
        {
            text.Append("Nothing.\n\n");
            return;
        }

        Append(text, "Worse", [.. findings.All.Where(f => f.IsFailure)], MostWorse);
        AppendCommand(text, "If that is meant, accept it and say why each score moved", study.AcceptLosses);
        Append(text, "Better", [.. findings.All.Where(f => f.Kind == FindingKind.Better)], MostBetter);
        AppendCommand(text, "Keep the gain, so that it cannot be lost", study.KeepGains);
        Append(text, "Accepted by this run", [.. findings.All.Where(f => f.Kind == FindingKind.Accepted)], MostOthers);
        Append(text, "Moved within noise", [.. findings.All.Where(f => f.Kind == FindingKind.Changed)], MostOthers);
    }

    private static void Append(StringBuilder text, string title, Finding[] all, int most)
    {
        if (all.Length == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"### {title}\n\n{FindingTable.Write(all.Take(most), linked: true)}\n");
        Finding[] rest = [.. all.Skip(most)];
        if (rest.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"And {rest.Length} more, of {rest.Select(f => f.Pair).Distinct().Count()} pairs: `study.json` has them all.\n\n");
        }
    }

    private static void AppendCommand(StringBuilder text, string what, string? command) =>
        text.Append(command is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{what}:\n\n{MarkdownTable.Code(command)}\n"));
}
