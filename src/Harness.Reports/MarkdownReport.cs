using System.Text;
using Harness.Reports.Sections;
using Harness.Studies;

namespace Harness.Reports;

/// <summary>The report of a study as Markdown. The same scores give the same bytes; it computes nothing but means and ranks of what is there.</summary>
internal static class MarkdownReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="study">The results of a run.</param>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var text = new StringBuilder("# Study: can synthetic tables stand in for the real ones?\n\n");
        foreach (Action<StringBuilder, StudyResult> section in new Action<StringBuilder, StudyResult>[]
        {
            VerdictSection.Append,
            HeadlineSection.Append,
            RankSection.Append,
            LeaderboardSection.Append,
            UtilitySection.Append,
            StatisticsSection.Append,
            FailureSection.Append,
            JudgedSection.Append,
            ReadingSection.Append,
        })
        {
            section(text, study);
        }

        return text.ToString();
    }
}
