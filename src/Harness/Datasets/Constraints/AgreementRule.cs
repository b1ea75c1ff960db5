using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Datasets.Constraints;

/// <summary>SDV's DenormalizedTable: rows with the same key have the same values in some columns. Where they do not, each of them breaks it.</summary>
/// <param name="Key">The column of the key.</param>
/// <param name="Others">The columns that follow from it.</param>
internal sealed record AgreementRule(string Key, IReadOnlyList<string> Others) : Rule([Key, .. Others])
{
    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        Column[] key = [table[Key]];
        Column[] others = [.. Others.Select(name => table[name])];
        string[] keys = [.. Enumerable.Range(0, table.RowCount).Select(row => RowNumbers.Key(key, row))];
        string[] values = [.. Enumerable.Range(0, table.RowCount).Select(row => RowNumbers.Key(others, row))];
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var torn = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; row < keys.Length; row++)
        {
            if (!first.TryAdd(keys[row], values[row]) && first[keys[row]] != values[row])
            {
                torn.Add(keys[row]);
            }
        }

        return Where(keys.Length, row => torn.Contains(keys[row]));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{string.Join(", ", Others)} the same for each {Key}";
}
