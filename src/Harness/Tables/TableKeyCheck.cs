using System.Text.Json;

namespace Harness.Tables;

/// <summary>Whether the keys of a table in SDV's metadata name columns that can be keys.</summary>
internal static class TableKeyCheck
{
    /// <summary>Checks the keys.</summary>
    /// <param name="table">The table's object.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="notes">What a person should know of it.</param>
    /// <exception cref="InputException">A key names no column, or one that cannot be a key.</exception>
    public static void Of(JsonReader table, IReadOnlyList<ColumnSchema> columns, List<string> notes)
    {
        JsonReader? primary = table.Find("primary_key");
        string[] own = primary is null ? [] : Names(primary);
        foreach (string name in own)
        {
            Require(primary!, name, columns);
            if (columns.First(c => c.Name == name).Declared?.IsNullable == true)
            {
                throw primary!.Wrong($"the key '{name}' may be missing by its 'range_is_nullable'; a key names every row. Remove that, or the key.");
            }
        }

        foreach (JsonReader key in table.Find("alternate_keys")?.Items("list the names of columns") ?? [])
        {
            string[] names = Names(key);
            foreach (string name in names)
            {
                Require(key, name, columns);
            }

            if (own.Length > 0 && names.SequenceEqual(own, StringComparer.Ordinal))
            {
                throw key.Wrong($"'{string.Join(", ", names)}' is the primary key already; remove it here.");
            }
        }

        foreach (JsonReader named in new[] { table.Find("sequence_key"), table.Find("sequence_index") }.OfType<JsonReader>())
        {
            foreach (string name in Names(named))
            {
                RequireColumn(named, name, columns);
            }
        }

        if (table.Find("sequence_index") is { } index && Names(index) is [var ordering])
        {
            ColumnSchema column = columns.First(c => c.Name == ordering);
            if (column.Kind is not (ColumnKind.Numerical or ColumnKind.DateTime))
            {
                throw index.Wrong($"the sequence index '{ordering}' is {column.Kind.ToString().ToLowerInvariant()}; rows are ordered by numbers or dates. Correct the sdtype, or the index.");
            }

            if (table.Find("sequence_key") is { } sequences && Names(sequences).Contains(ordering))
            {
                throw index.Wrong($"'{ordering}' tells the sequences apart already, as the sequence_key; what orders the rows of each is another column.");
            }
        }

        foreach (JsonReader name in Related(table))
        {
            RequireColumn(name, name.Text(), columns);
        }

        if ((table.Find("sequence_key") ?? table.Find("sequence_index")) is { } sequence)
        {
            notes.Add($"{sequence.Path}: rows are judged one by one, not as sequences.");
        }
    }

    private static IEnumerable<JsonReader> Related(JsonReader table) => table.Find("column_relationships") is { Kind: JsonValueKind.Array } all
        ? all.Items().Where(r => r.Kind == JsonValueKind.Object).SelectMany(r => r.Find("column_names")?.Items("list the names of columns") ?? [])
        : [];

    private static string[] Names(JsonReader key) => key.Kind == JsonValueKind.Array ? [.. key.Items().Select(i => i.Text())] : [key.Label() ?? ""];

    private static void Require(JsonReader place, string name, IReadOnlyList<ColumnSchema> columns)
    {
        ColumnSchema column = RequireColumn(place, name, columns);
        if (column.Kind != ColumnKind.Id)
        {
            throw place.Wrong($"the key '{name}' is {column.Kind.ToString().ToLowerInvariant()}; a key has the sdtype id or one of personal data. Correct the sdtype, or the key.");
        }
    }

    private static ColumnSchema RequireColumn(JsonReader place, string name, IReadOnlyList<ColumnSchema> columns) =>
        columns.FirstOrDefault(c => c.Name == name) ?? throw place.Unknown("column", name, [.. columns.Select(c => c.Name)]);
}
