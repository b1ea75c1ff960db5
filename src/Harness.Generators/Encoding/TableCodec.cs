using Harness.Tables;

namespace Harness.Generators.Encoding;

/// <summary>
/// Encodes the columns of a train table for a model, and decodes synthetic columns to a table. Ids and columns without any value are left
/// out; <see cref="Decode"/> adds fresh ids and empty columns.
/// </summary>
internal sealed class TableCodec
{
    private readonly Table _train;

    /// <summary>Learns a table, several columns at a time. O(columns · n log n).</summary>
    /// <param name="train">The train table.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="GeneratorException">The table has no row.</exception>
    public TableCodec(Table train, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (train.RowCount == 0)
        {
            throw new GeneratorException("The train table has no row to learn from.");
        }

        _train = train;
        Column[] coded = [.. train.Columns.Where(IsCoded)];
        var columns = new ColumnCodec[coded.Length];
        Parallel.For(0, coded.Length, new ParallelOptions { CancellationToken = cancellation }, i => columns[i] = Codec(coded[i]));
        Columns = columns;
    }

    /// <summary>The columns to model, in the order of the schema; there may be none.</summary>
    public IReadOnlyList<ColumnCodec> Columns { get; }

    /// <summary>Number of train rows, at least 1.</summary>
    public int RowCount => _train.RowCount;

    /// <summary>The index in <see cref="Columns"/> of a column, or −1 where it is not modelled or not there.</summary>
    /// <param name="name">The column's name; <see langword="null"/> for none.</param>
    public int IndexOf(string? name)
    {
        for (int i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Schema.Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A table with the schema of the train table.</summary>
    /// <param name="columns">The synthetic columns, one for each of <see cref="Columns"/> in the same order, made by their <c>Decode</c>.</param>
    /// <param name="rows">Number of rows of each.</param>
    public Table Decode(IReadOnlyList<Column> columns, int rows)
    {
        var table = new Column[_train.Columns.Count];
        int next = 0;
        for (int i = 0; i < table.Length; i++)
        {
            Column column = _train.Columns[i];
            table[i] = IsCoded(column) ? columns[next++]
                : column.Schema.IsModelled ? column.Take(new int[rows]) // Every row of it is a gap.
                : FreshIds.Of(column.Schema, rows);
        }

        return new Table(table);
    }

    private static bool IsCoded(Column column) => column.Schema.IsModelled && column.MissingCount < column.Length;

    private static ColumnCodec Codec(Column column) => column is QuantitativeColumn quantitative
        ? new QuantitativeCodec(quantitative)
        : new CategoricalCodec((CategoricalColumn)column);
}
