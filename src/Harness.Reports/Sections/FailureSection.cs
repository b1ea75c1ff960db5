using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>The libraries' own failures: findings, not gaps.</summary>
internal static class FailureSection
{
    private const int Most = 20;

    public static void Append(StringBuilder text, StudyResult study)
    {
        string[][] failures =
        [
            .. study.Pairs.SelectMany(p => p.Gate.Scorecard.Failures.GroupBy(f => (f.Stage, f.Type, f.Message), f => f.Seed).Select(f => (string[])
            [
                p.Pair.ToString(),
                string.Join(", ", f),
                f.Key.Stage,
                Cells.Clip($"{f.Key.Type}: {f.Key.Message}"),
                p.Passes ? Cells.Clip(p.Gate.FailureReason) : "named nowhere",
            ])),
        ];
        if (failures.Length == 0)
        {
            return;
        }

        text.Append("## Failures of the libraries\n\n").Append(MarkdownTable.Write([["pair", "seeds", "stage", "failure", "what is known of it"], .. failures.Take(Most)])).Append('\n');
        text.Append(failures.Length <= Most ? "" : string.Create(CultureInfo.InvariantCulture, $"And {failures.Length - Most} more.\n\n"));
    }
}
