namespace Harness.Tables.Raw;

/// <summary>The spellings of false and true.</summary>
internal static class BooleanWords
{
    /// <summary>The code of a text that is none of them.</summary>
    public const int None = int.MaxValue;

    // Each with its opposite.
    private static readonly (string False, string True)[] Pairs = [("0", "1"), ("0.0", "1.0"), ("false", "true"), ("no", "yes"), ("f", "t"), ("n", "y")];

    /// <summary>0 for false, 1 for true, whatever the case.</summary>
    /// <param name="text">The text; blanks around it do not count.</param>
    public static int Code(ReadOnlySpan<char> text)
    {
        switch (text)
        {
            case "1" or "True":
                return 1;
            case "0" or "False":
                return 0;
        }

        return Pair(text.Trim(), out int code) is null ? None : code;
    }

    /// <summary>The word for the opposite, in the same case: <c>NO</c> for <c>YES</c>.</summary>
    /// <param name="word">One of the words, or nothing.</param>
    public static string? Opposite(string? word)
    {
        if (word is null || Pair(word, out int code) is not { } pair)
        {
            return null;
        }

        string other = code == 1 ? pair.False : pair.True;
        return char.IsUpper(word[0]) ? (word.Length > 1 && char.IsUpper(word[1])) || word.Length == 1 ? other.ToUpperInvariant() : char.ToUpperInvariant(other[0]) + other[1..] : other;
    }

    /// <summary>The pair of words that one belongs to, in lower case; <c>0.0</c> and <c>1.0</c> count as <c>0</c> and <c>1</c>.</summary>
    /// <param name="text">The text without blanks around it.</param>
    public static string? PairOf(ReadOnlySpan<char> text) => Pair(text, out _)?.True is { } yes ? yes.TrimEnd('0').TrimEnd('.') : null;

    private static (string False, string True)? Pair(ReadOnlySpan<char> text, out int code)
    {
        foreach ((string no, string yes) in Pairs)
        {
            if (text.Equals(no, StringComparison.OrdinalIgnoreCase) || text.Equals(yes, StringComparison.OrdinalIgnoreCase))
            {
                code = text.Equals(yes, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                return (no, yes);
            }
        }

        code = None;
        return null;
    }
}
