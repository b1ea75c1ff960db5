namespace Harness.Generators.Arf;

/// <summary>How <see cref="ArfGenerator"/> fits and samples.</summary>
public sealed record ArfOptions
{
    /// <summary>Number of trees in a forest.</summary>
    /// <value>Default 30; at least 1.</value>
    public int Trees { get; init; } = 30;

    /// <summary>Fewest real rows in a leaf that a tree learned from: a synthetic value is drawn from as many or more.</summary>
    /// <value>Default 5; at least 1. Larger leaves copy less and relate less.</value>
    public int MinimumLeaf { get; init; } = 5;

    /// <summary>Most forests that are grown, each against rows of the one before it.</summary>
    /// <value>Default 10, as in the R package arf; at least 1.</value>
    public int MaximumRounds { get; init; } = 10;

    /// <summary>How much a continuous value is moved from its donor's, as a multiple of Silverman's width in the leaf.</summary>
    /// <value>Default 1; 0 gives back train values only.</value>
    public double Smoothing { get; init; } = 1;

    /// <summary>Largest number of trees that grow at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
