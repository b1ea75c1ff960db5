namespace Harness.Generators.Arf;

/// <summary>Settings of <see cref="ArfGenerator"/>.</summary>
public sealed record ArfOptions
{
    /// <summary>Number of trees in a forest.</summary>
    /// <value>Default 30; at least 1.</value>
    public int Trees { get; init; } = 30;

    /// <summary>Fewest real rows in a leaf while the tree grows: a synthetic value is drawn from at least as many.</summary>
    /// <value>Default 5; at least 1. Larger leaves keep less of a relation, and copy less.</value>
    public int MinimumLeaf { get; init; } = 5;

    /// <summary>Most forests that are grown, each to tell the rows of the forest before it from real rows.</summary>
    /// <value>Default 10, as in the R package arf; at least 1.</value>
    public int MaximumRounds { get; init; } = 10;

    /// <summary>Width of the noise that moves a continuous value from its donor's, as a multiple of Silverman's width in the leaf.</summary>
    /// <value>Default 1; at least 0; 0 returns train values only.</value>
    public double Smoothing { get; init; } = 1;

    /// <summary>Largest number of trees that grow at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
