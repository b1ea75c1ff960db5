using System.Globalization;
using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Rules;

/// <summary>A number that is another one in other units: y = slope · x + intercept. A row that lacks one of them cannot break it.</summary>
/// <param name="X">The column of the one.</param>
/// <param name="Y">The column of the other.</param>
/// <param name="Slope">y for each x.</param>
/// <param name="Intercept">y where x is 0.</param>
/// <param name="Tolerance">The largest difference that counts as equal.</param>
internal sealed record LineRule(string X, string Y, double Slope, double Intercept, double Tolerance) : Rule([X, Y])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[][] numbers = Numbers(table);
        return Where(table.RowCount, row => Math.Abs(Slope * numbers[0][row] + Intercept - numbers[1][row]) > Tolerance);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Y} = {(Slope == 1 ? "" : $"{Slope:G4} · ")}{X}{(Intercept == 0 ? "" : $" {(Intercept < 0 ? '−' : '+')} {Math.Abs(Intercept):G4}")}");
}
