namespace Harness.Tables.Raw;

/// <summary>Whole numbers as labels write them: <c>3</c>, or <c>3.0</c>.</summary>
internal static class WholeText
{
    /// <summary>The number without decimals, or <see langword="null"/> where the text is no whole number.</summary>
    /// <param name="label">The text.</param>
    public static string? Of(string label)
    {
        string whole = HasPoint(label) ? label[..label.IndexOf('.', StringComparison.Ordinal)] : label;
        ReadOnlySpan<char> digits = whole.AsSpan(whole.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0 ? whole : null;
    }

    /// <summary>Whether the text ends with a point and zeros.</summary>
    /// <param name="label">The text.</param>
    public static bool HasPoint(string label) => label.TrimEnd('0') is var cut && cut.Length < label.Length && cut.EndsWith('.');
}
