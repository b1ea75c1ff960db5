using System.Globalization;
using System.Text;

namespace Harness.Tables.Raw;

/// <summary>Texts of a file as messages show them: one line, not too long, without letters that a terminal obeys.</summary>
internal static class CellText
{
    private const int Longest = 60;

    /// <summary>A cell or a name.</summary>
    /// <param name="cell">Its text.</param>
    public static string Show(ReadOnlySpan<char> cell)
    {
        var text = new StringBuilder();
        bool isLong = cell.Length > Longest;
        foreach (char letter in isLong ? cell[..(Longest - 3)] : cell)
        {
            text.Append(Show(letter));
        }

        return isLong ? text.Append("...").ToString() : text.ToString();
    }

    /// <summary>A letter.</summary>
    /// <param name="letter">The letter.</param>
    public static string Show(char letter) => letter switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"\\u{(int)letter:X4}",
        _ => letter.ToString(),
    };

    /// <summary>The name of a letter between cells.</summary>
    /// <param name="separator">The letter.</param>
    public static string Name(char separator) => separator switch
    {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar (|)",
        ' ' => "blank",
        _ => $"'{Show(separator)}'",
    };

    /// <summary>A list of names for a message: the first few, and how many more there are.</summary>
    /// <param name="names">The names.</param>
    /// <param name="most">How many to show.</param>
    public static string List(IReadOnlyCollection<string> names, int most = 8) =>
        string.Join(", ", names.Take(most).Select(n => $"'{Show(n)}'")) + (names.Count > most ? $" and {names.Count - most} more" : "");
}
