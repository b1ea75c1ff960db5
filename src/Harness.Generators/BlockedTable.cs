using Harness.Generators.Encoding;
using Harness.Tables;

namespace Harness.Generators;

/// <summary>Joins blocks of rows to a synthetic table. Its ids are running numbers over all blocks.</summary>
/// <param name="rows">Number of rows of all blocks together.</param>
internal sealed class BlockedTable(int rows)
{
    // By column: doubles, ticks or codes; empty for ids.
    private Array[] _cells = [];
    private Table? _first;

    /// <summary>Number of rows so far.</summary>
    public int Filled { get; private set; }

    /// <summary>Adds the next rows.</summary>
    /// <param name="block">A table with the schema, styles and levels of the blocks before it.</param>
    public void Add(Table block)
    {
        if (_first is null)
        {
            _first = block;
            _cells = [.. block.Columns.Select(Empty)];
        }

        for (int i = 0; i < _cells.Length; i++)
        {
            switch (block.Columns[i])
            {
                case NumericColumn numbers:
                    numbers.Values.CopyTo(((double[])_cells[i]).AsSpan(Filled));
                    break;
                case DateTimeColumn dates:
                    dates.Ticks.CopyTo(((long[])_cells[i]).AsSpan(Filled));
                    break;
                case CategoricalColumn { Schema.IsModelled: true } labels:
                    labels.Codes.CopyTo(((int[])_cells[i]).AsSpan(Filled));
                    break;
            }
        }

        Filled += block.RowCount;
    }

    /// <summary>The table of all blocks; nothing may be added afterwards.</summary>
    public Table Build() => new(_first!.Columns.Zip(_cells, Column));

    private Array Empty(Column column) => column switch
    {
        NumericColumn => new double[rows],
        DateTimeColumn => new long[rows],
        _ => new int[column.Schema.IsModelled ? rows : 0],
    };

    private Column Column(Column first, Array cells) => first switch
    {
        NumericColumn numbers => new NumericColumn(numbers.Schema, (double[])cells, numbers.Style),
        DateTimeColumn => new DateTimeColumn(first.Schema, (long[])cells),
        CategoricalColumn { Schema.IsModelled: true } labels => new CategoricalColumn(labels.Schema, (int[])cells, [.. labels.Levels], [.. labels.Spelling]),
        _ => FreshIds.Of(first.Schema, rows),
    };
}
