using Harness.Metrics;
using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics;

/// <summary>The descriptors of SDMetrics' scores.</summary>
internal static class SdMetricsDescriptors
{
    /// <summary>The descriptor of a metric as another release has it.</summary>
    public static MetricDescriptor In(SdMetricsVersion version, MetricDescriptor metric) => version == SdMetricsVersion.V032
        ? metric
        : metric with { Version = 1, Source = metric.Source.Replace("0.32.0", "0.29.0", StringComparison.Ordinal) };

    public static MetricDescriptor Quality { get; } = new()
    {
        Id = "sdmetrics.quality",
        Title = "SDMetrics quality",
        Summary = "The score of SDMetrics' QualityReport without its subsample: the mean of 'sdmetrics.column-shapes' and 'sdmetrics.column-pair-trends', or the one that has a score. 1 is best, 0 worst; what fresh real rows get is well below 1 and depends on their number.",
        Equation = "(Column Shapes + Column Pair Trends) / 2",
        Cost = "O(columns · n log n + pairs · n)",
        Traps = "A table without any relation gets .7 to .9. Neither floor nor ceiling, and parts that cannot be computed are left out.",
        Family = "sdmetrics",
        Version = 2,
        Direction = Direction.HigherIsBetter,
        Ideal = 1,
        Floor = FloorKind.Uniform,
        Source = "SDMetrics 0.32.0, QualityReport (num_rows_subsample=None)",
    };

    public static MetricDescriptor ColumnShapes { get; } = Quality with
    {
        Id = "sdmetrics.column-shapes",
        Title = "SDMetrics column shapes",
        Equation = "1 − supₓ |Fₜ(x) − Fₛ(x)|, or 1 − ½ Σ_c |pₜ(c) − pₛ(c)|",
        Cost = "O(columns · n log n)",
        Traps = "Missing values do not count: a column of a single value that is right scores 1.",
        Summary = "Mean over columns of KSComplement (numbers and dates) and TVComplement (labels): 1 for equal distributions, 0 for disjoint ones. Missing values are left out.",
        Source = "SDMetrics 0.32.0, property Column Shapes",
    };

    public static MetricDescriptor ColumnPairTrends { get; } = Quality with
    {
        Id = "sdmetrics.column-pair-trends",
        Title = "SDMetrics column pair trends",
        Equation = "1 − |rₜ − rₛ| / 2, or 1 − ½ Σ_ij |pₜ(i, j) − pₛ(i, j)|",
        Cost = "O(pairs · n)",
        Traps = "Numbers beside labels are binned by each table's own range, and relations that are made up go unseen.",
        Summary = "Mean over the pairs of columns that are related in train (|r| > 0.5, or Cramér's V > 0.3) of CorrelationSimilarity and ContingencySimilarity: 1 is best, 0 worst. Pairs that the synthetic table leaves undefined are left out, as SDMetrics does.",
        Floor = FloorKind.PermutedColumns,
        Source = "SDMetrics 0.32.0, property Column Pair Trends",
    };

    public static MetricDescriptor Diagnostic { get; } = Quality with
    {
        Id = "sdmetrics.diagnostic",
        Title = "SDMetrics diagnostic",
        Equation = "(Data Validity + Data Structure + Constraint Validity) / 3, or / 2 without constraints",
        Cost = "O(cells)",
        Traps = "Whole numbers that became fractions are half of it, however good the values.",
        Summary = "The score of SDMetrics' DiagnosticReport: the mean of Data Validity (values within the range and labels that metadata declare, or else train's, dates in their format, ids in their pattern, keys unique), Data Structure (names and types of columns) and, where there are constraints, Constraint Validity. 1 where everything is valid, 0 worst.",
        Floor = FloorKind.None,
        Source = "SDMetrics 0.32.0, DiagnosticReport",
    };
}
