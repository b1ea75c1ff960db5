using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's OneHotEncoding: of several numbers one is 1 and the others, at least one, are 0. A row that lacks one breaks it.</summary>
/// <param name="Columns">The columns.</param>
internal sealed record OneHotRule(IReadOnlyList<string> Columns) : Rule(Columns)
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row =>
        {
            (int ones, int zeros) = (0, 0);
            foreach (double[] column in numbers)
            {
                ones += column[row] == 1 ? 1 : 0;
                zeros += column[row] == 0 ? 1 : 0;
            }

            return ones != 1 || zeros == 0 || zeros != numbers.Length - 1;
        });
    }

    /// <inheritdoc/>
    public override string ToString() => $"one of {string.Join(", ", Columns)}";
}
