using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Which column of a schema each cell of a row belongs to.</summary>
internal sealed class HeaderMatch
{
    /// <summary>The place of a first column that numbers the rows.</summary>
    public const int Index = -2;

    private const int Unknown = -1;

    /// <summary>For each cell its column in the schema, or <see cref="Index"/>.</summary>
    public int[] ColumnOf { get; private init; } = [];

    /// <summary>What is wrong with the header, or <see langword="null"/>.</summary>
    public string? Complaint { get; private init; }

    /// <summary>What was found out.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Matches a header.</summary>
    /// <param name="header">The names in the file.</param>
    /// <param name="schema">The columns that should be there.</param>
    /// <param name="separator">The letter between cells.</param>
    /// <param name="rules">How the file is read; in the plain form only the very names are right.</param>
    /// <param name="index">Whether the first column is an index; found out where not told.</param>
    public static HeaderMatch Of(string[] header, TableSchema schema, char separator, CellRules rules, bool? index)
    {
        var notes = new List<string>();
        int[] columnOf = [.. header.Select(schema.IndexOf)];
        if (!rules.IsPlain)
        {
            LeaveIndexOut(header, columnOf, index, notes);
            Trim(header, columnOf, schema, notes);
        }

        return Mistake(header, columnOf, schema, separator, rules) is { } complaint
            ? new HeaderMatch { Complaint = complaint }
            : new HeaderMatch { ColumnOf = columnOf, Notes = notes };
    }

    /// <summary>Whether a first column of this name is an index.</summary>
    /// <param name="name">The name.</param>
    public static bool NamesIndex(string name) => string.IsNullOrWhiteSpace(name) || name == "Unnamed: 0";

    private static void LeaveIndexOut(string[] header, int[] columnOf, bool? index, List<string> notes)
    {
        if (header.Length > 1 && columnOf[0] < 0 && index != false && (index == true || NamesIndex(header[0])))
        {
            columnOf[0] = Index;
            notes.Add($"The first column{(header[0].Length == 0 ? ", which has no name," : $" ('{CellText.Show(header[0])}')")} numbers the rows and was left out.");
        }
    }

    private static void Trim(string[] header, int[] columnOf, TableSchema schema, List<string> notes)
    {
        var trimmed = new List<string>();
        for (int i = 0; i < header.Length; i++)
        {
            if (columnOf[i] == Unknown && schema.IndexOf(header[i].Trim()) is var place and >= 0 && !columnOf.Contains(place))
            {
                columnOf[i] = place;
                trimmed.Add(header[i]);
            }
        }

        if (trimmed.Count > 0)
        {
            notes.Add($"Blanks around the names {CellText.List(trimmed)} in the header do not count.");
        }
    }

    private static string? Mistake(string[] header, int[] columnOf, TableSchema schema, char separator, CellRules rules)
    {
        if (Twice(header) is { } twice)
        {
            return twice;
        }

        string[] missing = [.. schema.Where((_, i) => !columnOf.Contains(i)).Select(c => c.Name)];
        string[] extra = [.. header.Where((_, i) => columnOf[i] == Unknown)];
        if (missing.Length + extra.Length == 0)
        {
            return null;
        }

        if (missing.Length == 0 && extra.All(string.IsNullOrWhiteSpace))
        {
            return $"{(extra.Length == 1 ? "a column" : $"{extra.Length} columns")} of the header (number {Array.FindIndex(columnOf, c => c == Unknown) + 1}) {(extra.Length == 1 ? "has" : "have")} no name; remove {(extra.Length == 1 ? "it" : "them")}, or the {CellText.Name(separator)} at the end of each line.";
        }

        string lacks = missing.Length == 0 ? "" : $" {(schema.Source.StartsWith("the ", StringComparison.Ordinal) ? "T" + schema.Source[1..] : schema.Source)}'s {Names(missing)} not in the file.";
        string has = extra.Length == 0 ? "" : $" The file's {Names(extra)} not in {schema.Source}.";
        string hint = missing.Length == 0 || extra.Length == 0 || NearestName.Find(extra[0], missing) is not { } near ? ""
            : near.Equals(extra[0].Trim(), StringComparison.OrdinalIgnoreCase) ? $" Names count to the letter: '{CellText.Show(extra[0])}' is not '{CellText.Show(near)}'."
            : $" Perhaps '{CellText.Show(extra[0])}' is '{CellText.Show(near)}'.";
        string split = rules.IsPlain || rules.IsAgreed ? "separated by commas in the file" : $"separated by a {CellText.Name(separator)} in the file (--separator names another)";
        return $"header and {schema.Source} differ.{lacks}{has}{hint} Make them name the same columns, {split}.";
    }

    /// <summary>What is wrong where a name stands twice in a header.</summary>
    /// <param name="header">The names.</param>
    public static string? Twice(string[] header)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return header.FirstOrDefault(name => !seen.Add(name) && name.Length > 0) is { } twice
            ? $"column '{CellText.Show(twice)}' appears twice in the header; give each column a name of its own."
            : null;
    }

    private static string Names(string[] names) => (names.Length == 1 ? "column " : "columns ") + CellText.List(names, 20) + (names.Length == 1 ? " is" : " are");
}
