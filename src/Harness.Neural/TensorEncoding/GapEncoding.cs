namespace Harness.Neural.TensorEncoding;

/// <summary>The encoding of gaps in columns of numbers and dates; a gap among labels is always a category.</summary>
public enum GapEncoding
{
    /// <summary>A category of its own that the network learns; the number is filled by a random present one.</summary>
    Learned,

    /// <summary>Filled by the mean; put back anywhere, at the share of train, as SDV does. What gaps have to do with other columns is lost.</summary>
    AtRandom,
}
