namespace Harness.Reports.Words;

/// <summary>How wide a text is in a picture, about: a picture is drawn before any typeface is known.</summary>
internal static class TextWidth
{
    /// <summary>The width of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="font">The size of its letters, in units of the picture.</param>
    public static double Of(string text, double font)
    {
        ArgumentNullException.ThrowIfNull(text);
        double width = 0;
        foreach (char letter in text)
        {
            width += Of(letter);
        }

        return width * font;
    }

    /// <summary>A text that fits into a width, cut in the middle.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width.</param>
    /// <param name="font">The size of its letters.</param>
    public static string Cut(string text, double width, double font)
    {
        ArgumentNullException.ThrowIfNull(text);

        // No letter is narrower than a quarter of its height, so longer texts are not tried.
        int most = Math.Min(text.Length, Math.Max(1, (int)(4 * width / font)));
        string cut = Numbers.Cut(text, most);
        while (most > 1 && Of(cut, font) > width)
        {
            cut = Numbers.Cut(text, --most);
        }

        return cut;
    }

    // In heights of letters, of common typefaces without serifs, and a little more.
    private static double Of(char letter) => letter switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.3,
        'f' or 'r' or 't' or 'I' or ' ' or '(' or ')' or '[' or ']' or '-' or '/' => 0.38,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 0.95,
        _ when char.IsSurrogate(letter) => 0.6,
        _ when char.IsAsciiLetterUpper(letter) || letter is '_' or '&' or '+' or '<' or '>' or '=' or '~' or '#' => 0.75,
        < '\u2000' => 0.6,
        _ => 1.05,
    };
}
