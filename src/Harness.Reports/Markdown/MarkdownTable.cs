using System.Text;

namespace Harness.Reports.Markdown;

/// <summary>Writes Markdown tables; cells come from files, so everything that Markdown or HTML would read is escaped.</summary>
internal static class MarkdownTable
{
    /// <summary>A table of cells as they are; the first row is the head.</summary>
    public static string Write(IReadOnlyList<string[]> rows) => WriteRaw([.. rows.Select(r => (string[])[.. r.Select(Escape)])]);

    /// <summary>A table of cells that are Markdown already.</summary>
    public static string WriteRaw(IReadOnlyList<string[]> rows)
    {
        var text = new StringBuilder();
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", rows[i]).Append(" |\n");
            if (i == 0)
            {
                text.Append('|').Insert(text.Length, "---|", rows[0].Length).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>A command in a block that a person copies from; the fence is longer than any in the text.</summary>
    public static string Code(string command)
    {
        string fence = new('`', 3);
        while (command.Contains(fence, StringComparison.Ordinal))
        {
            fence += '`';
        }

        return $"{fence}sh\n{command.ReplaceLineEndings(" ")}\n{fence}\n";
    }

    /// <summary>Text that shows as it is.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            _ = letter switch
            {
                // Between letters or digits it is plain text.
                '_' when i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]) => escaped.Append('_'),
                // GitHub would call the person or link the issue, escaped or not; nothing is seen between the two letters.
                '@' when i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]) => escaped.Append("@&#8203;"),
                '#' when i + 1 < text.Length && char.IsDigit(text[i + 1]) => escaped.Append("\\#&#8203;"),
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\n' or '\r' => escaped.Append(' '),
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '~' or '$' => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
