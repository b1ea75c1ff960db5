using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A number that is another with a part of it added or taken off: a discount, a tax. A row that lacks one of them cannot break it.</summary>
/// <param name="Amount">The column of the amount.</param>
/// <param name="Rate">The column of the part.</param>
/// <param name="Result">The column of what it comes to.</param>
/// <param name="Factor">1 or −1 where the part is a share, 0.01 or −0.01 where it is a percentage.</param>
/// <param name="Tolerance">The largest difference that counts as equal.</param>
internal sealed record RateRule(string Amount, string Rate, string Result, double Factor, double Tolerance) : Rule([Amount, Rate, Result])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row => Math.Abs(numbers[0][row] * (1 + Factor * numbers[1][row]) - numbers[2][row]) > Tolerance);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Amount} · (1 {(Factor < 0 ? '−' : '+')} {Rate}{(Math.Abs(Factor) < 1 ? " / 100" : "")}) = {Result}";
}
