namespace Harness.Generators.Trees;

/// <summary>The limits of a tree's growth, and the number of predictors that a split is chosen from.</summary>
internal sealed record TreeOptions
{
    /// <summary>Fewest train rows in a leaf.</summary>
    public required int MinimumLeaf { get; init; }

    /// <summary>Least gain of a split, as a share of what there is to explain at the root.</summary>
    public required double MinimumGain { get; init; }

    /// <summary>Number of predictors, drawn at random in each node, from which its split is chosen; more are drawn where none of them divides the node. All by default.</summary>
    public int PredictorsPerSplit { get; init; } = int.MaxValue;
}
