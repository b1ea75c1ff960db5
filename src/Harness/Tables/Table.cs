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

    /// <summary>What was found out when it was read (<see cref="TableReading.Notes"/>), so that it reaches whoever sees a score of it; no part of the content, and not of tables made from this one.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

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

    /// <summary>The rows of this table and below them those of another.</summary>
    /// <param name="other">A table with columns of the same names and kinds, in any order.</param>
    /// <exception cref="InputException">The columns differ.</exception>
    internal Table Append(Table other) => new(_columns.Select(c => c.Append(other.Matching(c.Schema))));

    /// <summary>The same table with its columns in the order of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="what">The name of the table in error messages: <c>the holdout table</c>.</param>
    /// <exception cref="InputException">The columns differ in name or kind.</exception>
    internal Table In(TableSchema schema, string what)
    {
        if (Schema.FirstOrDefault(c => schema.IndexOf(c.Name) < 0) is { } extra)
        {
            throw new InputException($"{what} has a column '{extra.Name}' that train has not; train's columns are {string.Join(", ", schema.Select(c => c.Name))}. Remove it, or give train one too.");
        }

        return new Table(schema.Select(c => Matching(c, what)));
    }

    /// <summary>The same table with one column replaced by another of the same name and length.</summary>
    /// <param name="column">The new column.</param>
    public Table With(Column column) => new(_columns.Select(c => c.Name == column.Name ? column : c));

    private Column Matching(ColumnSchema schema, string what = "the table")
    {
        if (Schema.IndexOf(schema.Name) is var index && index < 0)
        {
            throw new InputException($"{what} has no column '{schema.Name}'; it has {string.Join(", ", Schema.Select(c => c.Name))}. Give it every column of train, under the same names.");
        }

        return _columns[index].Schema.Kind == schema.Kind
            ? _columns[index]
            : throw new InputException($"{what}: column '{schema.Name}' is {_columns[index].Schema.Kind.ToString().ToLowerInvariant()}, but in train it is {schema.Kind.ToString().ToLowerInvariant()}. Read both with one schema.");
    }
}
