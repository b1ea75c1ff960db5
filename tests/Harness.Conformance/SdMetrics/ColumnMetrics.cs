using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics;

/// <summary>The metrics of one column by SDMetrics' names.</summary>
internal static class ColumnMetrics
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "KSComplement", "StatisticSimilarity.mean", "StatisticSimilarity.median", "StatisticSimilarity.std", "RangeCoverage", "BoundaryAdherence",
        "TVComplement", "CategoryCoverage", "CategoryAdherence", "MissingValueSimilarity", "KeyUniqueness", "SequenceLengthSimilarity",
    ];

    public static ParityScore Score(string metric, Column real, Column synthetic) => metric switch
    {
        "KSComplement" => ContinuousMetrics.KSComplement(Number(real), Number(synthetic)),
        "StatisticSimilarity.mean" => ContinuousMetrics.StatisticSimilarity(Number(real), Number(synthetic), ComparedStatistic.Mean),
        "StatisticSimilarity.median" => ContinuousMetrics.StatisticSimilarity(Number(real), Number(synthetic), ComparedStatistic.Median),
        "StatisticSimilarity.std" => ContinuousMetrics.StatisticSimilarity(Number(real), Number(synthetic), ComparedStatistic.StandardDeviation),
        "RangeCoverage" => ContinuousMetrics.RangeCoverage(Number(real), Number(synthetic)),
        "BoundaryAdherence" => ContinuousMetrics.BoundaryAdherence(Number(real), Number(synthetic)),
        "TVComplement" => DiscreteMetrics.TVComplement(Label(real), Label(synthetic)),
        "CategoryCoverage" => DiscreteMetrics.CategoryCoverage(Label(real), Label(synthetic)),
        "CategoryAdherence" => DiscreteMetrics.CategoryAdherence(Label(real), Label(synthetic)),
        "MissingValueSimilarity" => MissingValueSimilarity.Compute(real, synthetic),
        "KeyUniqueness" => KeyMetrics.KeyUniqueness(synthetic),
        "SequenceLengthSimilarity" => KeyMetrics.SequenceLengthSimilarity(real, synthetic),
        _ => throw new ArgumentException($"No metric is known as {metric}.", nameof(metric)),
    };

    public static QuantitativeColumn Number(Column column) => (QuantitativeColumn)column;

    public static CategoricalColumn Label(Column column) => (CategoricalColumn)column;
}
