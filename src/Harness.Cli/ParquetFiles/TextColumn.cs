using System.Text;
using Harness.Tables;
using Harness.Tables.Raw;
using Parquet;
using Parquet.Schema;

namespace Harness.Cli.ParquetFiles;

/// <summary>Texts. A table has no empty label: an empty text is a missing value, as in a CSV file, and is told.</summary>
/// <param name="field">The column in the file.</param>
internal sealed class TextColumn(DataField field) : ParquetColumn(field)
{
    private string?[] _values = [];
    private long _empty;

    /// <inheritdoc/>
    public override string? Note => _empty == 0 ? null : $"Column '{CellText.Show(Name)}': {_empty} empty {(_empty == 1 ? "text is" : "texts are")} read as missing.";

    /// <inheritdoc/>
    public override void Begin() => _empty = 0;

    /// <inheritdoc/>
    public override async ValueTask ReadAsync(ParquetRowGroupReader group, int rows)
    {
        _values = _values.Length == rows ? _values : new string?[rows];
        await group.ReadAsync(Field, _values.AsMemory()!).ConfigureAwait(false);
        _empty += _values.Count(v => v?.Length == 0);
    }

    /// <inheritdoc/>
    public override void Append(StringBuilder text, int row)
    {
        if (_values[row] is { } value)
        {
            CsvTableWriter.Append(text, value);
        }
    }
}
