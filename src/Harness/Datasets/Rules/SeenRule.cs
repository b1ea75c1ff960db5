using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's FixedCombinations: values that occur together only as they do in train. A missing value is a value like the others.</summary>
/// <param name="Columns">Two or more columns.</param>
internal sealed record SeenRule(IReadOnlyList<string> Columns) : Rule(Columns)
{
    private RowKeys? Seen { get; init; }

    /// <inheritdoc/>
    internal override Rule Learn(Table train) => this with { Seen = RowKeys.Of(Of(train), train.RowCount) };

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        int[]? groups = Seen?.Find(Of(table), table.RowCount);
        return Where(table.RowCount, row => groups is null || groups[row] == RowKeys.Unknown);
    }

    /// <inheritdoc/>
    public override string ToString() => $"combinations of {string.Join(", ", Columns)} as in train";
}
