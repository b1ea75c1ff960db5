using System.Globalization;
using System.Text;
using Harness.Reports.Markdown;
using Harness.Studies;

namespace Harness.Reports.Sections;

/// <summary>What a person has to know or do beside the pairs.</summary>
internal static class NoteSection
{
    private const int Most = 20;

    public static void Append(StringBuilder text, StudyResult study)
    {
        string[] notes =
        [
            .. study.Notes,
            .. study.Pairs.Where(p => p.Gate.Scorecard.RowsNote is not null).GroupBy(p => p.Gate.Scorecard.RowsNote!, p => p.Pair.ToString()).Select(g => $"{Cells.Clip(string.Join(", ", g))}: {g.Key}"),
            .. study.Pairs.SelectMany(p => p.Gate.Scorecard.Notes.Select(n => (Note: n, Pair: p.Pair.ToString()))).GroupBy(n => n.Note, n => n.Pair).Select(g => $"{Cells.Clip(string.Join(", ", g))}: {g.Key}"),
        ];
        if (notes.Length == 0)
        {
            return;
        }

        text.Append("## Notes\n\n");
        foreach (string note in notes.Take(Most))
        {
            text.Append(CultureInfo.InvariantCulture, $"* {MarkdownTable.Escape(note)}\n");
        }

        text.Append(notes.Length <= Most ? "\n" : string.Create(CultureInfo.InvariantCulture, $"* and {notes.Length - Most} more\n\n"));
    }
}
