using System.Text.RegularExpressions;

namespace Harness.Tables;

/// <summary>The regular expression of a <see cref="ColumnSchema.Pattern"/>, which a value matches as a whole, as with Python's <c>re.fullmatch</c>.</summary>
internal static class WholePattern
{
    /// <summary>How long one value may take. Patterns without look-around, places between words, atomic groups and back-references need time that is linear in the value.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Makes the expression.</summary>
    /// <param name="pattern">The pattern, as Python's <c>re</c> reads it.</param>
    /// <exception cref="ArgumentException">It is no regular expression of Python.</exception>
    public static Regex Of(string pattern) => Whole(PythonPattern.Translate(pattern).Text);

    /// <summary>Makes an expression that matches a value as a whole.</summary>
    /// <param name="translated">The pattern for .NET.</param>
    public static Regex Whole(string translated) => Compiled($@"\A(?:{translated})\z");

    /// <summary>Makes an expression with the limit.</summary>
    /// <param name="translated">The pattern for .NET.</param>
    public static Regex Compiled(string translated)
    {
        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(translated, RegexOptions.CultureInvariant, Limit);
        }
    }
}
