using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A number that is the product of two others. A row that lacks one of them cannot break it.</summary>
/// <param name="First">The first factor.</param>
/// <param name="Second">The second factor.</param>
/// <param name="Product">The column of the product.</param>
/// <param name="Tolerance">The largest difference that counts as equal.</param>
internal sealed record ProductRule(string First, string Second, string Product, double Tolerance) : Rule([First, Second, Product])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row => Math.Abs(numbers[0][row] * numbers[1][row] - numbers[2][row]) > Tolerance);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{First} · {Second} = {Product}";
}
