using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>The libraries' own failures: findings, not gaps.</summary>
internal static class FailureSection
{
    public static void Append(StringBuilder text, StudyResult study)
    {
        List<string[]> rows = [["pair", "seed", "stage", "failure", "what is known of it"]];
        rows.AddRange(study.Pairs.SelectMany(p => p.Gate.Scorecard.Failures.Select(f => (string[])
            [p.Pair.ToString(), $"{f.Seed}", f.Stage, $"{f.Type}: {f.Message}", p.Gate.FailureReason])));
        text.Append("\n## Failures of the libraries\n\n").Append(rows.Count == 1 ? "None among these pairs.\n" : MarkdownTable.Write(rows));
    }
}
