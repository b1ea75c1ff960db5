using System.Text;

namespace Harness.Studies;

/// <summary>Aligns rows of text for a failure message or a terminal.</summary>
internal static class TextTable
{
    /// <summary>Rows as lines, every column as wide as its widest cell, indented by two spaces.</summary>
    public static string Align(IReadOnlyList<string[]> rows)
    {
        int columns = rows.Max(r => r.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Where(r => c < r.Length).Max(r => r[c].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.Append("  ").AppendJoin("  ", row.Select((cell, c) => cell.PadRight(widths[c])));
            while (text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
