namespace Harness.Tables;

/// <summary>One immutable column of a <see cref="Table"/>. Missing values are part of it.</summary>
public abstract class Column
{
    private protected Column(ColumnSchema schema, int length, int missing)
    {
        Schema = schema;
        Length = length;
        MissingCount = missing;
    }

    /// <summary>Name and kind.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The column's name.</summary>
    public string Name => Schema.Name;

    /// <summary>Number of rows.</summary>
    public int Length { get; }

    /// <summary>Number of rows whose value is missing, 0 to <see cref="Length"/>.</summary>
    public int MissingCount { get; }

    /// <summary>Whether the value in a row is missing.</summary>
    /// <param name="row">Zero-based row.</param>
    public abstract bool IsMissing(int row);

    /// <summary>The rows named by <paramref name="rows"/>, in that order, as a new column; a row may be named twice.</summary>
    /// <param name="rows">Zero-based rows.</param>
    public abstract Column Take(ReadOnlySpan<int> rows);

    /// <summary>The rows of this column and below them those of another.</summary>
    /// <param name="other">A column of the same kind; name and format are taken from this one.</param>
    internal abstract Column Append(Column other);

    /// <summary>The text that a CSV file shows for a row; empty for a missing value.</summary>
    /// <param name="row">Zero-based row.</param>
    public abstract string Format(int row);
}
