using System.Globalization;
using Harness.Metrics;

namespace Harness.Reports.Words;

/// <summary>A metric's descriptor in words.</summary>
internal static class MetricWords
{
    /// <summary>Which way it gets better, and its ideal.</summary>
    /// <param name="metric">The metric.</param>
    public static string Direction(MetricDescriptor metric) => metric.Direction switch
    {
        _ when metric.TwoSided => $"worse on both sides of {Number(metric.Ideal)}, which is ideal",
        Metrics.Direction.LowerIsBetter => $"lower is better, {Number(metric.Ideal)} is ideal",
        Metrics.Direction.HigherIsBetter => $"higher is better, {Number(metric.Ideal)} is ideal",
        _ => "shown beside others, neither end is better",
    };

    /// <summary>What its floor is measured on; empty for none.</summary>
    /// <param name="kind">The kind of the floor.</param>
    public static string Floor(FloorKind kind) => kind switch
    {
        FloorKind.Uniform => "values uniform over the range or the levels",
        FloorKind.PermutedColumns => "real columns, each permuted on its own",
        FloorKind.MajorityOrMean => "the majority class or the mean",
        _ => "",
    };

    /// <summary>An end of its range.</summary>
    /// <param name="value">The number; may be infinite.</param>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "−∞",
        _ => value.ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−'),
    };
}
