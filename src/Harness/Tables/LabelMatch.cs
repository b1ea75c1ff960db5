using System.Globalization;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>
/// Reads the labels of a table as those of the real table beside which it stands, where both differ only in form: <c>1.0</c> and
/// <c>1</c>, <c>true</c> and <c>True</c>, blanks around. A label that the real table has is never another.
/// </summary>
internal static class LabelMatch
{
    /// <summary>The same table with the labels of another.</summary>
    /// <param name="real">The real table.</param>
    /// <param name="reading">The table as written.</param>
    public static TableReading Beside(Table real, TableReading reading)
    {
        var notes = new List<string>();
        Table table = reading.Table;
        foreach (Column column in real.Columns)
        {
            if (column is CategoricalColumn { Schema.Kind: ColumnKind.Categorical or ColumnKind.Boolean } labels)
            {
                table = table.With(Beside(labels, (CategoricalColumn)table[column.Name], notes));
            }
        }

        return notes.Count == 0 ? reading : new TableReading(table, [.. reading.Notes, .. notes]);
    }

    private static CategoricalColumn Beside(CategoricalColumn real, CategoricalColumn column, List<string> notes)
    {
        string name = CellText.Show(real.Name);
        Hint(real, column, name, notes);
        if (real.Schema.Kind == ColumnKind.Boolean)
        {
            return column;
        }

        var known = real.Levels.ToHashSet(StringComparer.Ordinal);
        ILookup<double?, string> numbers = real.Levels.ToLookup(DeclaredLabels.Number);
        string?[] labels = [.. column.Levels.Select(level => known.Contains(level) ? level : Form(level, real, known, numbers))];
        (string Was, string? Is)[] changed = [.. column.Levels.Zip(labels).Where(l => l.First != l.Second)];
        if (changed.Where(l => l.Is is not null).ToArray() is { Length: > 0 } formed)
        {
            notes.Add($"Column '{name}': '{CellText.Show(formed[0].Was)}' is read as '{CellText.Show(formed[0].Is)}', as the real table writes it{(formed.Length > 1 ? $", and {formed.Length - 1} more {(formed.Length == 2 ? "label" : "labels")} likewise" : "")}.");
        }

        if (column.Levels.Where((l, i) => l == labels[i] && !known.Contains(l)).Select(l => (Was: l, Is: Padded(l, numbers))).Where(l => l.Is is not null).ToArray() is { Length: > 0 } bare)
        {
            notes.Add($"Column '{name}': '{CellText.Show(bare[0].Was)}' is no label of the real table, which has '{CellText.Show(bare[0].Is!)}'{(bare.Length > 1 ? $", and {bare.Length - 1} more {(bare.Length == 2 ? "label" : "labels")} likewise" : "")}. Codes that are read as numbers lose the zeros before them: have the generator read the column as text (in pandas, dtype=str).");
        }

        if (changed.Where(l => l.Is is null).Select(l => l.Was).ToArray() is { Length: > 0 } gone)
        {
            notes.Add($"Column '{name}': {CellText.List(gone)} {(gone.Length == 1 ? "is" : "are")} read as missing: the real table has missing values there and no such label.");
        }

        return changed.Length == 0 ? column : CategoricalColumn.FromLabels(real.Schema, [.. column.Codes.ToArray().Select(code => code < 0 ? null : labels[code])]);
    }

    /// <summary>Tells where the real table spells missing values out and this one leaves them empty.</summary>
    private static void Hint(CategoricalColumn real, CategoricalColumn column, string name, List<string> notes)
    {
        if (column.MissingCount == 0 || real.MissingCount > 0)
        {
            return;
        }

        int[] counts = Counts(column);
        foreach (string level in real.Levels.Where(l => MissingSpellings.IsWellKnown(l)))
        {
            int place = column.Levels.ToList().IndexOf(level);
            if (place < 0 || counts[place] == 0)
            {
                notes.Add($"Column '{name}': '{level}' is a label of the real table but never occurs here, while {column.MissingCount} {(column.MissingCount == 1 ? "cell is" : "cells are")} empty. Both are taken as written. If '{level}' means missing, say so: \"missing\": [\"{level}\"] in dataset.json, or --missing {level}.");
            }
        }
    }

    /// <summary>The label of the real table that a level is another form of; itself where there is none, <see langword="null"/> for a missing value.</summary>
    private static string? Form(string level, CategoricalColumn real, HashSet<string> known, ILookup<double?, string> numbers)
    {
        string text = level.Trim();
        if (known.Contains(text))
        {
            return text;
        }

        if (real.MissingCount > 0 && MissingSpellings.IsWellKnown(text))
        {
            return null;
        }

        if (Number(text) is { } number && numbers[number].Where(l => Number(l) is not null).ToArray() is [var same])
        {
            return same;
        }

        // Metadata that list numbers say that 003 is 3.
        if (real.Schema.Sdv?.Values is { Count: > 0 } listed && listed.All(v => v is not string) && Padded(text, numbers) is { } padded)
        {
            return padded;
        }

        int truth = BooleanWords.Code(text);
        return truth != BooleanWords.None && real.Levels.Count <= 2 && real.Levels.All(l => BooleanWords.Code(l) != BooleanWords.None)
            && real.Levels.Where(l => BooleanWords.Code(l) == truth).ToArray() is [var word]
            ? word
            : level;
    }

    /// <summary>The one label of the real table that is the same number, where one of the two begins with a zero that the other has not.</summary>
    private static string? Padded(string level, ILookup<double?, string> numbers) =>
        DeclaredLabels.Number(level) is { } number && numbers[number].ToArray() is [var same] && HasLeadingZero(same) != HasLeadingZero(level) ? same : null;

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && text.Length <= 15 && !HasLeadingZero(text) ? number : null;

    // 007 is no 7.
    private static bool HasLeadingZero(string text) => text.TrimStart('-', '+') is ['0', >= '0' and <= '9', ..];

    private static int[] Counts(CategoricalColumn column)
    {
        var counts = new int[column.Levels.Count];
        foreach (int code in column.Codes)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        return counts;
    }
}
