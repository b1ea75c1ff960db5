using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's FixedNullCombinations: values that are missing together only as they are in train.</summary>
/// <param name="Columns">Two or more columns.</param>
/// <param name="WithLabels">Whether the labels that stand beside the missing values have to be as in train too; those of ordinal columns do not count.</param>
internal sealed record NullRule(IReadOnlyList<string> Columns, bool WithLabels) : Rule(Columns)
{
    private static readonly string[] Gap = ["missing", "there"];

    private RowKeys? Seen { get; init; }

    /// <inheritdoc/>
    internal override Rule Learn(Table train) => this with { Seen = RowKeys.Of(Marks(train), train.RowCount) };

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        int[]? groups = Seen?.Find(Marks(table), table.RowCount);
        return Where(table.RowCount, row => groups is null || groups[row] == RowKeys.Unknown);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(", ", Columns)} missing together as in train{(WithLabels ? ", with the same labels" : "")}";

    // A label tells by itself whether it is missing.
    private Column[] Marks(Table table) => [.. Of(table).Select(c => WithLabels && c.Schema is { IsCategorical: true, IsOrdinal: false } ? c : Marks(c))];

    private static CategoricalColumn Marks(Column column) =>
        new(new ColumnSchema(column.Name, ColumnKind.Categorical), [.. Enumerable.Range(0, column.Length).Select(row => column.IsMissing(row) ? 0 : 1)], Gap);
}
