namespace Harness.Generators.Trees;

/// <summary>How far a tree grows.</summary>
internal sealed record TreeOptions
{
    /// <summary>Fewest train rows in a leaf.</summary>
    public required int MinimumLeaf { get; init; }

    /// <summary>Least gain of a split, as a share of what there is to explain at the root.</summary>
    public required double MinimumGain { get; init; }

    /// <summary>How many predictors, drawn anew in each node, a split is chosen from, more where none of them divides it; all by default.</summary>
    public int PredictorsPerSplit { get; init; } = int.MaxValue;
}
