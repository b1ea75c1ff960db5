namespace Harness.Tables;

/// <summary>Immutable columns of equal length.</summary>
public sealed class Table
{
    private readonly Column[] _columns;

    /// <summary>Creates a table.</summary>
    /// <param name="columns">At least one column, all of the same length, names unique.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    /// <exception cref="InputException">No column, or two of the same name.</exception>
    public Table(IEnumerable<Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _columns = [.. columns];
        Schema = new TableSchema(_columns.Select(c => c.Schema));
        RowCount = _columns[0].Length;
        if (_columns.FirstOrDefault(c => c.Length != RowCount) is { } odd)
        {
            throw new ArgumentException($"All columns need {RowCount} rows, but column '{odd.Name}' has {odd.Length}.", nameof(columns));
        }
    }

    /// <summary>Names and kinds of the columns.</summary>
    public TableSchema Schema { get; }

    /// <summary>The columns in the order of the schema.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>Number of rows; 0 is allowed.</summary>
    public int RowCount { get; }

    /// <summary>The column of a name.</summary>
    /// <param name="name">A name in <see cref="Schema"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public Column this[string name] => Schema.IndexOf(name) is var index and >= 0
        ? _columns[index]
        : throw new KeyNotFoundException($"The table has no column '{name}'; it has {string.Join(", ", Schema.Select(c => c.Name))}.");

    /// <summary>The rows named by <paramref name="rows"/>, in that order, as a new table; a row may be named twice.</summary>
    /// <param name="rows">Zero-based rows.</param>
    public Table Take(ReadOnlySpan<int> rows)
    {
        var columns = new Column[_columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = _columns[i].Take(rows);
        }

        return new Table(columns);
    }

    /// <summary>The same table with one column replaced by another of the same name and length.</summary>
    /// <param name="column">The new column.</param>
    public Table With(Column column) => new(_columns.Select(c => c.Name == column.Name ? column : c));
}
