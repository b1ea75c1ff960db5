namespace Harness.Neural.TensorEncoding;

/// <summary>The layout of a table's columns in a row of numbers: block after block, without gaps, in the order of the columns.</summary>
internal sealed class TensorLayout
{
    /// <summary>Lays out blocks.</summary>
    /// <param name="blocks">The blocks, each starting where the one before ends.</param>
    /// <exception cref="ArgumentException">A block starts elsewhere or has no number.</exception>
    public TensorLayout(IEnumerable<TensorBlock> blocks)
    {
        Blocks = [.. blocks];
        foreach (TensorBlock block in Blocks)
        {
            if (block.Start != Width || block.Width < 1 || (block.Head != TensorHead.Softmax && block.Width != 1))
            {
                throw new ArgumentException($"The block of '{block.Column}' has {block.Width} numbers from {block.Start} on, but {Width} stand before it.", nameof(blocks));
            }

            Width += block.Width;
        }

        Conditions = [.. Blocks.Where(block => block.IsDiscrete)];
        ConditionWidth = Conditions.Sum(block => block.Width);
    }

    /// <summary>The blocks in the order in which they lie; there may be none.</summary>
    public IReadOnlyList<TensorBlock> Blocks { get; }

    /// <summary>Length of a row.</summary>
    public int Width { get; }

    /// <summary>The blocks that rows can be asked for by, in the same order; there may be none.</summary>
    public IReadOnlyList<TensorBlock> Conditions { get; }

    /// <summary>Length of a condition vector: all categories of <see cref="Conditions"/>.</summary>
    public int ConditionWidth { get; }
}
