namespace Harness.Generators.BayesNet;

/// <summary>How <see cref="BayesNetGenerator"/> fits and samples.</summary>
public sealed record BayesNetOptions
{
    /// <summary>Most quantile bins of a number; gaps, spikes and the values of coarse numbers have states of their own.</summary>
    /// <value>Default 20; at least 1. There are no more than the cube root of the number of values.</value>
    public int MaximumBins { get; init; } = 20;

    /// <summary>Most columns that a column depends on directly.</summary>
    /// <value>Default 2; 0 to 2. With 1 the network is a tree, as of Chow and Liu; with 0 columns are independent.</value>
    public int MaximumParents { get; init; } = 2;

    /// <summary>Most train rows on which the structure is chosen; the tables are then counted on all.</summary>
    /// <value>Default 10,000; at least 2.</value>
    public int SelectionRows { get; init; } = 10_000;

    /// <summary>Largest number of columns that are worked on at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
