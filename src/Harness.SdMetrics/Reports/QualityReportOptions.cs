namespace Harness.SdMetrics.Reports;

/// <summary>The least strength of the real relations that count in a <see cref="QualityReport"/>.</summary>
public sealed record QualityReportOptions
{
    /// <summary>Pairs of numbers or dates count where |Pearson's r| is above this.</summary>
    /// <value>0 to 1, default 0.5; 0 lets every pair count.</value>
    public double RealCorrelationThreshold { get; init; } = 0.5;

    /// <summary>Other pairs count where Cramér's V is above this.</summary>
    /// <value>0 to 1, default 0.3; 0 lets every pair count.</value>
    public double RealAssociationThreshold { get; init; } = 0.3;

    /// <summary>Whether a number that is paired with a label is binned by the real column's edges in both tables, as SDMetrics did before 0.11, and not by each table's own.</summary>
    /// <value>Default <see langword="false"/>, as SDMetrics 0.29.</value>
    public bool BinByRealEdges { get; init; }
}
