namespace Harness.Generators.Cart;

/// <summary>Settings of <see cref="CartGenerator"/>.</summary>
public sealed record CartOptions
{
    /// <summary>Fewest train rows in a leaf: a synthetic value is drawn from at least as many donors.</summary>
    /// <value>Default 7, as in rpart (synthpop takes 5); at least 1. Larger leaves keep less of a relation, and copy less.</value>
    public int MinimumLeaf { get; init; } = 7;

    /// <summary>Least gain of a split, as a share of the variance or impurity at the root.</summary>
    /// <value>Default 10⁻⁸, as in synthpop; at least 0.</value>
    public double MinimumGain { get; init; } = 1e-8;

    /// <summary>Most train rows, chosen at random, on which the splits of a tree are chosen; its leaves then hold all rows.</summary>
    /// <value>Default 100,000; at least 1. With more rows, leaves are larger in proportion, and time is linear.</value>
    public int SplitRows { get; init; } = 100_000;

    /// <summary>Width of the noise that moves a continuous value from its donor's, as a multiple of Silverman's width in the leaf.</summary>
    /// <value>Default 1; at least 0; 0 returns train values only.</value>
    public double Smoothing { get; init; } = 1;

    /// <summary>Largest number of trees that grow at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
