namespace Harness.SdMetrics.ColumnPairs;

/// <summary>The correlation that CorrelationSimilarity compares.</summary>
public enum CorrelationKind
{
    /// <summary>Pearson's product-moment correlation.</summary>
    Pearson,

    /// <summary>Spearman's correlation of ranks.</summary>
    Spearman,
}
