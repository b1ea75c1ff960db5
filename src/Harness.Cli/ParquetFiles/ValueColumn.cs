using System.Text;
using Parquet;
using Parquet.Schema;

namespace Harness.Cli.ParquetFiles;

/// <summary>Values that need no quotes in a CSV file.</summary>
/// <typeparam name="T">Their type.</typeparam>
/// <param name="field">The column in the file.</param>
/// <param name="write">Writes a value.</param>
internal class ValueColumn<T>(DataField field, Action<StringBuilder, T> write) : ParquetColumn(field)
    where T : struct
{
    private T?[] _values = [];

    /// <summary>The values of the group, <see langword="null"/> where missing.</summary>
    protected ReadOnlySpan<T?> Values => _values;

    /// <inheritdoc/>
    public override ValueTask ReadAsync(ParquetRowGroupReader group, int rows)
    {
        _values = _values.Length == rows ? _values : new T?[rows];
        return group.ReadAsync<T>(Field, _values.AsMemory());
    }

    /// <inheritdoc/>
    public override void Append(StringBuilder text, int row)
    {
        if (_values[row] is { } value)
        {
            write(text, value);
        }
    }
}
