using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Reports;

/// <summary>The least strength of the real relations that count in a <see cref="QualityReport"/>.</summary>
public sealed record QualityReportOptions
{
    /// <summary>The release whose numbers are given.</summary>
    /// <value>Default 0.32. They differ in ordinal columns alone, which 0.29 leaves out.</value>
    public SdMetricsVersion Version { get; init; } = SdMetricsVersion.V032;

    /// <summary>Which columns are ordinal.</summary>
    /// <value>By default none.</value>
    public TableMetadata Metadata { get; init; } = new();

    /// <summary>Pairs of numbers or dates count where |Pearson's r| is above this.</summary>
    /// <value>0 to 1, default 0.5; 0 lets every pair count.</value>
    public double RealCorrelationThreshold { get; init; } = 0.5;

    /// <summary>Other pairs count where Cramér's V is above this.</summary>
    /// <value>0 to 1, default 0.3; 0 lets every pair count.</value>
    public double RealAssociationThreshold { get; init; } = 0.3;

    /// <summary>Whether a number that is paired with a label is binned by the real column's edges in both tables, as SDMetrics did before 0.11, and not by each table's own.</summary>
    /// <value>Default <see langword="false"/>, as SDMetrics since 0.11.</value>
    public bool BinByRealEdges { get; init; }
}
