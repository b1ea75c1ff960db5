namespace Harness.Tables.Raw;

/// <summary>Texts that stand for a missing value beside the empty cell.</summary>
internal static class MissingSpellings
{
    private static readonly HashSet<string> Set = new(["NA", "N/A", "#N/A", "<NA>", "NaN", "nan", "NAN", "-nan", "-NaN", "NaT", "None", "none", "null", "Null", "NULL", "n/a", "na"], StringComparer.Ordinal);

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Set.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The spellings that pandas, R, SQL and spreadsheets write.</summary>
    public static IReadOnlyCollection<string> WellKnown => Set;

    /// <summary>Whether a text is one of them.</summary>
    /// <param name="text">The text without blanks around it.</param>
    public static bool IsWellKnown(ReadOnlySpan<char> text) => text.Length <= 4 && Lookup.Contains(text);
}
