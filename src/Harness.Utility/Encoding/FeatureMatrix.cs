namespace Harness.Utility.Encoding;

/// <summary>Rows of numbers, one row after the other.</summary>
/// <param name="Values">Rows × width numbers.</param>
/// <param name="Width">Numbers a row.</param>
internal readonly record struct FeatureMatrix(float[] Values, int Width)
{
    /// <summary>Number of rows.</summary>
    public int Rows => Values.Length / Width;

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
