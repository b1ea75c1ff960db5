using System.Globalization;
using System.Text;
using Harness.Reports.Findings;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>Both answers as sentences: does the gate pass, and who clears the bar.</summary>
internal static class AnswerSection
{
    public static void Append(StringBuilder text, StudyResult study, StudyFindings findings)
    {
        int asked = study.Pairs.Count + study.NotJudged.Count;
        if (asked < study.PairsInAll)
        {
            text.Append(CultureInfo.InvariantCulture, $"**A narrowed run: {asked} of {study.PairsInAll} pairs.**\n\n");
        }

        foreach (Answer answer in new[] { Answer.OfGate(study, findings), Answer.OfBar(study) })
        {
            text.Append(CultureInfo.InvariantCulture, $"**{answer.Subject}**{MarkdownTable.Escape(answer.Rest)}\n\n");
        }
    }
}
