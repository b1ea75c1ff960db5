using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>SDV's MixedScales: numbers within the range that they have in train beside the same values of other columns. Values that train does not have beside each other break it, whatever the number; beside known ones a missing number does not.</summary>
/// <param name="Column">The column of numbers.</param>
/// <param name="Segments">The other columns.</param>
internal sealed record ScaleRule(string Column, IReadOnlyList<string> Segments) : Rule([Column, .. Segments])
{
    private Dictionary<string, (double Least, double Most)> Ranges { get; init; } = [];

    /// <inheritdoc/>
    internal override Rule Learn(Table train)
    {
        var ranges = new Dictionary<string, (double Least, double Most)>(StringComparer.Ordinal);
        (double[] values, Column[] segments) = Of(train);
        for (int row = 0; row < values.Length; row++)
        {
            string key = RowNumbers.Key(segments, row);
            double value = values[row];
            (double Least, double Most) known = ranges.GetValueOrDefault(key, (double.PositiveInfinity, double.NegativeInfinity));
            ranges[key] = double.IsNaN(value) ? known : (Math.Min(known.Least, value), Math.Max(known.Most, value));
        }

        return this with { Ranges = ranges };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        (double[] values, Column[] segments) = Of(table);
        return Where(values.Length, row =>
            !Ranges.TryGetValue(RowNumbers.Key(segments, row), out (double Least, double Most) range)
            || values[row] < range.Least
            || values[row] > range.Most);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Column} within train's range of each {string.Join(", ", Segments)}";

    private (double[] Values, Column[] Segments) Of(Table table) => (RowNumbers.Of(table[Column]), [.. Segments.Select(name => table[name])]);
}
