using System.Globalization;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's FixedIncrements: numbers that are multiples of another. A missing value cannot break it.</summary>
/// <param name="Column">A column of numbers.</param>
/// <param name="Increment">The number, whole and above 0.</param>
internal sealed record IncrementRule(string Column, double Increment) : Rule([Column])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[] values = Numbers(table)[0];
        return Where(values.Length, row => !double.IsNaN(values[row]) && values[row] % Increment != 0);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Column} a multiple of {Increment}");
}
