namespace Harness.Neural.TensorEncoding;

/// <summary>Neighbouring numbers of an encoded row that one head of a network puts out.</summary>
/// <param name="Column">Name of the column that it is part of.</param>
/// <param name="Role">The part of the column's value that it holds.</param>
/// <param name="Head">The kind of output that a network needs for it.</param>
/// <param name="Start">Place of the first number in the row.</param>
/// <param name="Width">Number of cells: 1, or the number of categories, at least 1.</param>
internal readonly record struct TensorBlock(string Column, TensorRole Role, TensorHead Head, int Start, int Width)
{
    /// <summary>Whether rows can be asked for by this block: its categories are those of the data, not of a mixture.</summary>
    public bool IsDiscrete => Head == TensorHead.Softmax && Role != TensorRole.Mode;
}
