using System.Collections;

namespace Harness.Tables;

/// <summary>The columns of a table, in order; names are unique (ordinal comparison).</summary>
public sealed class TableSchema : IReadOnlyList<ColumnSchema>
{
    private readonly ColumnSchema[] _columns;
    private readonly Dictionary<string, int> _indices;

    /// <summary>Creates a schema.</summary>
    /// <param name="columns">At least one column, names unique.</param>
    /// <exception cref="InputException">No column, or two of the same name.</exception>
    public TableSchema(IEnumerable<ColumnSchema> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = [.. columns];
        if (_columns.Length == 0)
        {
            throw new InputException("A table needs at least one column; the schema has none.");
        }

        _indices = new Dictionary<string, int>(_columns.Length, StringComparer.Ordinal);
        for (int i = 0; i < _columns.Length; i++)
        {
            if (!_indices.TryAdd(_columns[i].Name, i))
            {
                throw new InputException($"The schema names column '{_columns[i].Name}' twice; give each column a name of its own.");
            }
        }
    }

    /// <summary>What messages call it: a file of metadata, the real table.</summary>
    internal string Source { get; init; } = "the schema";

    /// <summary>The name of the table in metadata that name tables.</summary>
    internal string? TableName { get; init; }

    /// <summary>What a person should know of the metadata that it was read from, a sentence each, with the path in the file; none by default.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <inheritdoc/>
    public int Count => _columns.Length;

    /// <inheritdoc/>
    public ColumnSchema this[int index] => _columns[index];

    /// <summary>The position of a column, or -1 where the schema has none of that name.</summary>
    /// <param name="name">The column's name.</param>
    public int IndexOf(string name) => _indices.GetValueOrDefault(name, -1);

    /// <inheritdoc/>
    public IEnumerator<ColumnSchema> GetEnumerator() => ((IEnumerable<ColumnSchema>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
