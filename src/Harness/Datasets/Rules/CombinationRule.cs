using System.Text.Json;
using Harness.Tables;

namespace Harness.Datasets.Rules;

/// <summary>Labels that occur together only in some combinations: a city with its country. A missing value is a label like the others.</summary>
/// <param name="Columns">Two or more categorical or boolean columns.</param>
/// <param name="Allowed">The combinations that may occur, each with one label a column, <see langword="null"/> where missing.</param>
public sealed record CombinationRule(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Allowed) : Rule(Columns)
{
    /// <summary>The combinations of a table.</summary>
    /// <param name="columns">Two or more categorical or boolean columns.</param>
    /// <param name="real">The table that has all of them.</param>
    public static CombinationRule Of(IReadOnlyList<string> columns, Table real)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(real);
        CategoricalColumn[] labels = [.. columns.Select(name => (CategoricalColumn)real[name])];
        return new CombinationRule(
            columns,
            [.. Enumerable.Range(0, real.RowCount).Select(row => Labels(labels, row)).DistinctBy(Key, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var allowed = new HashSet<string>(Allowed.Select(Key), StringComparer.Ordinal);
        CategoricalColumn[] labels = [.. Columns.Select(name => (CategoricalColumn)table[name])];
        return Where(table.RowCount, row => !allowed.Contains(Key(Labels(labels, row))));
    }

    /// <inheritdoc/>
    public override string ToString() => $"combinations of {string.Join(", ", Columns)}";

    private static string?[] Labels(CategoricalColumn[] columns, int row) => [.. columns.Select(c => c.IsMissing(row) ? null : c.Levels[c.Codes[row]])];

    // JSON keeps labels apart whatever characters they hold.
    private static string Key(IReadOnlyList<string?> labels) => JsonSerializer.Serialize(labels);
}
