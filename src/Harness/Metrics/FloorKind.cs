namespace Harness.Metrics;

/// <summary>What "knows nothing of this property" means for a metric.</summary>
public enum FloorKind
{
    /// <summary>There is no such thing: validity and copying.</summary>
    None,

    /// <summary>Values uniform over the range or the levels: marginal properties.</summary>
    Uniform,

    /// <summary>Columns permuted independently: dependence and joint properties.</summary>
    PermutedColumns,

    /// <summary>The majority class or the mean: utility.</summary>
    MajorityOrMean,
}
