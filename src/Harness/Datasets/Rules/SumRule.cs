using System.Globalization;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>Numbers that add up to another: <c>parts + rest = total</c>. A row that lacks one of them cannot break it.</summary>
/// <param name="Parts">Two or more numerical columns.</param>
/// <param name="Total">The column of their sum.</param>
/// <param name="Tolerance">The largest difference that counts as equal, in the columns' unit, at least 0.</param>
public sealed record SumRule(IReadOnlyList<string> Parts, string Total, double Tolerance) : Rule([.. Parts, Total])
{
    /// <summary>What calculating with decimals errs by, and is not told.</summary>
    internal const double Usual = 1e-6;

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        double[][] numbers = Numbers(table);
        double[] total = numbers[^1];
        return Where(table.RowCount, row =>
        {
            double sum = 0;
            for (int i = 0; i < numbers.Length - 1; i++)
            {
                sum += numbers[i][row];
            }

            return Math.Abs(sum - total[row]) > Tolerance;
        });
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{string.Join(" + ", Parts)} = {Total}{(Tolerance > Usual ? string.Create(CultureInfo.InvariantCulture, $" ± {Tolerance}") : "")}");
}
