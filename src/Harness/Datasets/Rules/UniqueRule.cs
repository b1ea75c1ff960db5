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
        Column[] columns = Of(table);
        RowKeys keys = RowKeys.Of(columns, table.RowCount);
        var seen = new bool[keys.Count];
        return Where(table.RowCount, row =>
        {
            bool isRepeated = seen[keys.Groups[row]];
            seen[keys.Groups[row]] = true;
            return isRepeated || Array.TrueForAll(columns, c => c.IsMissing(row));
        });
    }

    /// <inheritdoc/>
    public override string ToString() => $"unique {string.Join(", ", Columns)}";
}
