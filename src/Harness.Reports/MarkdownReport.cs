using System.Text;
using Harness.Reports.Findings;
using Harness.Reports.Sections;
using Harness.Studies;

namespace Harness.Reports;

/// <summary>The report of a study as Markdown, short enough to be read. The same scores give the same bytes; it counts and sorts what is there, and computes no score.</summary>
internal static class MarkdownReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="study">The results of a run.</param>
    public static string Write(StudyResult study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var findings = new StudyFindings(study);
        var text = new StringBuilder("# Study: can synthetic tables stand in for the real ones?\n\n");
        AnswerSection.Append(text, study, findings);
        ChangeSection.Append(text, study, findings);
        MatrixSection.Append(text, study, findings);
        MissedSection.Append(text, study);
        FailureSection.Append(text, study);
        NoteSection.Append(text, study);
        return text.Append("""
            ## Where the numbers are

            * [index.html](index.html): every pair with its columns, utility, ranks and costs; open it in a browser.
            * `study.json`: every limit with value, bound, chance and worst columns, and every change, for programs.
            * *met*, *missed* and *inconclusive* speak of the generator, the gate of the change under review: a pair that misses the bar passes while it is no worse than its snapshot. It is held at its known level, which is no praise.

            """).ToString();
    }
}
