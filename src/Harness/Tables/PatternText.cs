namespace Harness.Tables;

/// <summary>A pattern that is read from its beginning to its end.</summary>
/// <param name="text">The pattern.</param>
internal sealed class PatternText(string text)
{
    /// <summary>The whole pattern.</summary>
    public string Text => text;

    /// <summary>The place of the next letter.</summary>
    public int At { get; set; }

    /// <summary>Whether no letter is left.</summary>
    public bool IsAtEnd => At >= text.Length;

    /// <summary>Takes a text where it stands next.</summary>
    /// <param name="next">The text.</param>
    /// <returns>Whether it does.</returns>
    public bool Take(string next)
    {
        bool isNext = string.CompareOrdinal(text, At, next, 0, next.Length) == 0;
        At += isNext ? next.Length : 0;
        return isNext;
    }

    /// <summary>Takes all letters of a set that stand next.</summary>
    /// <param name="letters">The set.</param>
    public string TakeAll(string letters)
    {
        int from = At;
        while (!IsAtEnd && letters.Contains(text[At], StringComparison.Ordinal))
        {
            At++;
        }

        return text[from..At];
    }

    /// <summary>Takes the end of a group.</summary>
    /// <exception cref="ArgumentException">It does not stand next.</exception>
    public void Close()
    {
        if (!Take(")"))
        {
            throw Wrong("missing ), unterminated subpattern");
        }
    }

    /// <summary>Goes behind the next letter of a kind; what a backslash stands before ends nothing.</summary>
    /// <param name="end">The letter.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArgumentException">The pattern ends with a backslash.</exception>
    public bool SkipTo(char end)
    {
        while (!IsAtEnd)
        {
            char letter = text[At];
            At += letter == '\\' ? 2 : 1;
            if (letter == end)
            {
                return true;
            }
        }

        return At == text.Length ? false : throw Wrong("bad escape (end of pattern)");
    }

    /// <summary>Takes a name and the letter behind it.</summary>
    /// <param name="end">The letter.</param>
    /// <exception cref="ArgumentException">There is no name, or no such letter.</exception>
    public string Until(char end)
    {
        int to = text.IndexOf(end, At);
        if (to <= At)
        {
            throw Wrong("missing group name");
        }

        string name = text[At..to];
        At = to + 1;
        return name;
    }

    /// <summary>An error at this place.</summary>
    /// <param name="why">What is wrong.</param>
    public ArgumentException Wrong(string why) => new($"{why} at position {At}");
}
