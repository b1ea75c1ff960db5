using System.Text.RegularExpressions;

namespace Harness.Tables;

/// <summary>The regular expression of a <see cref="ColumnSchema.Pattern"/>, which a value matches as a whole, as with Python's <c>re.fullmatch</c>.</summary>
internal static class WholePattern
{
    /// <summary>How long one value may take. Patterns without look-around and back-references need time that is linear in the value.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Makes the expression.</summary>
    /// <param name="pattern">The pattern; Python's <c>(?P&lt;name&gt;…)</c> may stand in it.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static Regex Of(string pattern)
    {
        // By itself first: 'a)(b' would be whole within the brackets.
        string own = pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);
        _ = new Regex(own, RegexOptions.CultureInvariant, Limit);
        string whole = $@"\A(?:{own})\z";
        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(whole, RegexOptions.CultureInvariant, Limit);
        }
    }
}
