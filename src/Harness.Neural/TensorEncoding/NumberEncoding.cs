namespace Harness.Neural.TensorEncoding;

/// <summary>The encoding of numbers and dates that are not categories.</summary>
public enum NumberEncoding
{
    /// <summary>As the normal score: the standard normal quantile at the number's rank, a rank inside a tie drawn uniformly.</summary>
    NormalScore,

    /// <summary>Relative to a component of a Gaussian mixture, with the component as a category (CTGAN's mode-specific normalisation).</summary>
    Modes,
}
