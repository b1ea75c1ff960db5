using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>SDV's FixedNullCombinations: values that are missing together only as they are in train.</summary>
/// <param name="Columns">Two or more columns.</param>
/// <param name="WithLabels">Whether the labels that stand beside the missing values have to be as in train too; those of ordinal columns do not count.</param>
internal sealed record NullRule(IReadOnlyList<string> Columns, bool WithLabels) : Rule(Columns)
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
    public override string ToString() => $"{string.Join(", ", Columns)} missing together as in train{(WithLabels ? ", with the same labels" : "")}";

    private string[] Keys(Table table)
    {
        Column[] columns = [.. Columns.Select(name => table[name])];
        Column[] labels = WithLabels ? [.. columns.Where(c => c.Schema is { IsCategorical: true, IsOrdinal: false })] : [];
        return
        [
            .. Enumerable.Range(0, table.RowCount).Select(row =>
                string.Concat(columns.Select(c => c.IsMissing(row) ? '-' : '+')) + RowNumbers.Key(labels, row)),
        ];
    }
}
