using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>Rows that a key of SDV's metadata does not name: its value stands in another row already, or is missing.</summary>
internal static class KeyRepeats
{
    /// <summary>A note for each key that does not name each row once.</summary>
    /// <param name="table">The table.</param>
    public static IEnumerable<string> Notes(Table table)
    {
        SdvTable about = table.Schema[0].Sdv?.Table ?? new SdvTable();
        foreach (IReadOnlyList<string> key in ((IReadOnlyList<string>[])[about.Primary, .. about.Others]).Where(k => k.Count > 0))
        {
            if (Note(about, [.. key.Select(name => (CategoricalColumn)table[name])]) is { } note)
            {
                yield return note;
            }
        }
    }

    private static string? Note(SdvTable about, CategoricalColumn[] key)
    {
        int[] values = key.Skip(1).Aggregate(key[0].Codes.ToArray(), Together);
        var seen = new HashSet<int>();
        int[] repeats = [.. Enumerable.Range(0, values.Length).Where(row => values[row] >= 0 && !seen.Add(values[row]))];
        int missing = values.Count(v => v < 0);
        string[] what =
        [
            .. repeats.Length > 0 ? [$"repeats the value of a row above in {repeats.Length} of {values.Length} rows (first: {string.Join(", ", key.Select(c => CellText.Show(c.Format(repeats[0]))))}, row {repeats[0] + 1})"] : (string[])[],
            .. missing > 0 ? [$"is missing in {missing} of {values.Length} rows"] : (string[])[],
        ];
        bool isPrimary = key.Select(c => c.Name).SequenceEqual(about.Primary, StringComparer.Ordinal);
        return what.Length == 0 ? null : $"The {(isPrimary ? "primary" : "alternate")} key {string.Join(", ", key.Select(c => $"'{CellText.Show(c.Name)}'"))} {string.Join(" and ", what)}; a key names each row once.";
    }

    // A number for each pair of values that occurs, below 0 where one of them is missing.
    private static int[] Together(int[] values, CategoricalColumn next)
    {
        var pairs = new Dictionary<(int, int), int>();
        var both = new int[values.Length];
        for (int row = 0; row < both.Length; row++)
        {
            int code = next.Codes[row];
            both[row] = values[row] < 0 || code < 0 ? -1 : pairs.TryGetValue((values[row], code), out int pair) ? pair : pairs[(values[row], code)] = pairs.Count;
        }

        return both;
    }
}
