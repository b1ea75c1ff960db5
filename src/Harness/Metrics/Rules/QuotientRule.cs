using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A number that is the quotient of two others. A row that lacks one of them, or divides by 0, cannot break it.</summary>
/// <param name="Numerator">The column that is divided.</param>
/// <param name="Denominator">The column that divides.</param>
/// <param name="Quotient">The column of the quotient.</param>
/// <param name="Tolerance">The largest difference that counts as equal.</param>
internal sealed record QuotientRule(string Numerator, string Denominator, string Quotient, double Tolerance) : Rule([Numerator, Denominator, Quotient])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row => numbers[1][row] != 0 && Math.Abs(numbers[0][row] / numbers[1][row] - numbers[2][row]) > Tolerance);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Numerator} / {Denominator} = {Quotient}";
}
