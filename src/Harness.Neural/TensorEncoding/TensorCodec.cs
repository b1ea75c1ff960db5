using Harness.Generators;
using Harness.Generators.Encoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.TensorEncoding;

/// <summary>
/// A table as a matrix of floats that a network learns from and puts out, and the way back: a number is a score or relative to a
/// mode, a category is one 1 among 0s, a gap is a category. Ids and columns without any value take no part.
/// </summary>
internal sealed class TensorCodec
{
    private const int CancelEvery = 4096;

    private readonly ColumnTensor[] _columns;
    private readonly int[] _starts;

    /// <summary>Learns a table. Columns are independent of each other and are learned by all cores.</summary>
    /// <param name="train">The table, with at least one row.</param>
    /// <param name="options">The encoding of numbers and gaps.</param>
    /// <param name="stream">Random numbers of fills and of the starts of mixtures.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="GeneratorException">The table has no row.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public TensorCodec(Table train, TensorOptions options, RandomStream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.LevelsUpTo, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostModes, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MostModes, TensorOptions.LargestMostModes, nameof(options));
        Table = new TableCodec(train);
        _columns = new ColumnTensor[Table.Columns.Count];
        Parallel.For(0, _columns.Length, new ParallelOptions { CancellationToken = cancellation }, i => _columns[i] = Column(Table.Columns[i], options, stream, cancellation));
        var blocks = new List<TensorBlock>();
        _starts = new int[_columns.Length + 1];
        for (int i = 0; i < _columns.Length; i++)
        {
            _starts[i + 1] = _starts[i];
            foreach ((TensorHead head, TensorRole role, int width) in _columns[i].Blocks)
            {
                blocks.Add(new TensorBlock(_columns[i].Name, role, head, _starts[i + 1], width));
                _starts[i + 1] += width;
            }
        }

        Layout = new TensorLayout(blocks);
    }

    /// <summary>The columns that take part, in the order of the layout.</summary>
    public TableCodec Table { get; }

    /// <summary>The layout of an encoded row.</summary>
    public TensorLayout Layout { get; }

    /// <summary>Number of train rows, at least 1.</summary>
    public int RowCount => Table.RowCount;

    /// <summary>
    /// The train rows as a matrix, <see cref="RowCount"/> × <see cref="TensorLayout.Width"/>, row by row, all finite. To train on a
    /// part of them and watch another, take rows of the matrix.
    /// </summary>
    /// <param name="stream">Random numbers of ranks in ties and of modes; a cell's depend on its row and its column's name alone.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public float[] Encode(RandomStream stream, CancellationToken cancellation = default)
    {
        var matrix = new float[checked(RowCount * Layout.Width)];
        Parallel.For(0, _columns.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            RandomStream own = stream.Fork(_columns[i].Name);
            for (int row = 0; row < RowCount; row++)
            {
                if (row % CancelEvery == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                _columns[i].Encode(row, matrix.AsSpan(row * Layout.Width + _starts[i], _starts[i + 1] - _starts[i]), own.Fork(row));
            }
        });
        return matrix;
    }

    /// <summary>The table of synthetic rows, with the schema of train: values within its range and at its decimals, its labels only.</summary>
    /// <param name="matrix">Rows × <see cref="TensorLayout.Width"/>, row by row. A Tanh block is clipped to ±1.</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="decoding">The rule that turns a softmax block into a category.</param>
    /// <param name="stream">Random numbers of drawn categories and of gaps at random.</param>
    /// <param name="cancellation">Ends the work between columns.</param>
    /// <exception cref="ArgumentException">The matrix has another size.</exception>
    /// <exception cref="GeneratorException">A number is not finite, or a category is to be drawn from what are no shares.</exception>
    public Table Decode(ReadOnlySpan<float> matrix, int rows, SoftmaxDecoding decoding, RandomStream stream, CancellationToken cancellation = default)
    {
        if (matrix.Length != (long)rows * Layout.Width)
        {
            throw new ArgumentException($"{rows} rows of {Layout.Width} numbers need {(long)rows * Layout.Width}, not {matrix.Length}.", nameof(matrix));
        }

        var columns = new Column[_columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            ColumnTensor column = _columns[i];
            columns[i] = column.Decode(new TensorRows(
                matrix, Layout.Width, _starts[i], _starts[i + 1] - _starts[i], decoding, column.Name, stream.Fork(column.Name)));
        }

        return Table.Decode(columns, rows);
    }

    private static ColumnTensor Column(ColumnCodec codec, TensorOptions options, RandomStream stream, CancellationToken cancellation) =>
        codec is QuantitativeCodec numbers && numbers.DistinctCount > options.LevelsUpTo
            ? new NumberColumnTensor(numbers, options, stream.Fork(codec.Schema.Name), cancellation)
            : new LevelTensor(codec);
}
