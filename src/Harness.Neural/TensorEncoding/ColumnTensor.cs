using Harness.Random;
using Harness.Tables;

namespace Harness.Neural.TensorEncoding;

/// <summary>One column of a table as neighbouring cells of encoded rows, and back.</summary>
/// <param name="name">Name of the column.</param>
internal abstract class ColumnTensor(string name)
{
    /// <summary>Name of the column.</summary>
    public string Name => name;

    /// <summary>Head, role and width of each block.</summary>
    public abstract IReadOnlyList<(TensorHead Head, TensorRole Role, int Width)> Blocks { get; }

    /// <summary>Writes the cells of a train row.</summary>
    /// <param name="row">Zero-based train row.</param>
    /// <param name="cells">The cells of <see cref="Blocks"/>, all 0.</param>
    /// <param name="stream">Random numbers of the row and column.</param>
    public abstract void Encode(int row, Span<float> cells, RandomStream stream);

    /// <summary>Reads synthetic rows.</summary>
    /// <param name="rows">The rows.</param>
    public abstract Column Decode(TensorRows rows);
}
