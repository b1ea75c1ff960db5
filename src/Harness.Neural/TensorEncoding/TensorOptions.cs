namespace Harness.Neural.TensorEncoding;

/// <summary>How a <see cref="TensorCodec"/> lays out a table.</summary>
public sealed record TensorOptions
{
    internal const int LargestMostModes = 100;

    /// <summary>The encoding of SDV's CTGAN and TVAE: modes for every number, filled by the mean, gaps put back at random.</summary>
    public static TensorOptions AsSdv { get; } = new() { Numbers = NumberEncoding.Modes, LevelsUpTo = 0, Gaps = GapEncoding.AtRandom };

    /// <value>How numbers and dates are seen that are not categories. Default <see cref="NumberEncoding.NormalScore"/>.</value>
    public NumberEncoding Numbers { get; init; }

    /// <value>A column of numbers or dates with at most so many distinct values is one of categories. At least 0. Default 20.</value>
    public int LevelsUpTo { get; init; } = 20;

    /// <value>What becomes of gaps. Default <see cref="GapEncoding.Learned"/>.</value>
    public GapEncoding Gaps { get; init; }

    /// <value>Most components of a mixture, 1 to 100. Default 10.</value>
    public int MostModes { get; init; } = 10;
}
