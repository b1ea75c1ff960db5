using System.Text;
using Harness.Tables;
using Parquet;

namespace Harness.Cli.ParquetFiles;

/// <summary>The rows of a Parquet file as CSV text, a group of rows at a time.</summary>
/// <param name="reader">The file.</param>
/// <param name="columns">Its columns that belong to the table.</param>
/// <param name="read">Runs a step of reading, and turns what is wrong with the file into a message.</param>
internal sealed class ParquetText(ParquetReader reader, IReadOnlyList<ParquetColumn> columns, Action<Func<ValueTask>> read) : TextReader
{
    private const int RowsAtOnce = 1000;

    private readonly StringBuilder _text = new();
    private bool _hasBegun;
    private int _passed;
    private int _group;
    private int _row;
    private int _rows;

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (_passed == _text.Length && !Next())
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _text.Length - _passed);
        _text.CopyTo(_passed, buffer, count);
        _passed += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    private bool Next()
    {
        _text.Clear();
        _passed = 0;
        if (!_hasBegun)
        {
            _hasBegun = true;
            foreach (ParquetColumn column in columns)
            {
                column.Begin();
            }

            CsvTableWriter.Append(_text, columns.Select(c => c.Name));
            return true;
        }

        while (_row == _rows)
        {
            if (_group == reader.RowGroupCount)
            {
                return false;
            }

            (_row, _rows) = (0, Load(_group++, columns));
        }

        for (int end = Math.Min(_rows, _row + RowsAtOnce); _row < end; _row++)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                if (i > 0)
                {
                    _text.Append(',');
                }

                int start = _text.Length;
                columns[i].Append(_text, _row);

                // A row of one missing value would be a blank line.
                _text.Append(columns.Count == 1 && _text.Length == start ? "\"\"" : "");
            }

            _text.Append('\n');
        }

        return true;
    }

    private int Load(int group, IEnumerable<ParquetColumn> some)
    {
        int rows = 0;
        read(async () =>
        {
            using ParquetRowGroupReader values = reader.OpenRowGroupReader(group);
            rows = checked((int)values.RowCount);
            foreach (ParquetColumn column in some)
            {
                await column.ReadAsync(values, rows).ConfigureAwait(false);
            }
        });
        return rows;
    }

    /// <summary>Looks at the columns whose form depends on all values.</summary>
    public void Look()
    {
        ParquetColumn[] some = [.. columns.Where(c => c.NeedsLook)];
        for (int group = 0; some.Length > 0 && group < reader.RowGroupCount; group++)
        {
            Load(group, some);
            foreach (ParquetColumn column in some)
            {
                column.Look();
            }
        }
    }
}
