namespace Harness.Generators.BayesNet;

/// <summary>Settings of <see cref="BayesNetGenerator"/>.</summary>
public sealed record BayesNetOptions
{
    /// <summary>Most quantile bins of a number; gaps, spikes and the values of coarse numbers have states of their own.</summary>
    /// <value>Default 20; at least 1. A number never has more bins than the cube root of its count of values.</value>
    public int MaximumBins { get; init; } = 20;

    /// <summary>Most parents: columns that a column depends on directly.</summary>
    /// <value>Default 2; 0 to 2. With 1 the network is Chow and Liu's tree; with 0 columns are independent.</value>
    public int MaximumParents { get; init; } = 2;

    /// <summary>Most train rows from which the structure is chosen; the probabilities are then counted on all rows.</summary>
    /// <value>Default 10,000; at least 2.</value>
    public int SelectionRows { get; init; } = 10_000;

    /// <summary>Largest number of columns that are fitted at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
