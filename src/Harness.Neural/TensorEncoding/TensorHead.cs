namespace Harness.Neural.TensorEncoding;

/// <summary>What a network has to put out for a <see cref="TensorBlock"/>.</summary>
internal enum TensorHead
{
    /// <summary>One number without bounds, about standard normal.</summary>
    Linear,

    /// <summary>One number from −1 to 1.</summary>
    Tanh,

    /// <summary>As many numbers as there are categories: in train rows a single 1 among 0s; in synthetic rows shares or logits.</summary>
    Softmax,
}
