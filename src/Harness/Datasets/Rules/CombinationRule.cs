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
        RowKeys keys = RowKeys.Of(labels, real.RowCount);
        var allowed = new List<string?[]>();
        for (int row = 0; row < keys.Groups.Length; row++)
        {
            // Groups are numbered in the order of their first rows.
            if (keys.Groups[row] == allowed.Count)
            {
                allowed.Add([.. labels.Select(c => c.IsMissing(row) ? null : c.Levels[c.Codes[row]])]);
            }
        }

        return new CombinationRule(columns, allowed);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Violations(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Column[] allowed = [.. Columns.Select((name, i) => CategoricalColumn.FromLabels(new ColumnSchema(name, ColumnKind.Categorical), [.. Allowed.Select(labels => labels[i])]))];
        int[] groups = RowKeys.Of(allowed, Allowed.Count).Find(Of(table), table.RowCount);
        return Where(groups.Length, row => groups[row] == RowKeys.Unknown);
    }

    /// <inheritdoc/>
    public override string ToString() => $"combinations of {string.Join(", ", Columns)}";
}
