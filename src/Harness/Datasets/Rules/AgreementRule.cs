using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>SDV's DenormalizedTable: rows with the same key have the same values in some columns. Where they do not, each of them breaks it.</summary>
/// <param name="Key">The column of the key.</param>
/// <param name="Others">The columns that follow from it.</param>
internal sealed record AgreementRule(string Key, IReadOnlyList<string> Others) : Rule([Key, .. Others])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        RowKeys keys = RowKeys.Of([table[Key]], table.RowCount);
        int[] values = RowKeys.Of([.. Others.Select(name => table[name])], table.RowCount).Groups;
        var first = new int[keys.Count];
        Array.Fill(first, RowKeys.Unknown);
        var torn = new bool[keys.Count];
        for (int row = 0; row < values.Length; row++)
        {
            int key = keys.Groups[row];
            first[key] = first[key] == RowKeys.Unknown ? values[row] : first[key];
            torn[key] |= first[key] != values[row];
        }

        return Where(values.Length, row => torn[keys.Groups[row]]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(", ", Others)} the same for each {Key}";
}
