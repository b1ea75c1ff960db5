using System.Globalization;
using System.Text;

namespace Harness.Reports.Words;

/// <summary>Text for a terminal: wrapped between words, without control characters, which could move the cursor or change colours.</summary>
internal static class Wrapped
{
    /// <summary>A text behind a lead, the lines after the first indented as far.</summary>
    /// <param name="lead">What stands before the text; counts for the width.</param>
    /// <param name="content">The text.</param>
    /// <param name="width">Characters a line; a longer word has a line of its own.</param>
    /// <returns>Lines that end in line breaks; nothing where the text has no word.</returns>
    public static string Of(string lead, string content, int width)
    {
        var text = new StringBuilder();
        string line = lead;
        bool isBegun = false;
        foreach (string word in Clean(content).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (isBegun && line.Length + 1 + word.Length > width)
            {
                text.Append(line).Append('\n');
                (line, isBegun) = (new string(' ', lead.Length), false);
            }

            (line, isBegun) = (line + (isBegun ? " " : "") + word, true);
        }

        return text.Append(isBegun ? line + "\n" : "").ToString();
    }

    /// <summary>A text on one line without control characters.</summary>
    /// <param name="content">The text.</param>
    public static string Clean(string content) => string.Concat(content.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c));
}
