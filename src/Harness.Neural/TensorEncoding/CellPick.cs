using Harness.Generators;
using Harness.Generators.Encoding;
using Harness.Random;

namespace Harness.Neural.TensorEncoding;

/// <summary>Takes categories from the softmax cells of one row and column.</summary>
/// <param name="decoding">Largest or drawn.</param>
/// <param name="column">Name of the column.</param>
/// <param name="stream">Random numbers of the row and column.</param>
internal readonly struct CellPick(SoftmaxDecoding decoding, string column, RandomStream stream)
{
    /// <summary>The category.</summary>
    /// <param name="cells">Finite numbers, one a category.</param>
    /// <param name="role">The role of the block: no two blocks draw by the same random number.</param>
    /// <exception cref="GeneratorException">A category is to be drawn, and the numbers are no shares.</exception>
    public int Category(ReadOnlySpan<float> cells, TensorRole role)
    {
        int chosen = 0;
        bool areShares = true;
        for (int i = 0; i < cells.Length; i++)
        {
            chosen = cells[i] > cells[chosen] ? i : chosen;
            areShares &= cells[i] >= 0;
        }

        if (decoding == SoftmaxDecoding.Largest)
        {
            return chosen;
        }

        chosen = areShares ? Choice.Of(cells, stream.Uniform((ulong)role)) : -1;
        return chosen >= 0
            ? chosen
            : throw new GeneratorException($"Column '{column}': categories are drawn from shares, numbers of at least 0 that are not all 0; the network put out others. Put a softmax on the block.");
    }
}
