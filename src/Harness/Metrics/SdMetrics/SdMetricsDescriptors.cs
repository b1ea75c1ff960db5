namespace Harness.Metrics.SdMetrics;

/// <summary>The descriptors of SDMetrics' scores.</summary>
internal static class SdMetricsDescriptors
{
    public static MetricDescriptor Quality { get; } = new()
    {
        Id = "sdmetrics.quality",
        Title = "SDMetrics quality",
        Summary = "The score of SDMetrics' QualityReport without its subsample: the mean of 'sdmetrics.column-shapes' and 'sdmetrics.column-pair-trends', or the one that has a score. 1 is best, 0 worst; what fresh real rows get is well below 1 and depends on their number.",
        Family = "sdmetrics",
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Floor = FloorKind.Uniform,
        Source = "SDMetrics 0.29.0, QualityReport (num_rows_subsample=None)",
    };

    public static MetricDescriptor ColumnShapes { get; } = Quality with
    {
        Id = "sdmetrics.column-shapes",
        Title = "SDMetrics column shapes",
        Summary = "Mean over columns of KSComplement (numbers and dates) and TVComplement (labels): 1 for equal distributions, 0 for disjoint ones. Missing values are left out.",
        Source = "SDMetrics 0.29.0, property Column Shapes",
    };

    public static MetricDescriptor ColumnPairTrends { get; } = Quality with
    {
        Id = "sdmetrics.column-pair-trends",
        Title = "SDMetrics column pair trends",
        Summary = "Mean over the pairs of columns that are related in train (|r| > 0.5, or Cramér's V > 0.3) of CorrelationSimilarity and ContingencySimilarity: 1 is best, 0 worst. Pairs that the synthetic table leaves undefined are left out, as SDMetrics does.",
        Floor = FloorKind.PermutedColumns,
        Source = "SDMetrics 0.29.0, property Column Pair Trends",
    };

    public static MetricDescriptor Diagnostic { get; } = Quality with
    {
        Id = "sdmetrics.diagnostic",
        Title = "SDMetrics diagnostic",
        Summary = "The score of SDMetrics' DiagnosticReport: the mean of Data Validity (values within train's range and labels) and Data Structure (names and types of columns). 1 where everything is valid, 0 worst.",
        Floor = FloorKind.None,
        Source = "SDMetrics 0.29.0, DiagnosticReport",
    };
}
