using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>SDV's FixedCombinations: values that occur together only as they do in train. A missing value is a value like the others.</summary>
/// <param name="Columns">Two or more columns.</param>
internal sealed record SeenRule(IReadOnlyList<string> Columns) : Rule(Columns)
{
    private HashSet<string> Seen { get; init; } = [];

    /// <inheritdoc/>
    internal override Rule Learn(Table train) => this with { Seen = [.. Keys(train)] };

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        string[] keys = Keys(table);
        return Where(keys.Length, row => !Seen.Contains(keys[row]));
    }

    /// <inheritdoc/>
    public override string ToString() => $"combinations of {string.Join(", ", Columns)} as in train";

    private string[] Keys(Table table)
    {
        Column[] columns = [.. Columns.Select(name => table[name])];
        return [.. Enumerable.Range(0, table.RowCount).Select(row => RowNumbers.Key(columns, row))];
    }
}
