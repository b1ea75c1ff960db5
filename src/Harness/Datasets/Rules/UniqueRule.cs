using System.Text.Json;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>A key: no two rows have the same values in these columns. A row that lacks all of them breaks it too.</summary>
/// <param name="Columns">One or more columns of any kind.</param>
public sealed record UniqueRule(IReadOnlyList<string> Columns) : Rule(Columns)
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column[] columns = [.. Columns.Select(name => table[name])];
        var seen = new HashSet<string>(table.RowCount, StringComparer.Ordinal);
        return Where(table.RowCount, row => Array.TrueForAll(columns, c => c.IsMissing(row)) | !seen.Add(Key(columns, row)));
    }

    /// <inheritdoc/>
    public override string ToString() => $"unique {string.Join(", ", Columns)}";

    private static string Key(Column[] columns, int row) => columns.Length == 1
        ? columns[0].Format(row)
        : JsonSerializer.Serialize(columns.Select(c => c.IsMissing(row) ? null : c.Format(row)));
}
