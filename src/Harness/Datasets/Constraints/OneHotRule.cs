using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>SDV's OneHotEncoding: of several numbers one is 1 and the others are 0. A row that lacks one breaks it.</summary>
/// <param name="Columns">The columns.</param>
internal sealed record OneHotRule(IReadOnlyList<string> Columns) : Rule(Columns)
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row => numbers.Count(c => c[row] == 1) != 1 || numbers.Count(c => c[row] == 0) != numbers.Length - 1);
    }

    /// <inheritdoc/>
    public override string ToString() => $"one of {string.Join(", ", Columns)}";
}
