using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's MixedScales: numbers within the range that they have in train beside the same values of other columns. Values that train does not have beside each other break it, whatever the number; beside known ones a missing number does not.</summary>
/// <param name="Column">The column of numbers.</param>
/// <param name="Segments">The other columns.</param>
internal sealed record ScaleRule(string Column, IReadOnlyList<string> Segments) : Rule([Column, .. Segments])
{
    private Scales? Known { get; init; }

    /// <inheritdoc/>
    internal override bool IsBrokenByFreshRows => true;

    /// <inheritdoc/>
    internal override Rule Learn(Table train)
    {
        RowKeys keys = RowKeys.Of([.. Segments.Select(name => train[name])], train.RowCount);
        var least = new double[keys.Count];
        var most = new double[keys.Count];
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(most, double.NegativeInfinity);
        double[] values = RowNumbers.Of(train[Column]);
        for (int row = 0; row < values.Length; row++)
        {
            // No comparison holds for a missing value.
            int key = keys.Groups[row];
            least[key] = values[row] < least[key] ? values[row] : least[key];
            most[key] = values[row] > most[key] ? values[row] : most[key];
        }

        return this with { Known = new Scales(keys, least, most) };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        int[]? keys = Known?.Keys.Find([.. Segments.Select(name => table[name])], table.RowCount);
        double[] values = RowNumbers.Of(table[Column]);
        return Where(values.Length, row => keys is null || keys[row] == RowKeys.Unknown || values[row] < Known!.Least[keys[row]] || values[row] > Known.Most[keys[row]]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Column} within train's range of each {string.Join(", ", Segments)}";

    private sealed record Scales(RowKeys Keys, double[] Least, double[] Most);
}
