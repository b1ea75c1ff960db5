using Harness.Generators;
using Harness.Random;

namespace Harness.Neural.TensorEncoding;

/// <summary>The cells of one column in all synthetic rows.</summary>
internal readonly ref struct TensorRows(ReadOnlySpan<float> matrix, int stride, int start, int width, SoftmaxDecoding decoding, string column, RandomStream stream)
{
    private readonly ReadOnlySpan<float> _matrix = matrix;

    /// <summary>Number of rows.</summary>
    public int Count => _matrix.Length / stride;

    /// <summary>The cells of a row.</summary>
    /// <param name="row">Zero-based row.</param>
    /// <exception cref="GeneratorException">One is not finite.</exception>
    public ReadOnlySpan<float> this[int row]
    {
        get
        {
            ReadOnlySpan<float> cells = _matrix.Slice(row * stride + start, width);
            foreach (float cell in cells)
            {
                if (!float.IsFinite(cell))
                {
                    throw new GeneratorException($"Column '{column}': the network put out {cell} in row {row + 1}; its training diverged. Train with a smaller learning rate or another seed.");
                }
            }

            return cells;
        }
    }

    /// <summary>Random numbers of a row; position <see cref="TensorRole"/> belongs to the block of that role.</summary>
    /// <param name="row">Zero-based row.</param>
    public RandomStream Stream(int row) => stream.Fork(row);

    /// <summary>Takes categories from cells of a row.</summary>
    /// <param name="row">Zero-based row.</param>
    public CellPick Pick(int row) => new(decoding, column, Stream(row));
}
