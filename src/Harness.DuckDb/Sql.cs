using System.Globalization;

namespace Harness.DuckDb;

/// <summary>Names, texts and numbers as SQL writes them. Names of a user's columns stand only in quotes.</summary>
internal static class Sql
{
    /// <summary>A name.</summary>
    /// <param name="name">Any text.</param>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text.</summary>
    /// <param name="text">Any text.</param>
    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The path of one file, whose letters mean no pattern.</summary>
    /// <param name="path">The path.</param>
    public static string File(string path) =>
        Text(string.Concat(Path.GetFullPath(path).Select(letter => letter is '*' or '?' or '[' ? $"[{letter}]" : letter.ToString())));

    /// <summary>A number, to the last bit.</summary>
    /// <param name="number">The number.</param>
    public static string Number(double number) => $"CAST('{number.ToString("R", CultureInfo.InvariantCulture)}' AS DOUBLE)";
}
