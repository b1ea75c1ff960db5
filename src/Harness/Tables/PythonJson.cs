using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Harness.Tables;

/// <summary>
/// JSON as Python writes it, made into JSON that every reader takes: the bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> outside of strings, and half
/// of a letter beyond 16 bits in them, which <c>os.fsdecode</c> makes of bytes that are no UTF-8.
/// </summary>
internal static partial class PythonJson
{
    // No program writes a zero so.
    private const string NaN = "-0e-4444444";

    // Beyond every double.
    private const string Infinity = "1e9999";

    /// <summary>The text with numbers in place of the bare words; the same text where there is none.</summary>
    /// <param name="text">The text of a JSON file.</param>
    public static string WithNumbers(string text) => HasWords(text) ? Replace(text, word => word == "NaN" ? NaN : word.Replace("Infinity", Infinity, StringComparison.Ordinal), quoted => quoted) : text;

    /// <summary>The text with texts in place of the bare words, and the replacement character in place of halves of letters; the same text where there is neither.</summary>
    /// <param name="text">What a program in Python wrote.</param>
    public static string WithTexts(string text) => HasWords(text) || text.Contains("\\u", StringComparison.Ordinal) ? Replace(text, word => $"\"{word}\"", quoted => Escape().Replace(quoted, Letter)) : text;

    /// <summary>An infinite number in JSON, which Python and every other reader take for infinite.</summary>
    /// <param name="value">The number.</param>
    public static JsonNode Infinite(double value) => JsonNode.Parse(value > 0 ? Infinity : $"-{Infinity}")!;

    /// <summary>Whether a number of <see cref="WithNumbers"/> stands for <c>NaN</c>.</summary>
    /// <param name="raw">The number as it is written.</param>
    public static bool IsNaN(string raw) => raw == NaN;

    /// <summary>Whether a text of <see cref="WithTexts"/> stands for a number that is none.</summary>
    /// <param name="text">A text.</param>
    public static bool IsNoNumber(string? text) => text is "NaN" or "Infinity" or "-Infinity";

    private static bool HasWords(string text) => text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal);

    private static string Replace(string text, Func<string, string> word, Func<string, string> quoted) => Piece().Replace(text, piece => piece.Value[0] == '"' ? quoted(piece.Value) : word(piece.Value));

    private static string Letter(Match escape) => escape.Groups["half"].Success ? @"\uFFFD" : escape.Value;

    // What has no second quote is left to the reader, which says so.
    [GeneratedRegex("""
        "(?:[^"\\]|\\[\s\S])*"?|-?Infinity|NaN
        """, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Piece();

    [GeneratedRegex(@"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|[\s\S])", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Escape();
}
