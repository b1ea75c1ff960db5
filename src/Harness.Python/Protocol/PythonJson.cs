using System.Text.RegularExpressions;

namespace Harness.Python.Protocol;

/// <summary>
/// JSON as Python writes it, made into JSON that every reader takes: <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> become texts, and half of a letter
/// beyond 16 bits, which <c>os.fsdecode</c> makes of bytes that are no UTF-8, becomes the replacement character.
/// </summary>
internal static partial class PythonJson
{
    /// <summary>Whether a text stands for a number that is none.</summary>
    /// <param name="text">A text.</param>
    public static bool IsNoNumber(string? text) => text is "NaN" or "Infinity" or "-Infinity";

    /// <summary>The text as JSON; the same where it is that already.</summary>
    /// <param name="text">What a program in Python wrote.</param>
    public static string Whole(string text) => Piece().Replace(text, piece => piece.Value[0] == '"' ? Escape().Replace(piece.Value, Letter) : $"\"{piece.Value}\"");

    private static string Letter(Match escape) => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value;

    // What has no second quote is left to the reader, which says so.
    [GeneratedRegex("""
        "(?:[^"\\]|\\[\s\S])*"?|-?Infinity|NaN
        """, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[\s\S])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
