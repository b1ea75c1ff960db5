namespace Harness.Neural.Networks;

/// <summary>The shape of one matrix or vector of weights, and the range of its random first values.</summary>
/// <param name="Sizes">Its length in each dimension.</param>
/// <param name="Low">The lower end of the range.</param>
/// <param name="High">The upper end of the range; equal to <paramref name="Low"/> for a constant.</param>
internal sealed record WeightShape(long[] Sizes, double Low, double High)
{
    /// <summary>Number of weights.</summary>
    public int Count { get; } = (int)Sizes.Aggregate(1L, (product, size) => product * size);

    /// <summary>The matrix and the offset of a linear layer: uniform within ±1/√inputs, as in PyTorch.</summary>
    public static WeightShape[] Linear(int inputs, int outputs)
    {
        double bound = 1 / Math.Sqrt(Math.Max(1, inputs));
        return [new([outputs, inputs], -bound, bound), new([outputs], -bound, bound)];
    }

    /// <summary>The gain and the offset of a normalisation layer: 1 and 0.</summary>
    public static WeightShape[] Norm(int width) => [Constant(width, 1), Constant(width, 0)];

    /// <summary>A vector of equal first values.</summary>
    public static WeightShape Constant(int width, double value) => new([width], value, value);
}
