using Harness.SdMetrics.Encoding;
using Harness.Tables;

namespace Harness.SdMetrics.Constraints;

/// <summary>Constraints on which values stand together.</summary>
internal static class GroupChecks
{
    /// <summary>Whether the values of some columns stand together in a real row, missing being a value.</summary>
    public static bool[] Combinations(ConstraintTables tables, string[] columns) => Seen(tables, [.. columns.Select(tables.Codes)]);

    /// <summary>Whether the same columns are missing in a real row, beside the same labels where they count.</summary>
    public static bool[] NullCombinations(ConstraintTables tables, string[] columns, bool fixLabels) =>
        Seen(tables, [.. columns.Select(c => fixLabels && tables.IsCategorical(c) ? tables.Codes(c) : Gaps(tables.Real[c], tables.Synthetic[c]))]);

    /// <summary>Whether a number is within what real rows of the same labels have; <see langword="null"/> where the columns are no number and labels.</summary>
    public static bool[]? MixedScales(ConstraintTables tables, string column, string[] segments)
    {
        if (!tables.IsNumerical(column) || !segments.All(tables.IsCategorical))
        {
            return null;
        }

        RowGroups groups = Groups(tables, [.. segments.Select(tables.Codes)]);
        var isKnown = new bool[groups.Count];
        var least = new double[groups.Count];
        var greatest = new double[groups.Count];
        Array.Fill(least, double.PositiveInfinity);
        Array.Fill(greatest, double.NegativeInfinity);
        int realRows = tables.Real.RowCount;
        ReadOnlySpan<double> real = ((NumericColumn)tables.Real[column]).Values;
        for (int row = 0; row < realRows; row++)
        {
            int group = groups.Group[row];
            isKnown[group] = true;
            least[group] = real[row] < least[group] ? real[row] : least[group];
            greatest[group] = real[row] > greatest[group] ? real[row] : greatest[group];
        }

        double[] numbers = tables.Numbers(column)!;
        return [.. numbers.Select((value, row) => groups.Group[realRows + row] is var group && isKnown[group] && (double.IsNaN(value) || (value >= least[group] && value <= greatest[group])))];
    }

    /// <summary>Whether all rows of a key have the same values in some columns.</summary>
    public static bool[] Denormalized(ConstraintTables tables, string key, string[] columns)
    {
        int rows = tables.Rows;
        RowGroups keys = RowGroups.Of([RowGroups.Codes(tables.Synthetic[key])], rows);
        RowGroups whole = RowGroups.Of([(keys.Group, keys.Count), .. columns.Select(c => RowGroups.Codes(tables.Synthetic[c]))], rows);
        int[] kinds = new int[keys.Count];
        var counted = new bool[whole.Count];
        for (int row = 0; row < rows; row++)
        {
            kinds[keys.Group[row]] += counted[whole.Group[row]] ? 0 : 1;
            counted[whole.Group[row]] = true;
        }

        return [.. keys.Group.Select(group => kinds[group] == 1)];
    }

    private static bool[] Seen(ConstraintTables tables, IReadOnlyList<(int[] Codes, int Size)> columns)
    {
        RowGroups groups = Groups(tables, columns);
        var seen = new bool[groups.Count];
        foreach (int group in groups.Group.AsSpan(0, tables.Real.RowCount))
        {
            seen[group] = true;
        }

        return [.. groups.Group.Skip(tables.Real.RowCount).Select(group => seen[group])];
    }

    private static RowGroups Groups(ConstraintTables tables, IReadOnlyList<(int[] Codes, int Size)> columns) =>
        RowGroups.Of(columns, tables.Real.RowCount + tables.Rows);

    private static (int[] Codes, int Size) Gaps(Column real, Column synthetic) =>
        ([.. Enumerable.Range(0, real.Length).Select(row => real.IsMissing(row) ? 0 : 1), .. Enumerable.Range(0, synthetic.Length).Select(row => synthetic.IsMissing(row) ? 0 : 1)], 2);
}
