namespace Harness.Neural.TensorEncoding;

/// <summary>The rule that turns the numbers of a softmax block into a category.</summary>
internal enum SoftmaxDecoding
{
    /// <summary>The largest number's category; the first of equal ones. A draw where the numbers are a Gumbel-softmax's.</summary>
    Largest,

    /// <summary>Drawn; the numbers are shares of at least 0.</summary>
    Drawn,
}
