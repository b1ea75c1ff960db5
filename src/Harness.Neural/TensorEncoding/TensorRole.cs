namespace Harness.Neural.TensorEncoding;

/// <summary>What a <see cref="TensorBlock"/> says about its column.</summary>
internal enum TensorRole
{
    /// <summary>The value: a number, or a category with a gap as the last one.</summary>
    Value,

    /// <summary>The component of the mixture that the number is relative to.</summary>
    Mode,

    /// <summary>Whether there is a value (category 0) or a gap (category 1).</summary>
    Gap,
}
