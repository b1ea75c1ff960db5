using System.Text;
using System.Text.Json.Nodes;

namespace Harness.Tables;

/// <summary>The bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> that Python writes into JSON, turned into numbers that a reader of JSON takes.</summary>
internal static class PythonNumbers
{
    // No program writes a zero so.
    private const string NaN = "-0e-4444444";

    // Beyond every double.
    private const string Infinity = "1e9999";

    /// <summary>The text with numbers in place of the bare words outside of strings; the same text where there is none.</summary>
    /// <param name="text">The text of a JSON file.</param>
    public static string Replace(string text)
    {
        if (!text.Contains("NaN", StringComparison.Ordinal) && !text.Contains("Infinity", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        bool isText = false;
        for (int i = 0; i < text.Length; i++)
        {
            ReadOnlySpan<char> rest = text.AsSpan(i);
            if (isText && text[i] == '\\' && i + 1 < text.Length)
            {
                result.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                isText = !isText;
            }
            else if (!isText && rest.StartsWith("NaN", StringComparison.Ordinal))
            {
                result.Append(NaN);
                i += "NaN".Length - 1;
                continue;
            }
            else if (!isText && rest.StartsWith("Infinity", StringComparison.Ordinal))
            {
                // A sign before it stays.
                result.Append(Infinity);
                i += "Infinity".Length - 1;
                continue;
            }

            result.Append(text[i]);
        }

        return result.ToString();
    }

    /// <summary>An infinite number in JSON, which Python and every other reader take for infinite.</summary>
    /// <param name="value">The number.</param>
    public static JsonNode Infinite(double value) => JsonNode.Parse(value > 0 ? Infinity : $"-{Infinity}")!;

    /// <summary>Whether a number stands for <c>NaN</c>.</summary>
    /// <param name="raw">The number as it is written.</param>
    public static bool IsNaN(string raw) => raw == NaN;
}
