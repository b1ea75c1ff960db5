using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>Numbers or dates that ascend from column to column: <c>low ≤ high</c>. A row that lacks one is held to the others.</summary>
/// <param name="Columns">Two or more columns, all numerical or all dates.</param>
/// <param name="IsStrict">Whether equal values break the rule.</param>
public sealed record OrderRule(IReadOnlyList<string> Columns, bool IsStrict) : Rule(Columns)
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row =>
        {
            double last = double.NaN;
            foreach (double[] column in numbers)
            {
                // No comparison holds for a missing value.
                if (column[row] < last || (IsStrict && column[row] == last))
                {
                    return true;
                }

                last = double.IsNaN(column[row]) ? last : column[row];
            }

            return false;
        });
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(IsStrict ? " < " : " ≤ ", Columns);
}
