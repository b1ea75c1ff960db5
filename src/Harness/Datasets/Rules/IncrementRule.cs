using System.Globalization;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's FixedIncrements: numbers that are multiples of another. A missing value cannot break it.</summary>
/// <param name="Column">A column of numbers.</param>
/// <param name="Increment">The number, above 0; in SDV's constraint whole.</param>
internal sealed record IncrementRule(string Column, double Increment) : Rule([Column])
{
    // Of a step that no double holds, as 0.05.
    private const double Error = 1e-6;

    /// <summary>How far all numbers are above a multiple, below <see cref="Increment"/>; 0 in SDV's constraint.</summary>
    public double Offset { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        double[] values = Numbers(table)[0];
        return Increment == Math.Truncate(Increment) && Offset == 0
            ? Where(values.Length, row => !double.IsNaN(values[row]) && values[row] % Increment != 0)
            : Where(values.Length, row => (values[row] - Offset) / Increment is var steps && Math.Abs(steps - Math.Round(steps)) > Error);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Column} {(Offset == 0 ? "" : $"{Offset} above ")}a multiple of {Increment}");
}
