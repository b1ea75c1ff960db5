namespace Harness.Neural.Training;

/// <summary>The shape of one matrix or vector of weights and the bounds of its first values.</summary>
/// <param name="Sizes">Its sizes.</param>
/// <param name="Low">The smallest first value.</param>
/// <param name="High">The largest first value.</param>
internal sealed record WeightShape(long[] Sizes, double Low, double High)
{
    /// <summary>Number of weights.</summary>
    public int Count { get; } = (int)Sizes.Aggregate(1L, (product, size) => product * size);

    /// <summary>Matrix and offset of a linear layer: uniform within ±1/√inputs, as PyTorch does.</summary>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Its outputs.</param>
    public static WeightShape[] Linear(int inputs, int outputs)
    {
        double bound = 1 / Math.Sqrt(Math.Max(1, inputs));
        return [new([outputs, inputs], -bound, bound), new([outputs], -bound, bound)];
    }

    /// <summary>Gain and offset of a normalisation.</summary>
    /// <param name="width">How many numbers are normalised.</param>
    public static WeightShape[] Norm(int width) => [Constant(width, 1), Constant(width, 0)];

    /// <summary>A vector that starts at one value.</summary>
    /// <param name="width">Its length.</param>
    /// <param name="value">The value.</param>
    public static WeightShape Constant(int width, double value) => new([width], value, value);
}
