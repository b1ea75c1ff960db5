using System.Globalization;

namespace Harness.Cli.Terminal;

/// <summary>Texts of others, as they may stand on a terminal.</summary>
internal static class Printable
{
    /// <summary>A text on one line without control characters, which could move the cursor or change colours.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Its greatest length; what is longer ends with an ellipsis.</param>
    public static string Of(string text, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(text);
        string clean = string.Concat(text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? ' ' : c));
        return clean.Length <= most ? clean : clean[..(most - 1)].TrimEnd() + "…";
    }

    /// <summary>A number as messages show it.</summary>
    /// <param name="value">The number; <see langword="null"/> is a dash.</param>
    public static string Number(double? value) => value is { } v ? v.ToString("G4", CultureInfo.InvariantCulture) : "-";

    /// <summary>Notes below a table, a line each.</summary>
    /// <param name="notes">The notes.</param>
    public static string Notes(IReadOnlyList<string> notes) => notes.Count == 0 ? "" : "\n" + string.Concat(notes.Select(n => $"Note: {Of(n)}\n"));
}
