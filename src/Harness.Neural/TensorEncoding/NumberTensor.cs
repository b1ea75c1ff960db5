namespace Harness.Neural.TensorEncoding;

/// <summary>The present numbers of a column as cells of a row, and back.</summary>
internal abstract class NumberTensor
{
    /// <summary>Head, role and width of each block.</summary>
    public abstract IReadOnlyList<(TensorHead Head, TensorRole Role, int Width)> Blocks { get; }

    /// <summary>Writes a number.</summary>
    /// <param name="value">A coded value, not NaN.</param>
    /// <param name="cells">The cells of <see cref="Blocks"/>, all 0.</param>
    /// <param name="uniform">A random number, above 0 and below 1.</param>
    public abstract void Encode(double value, Span<float> cells, double uniform);

    /// <summary>Reads a number.</summary>
    /// <param name="cells">The cells of <see cref="Blocks"/>, all finite.</param>
    /// <param name="pick">Takes the category from softmax cells.</param>
    public abstract double Decode(ReadOnlySpan<float> cells, CellPick pick);
}
