using System.Text.Json;
using Harness.Metrics.SdMetrics;
using Harness.Tables;
using static Harness.Conformance.SdMetrics.GoldenTables;

namespace Harness.Conformance.SdMetrics;

/// <summary>Metrics of one column against SDMetrics 0.29.0.</summary>
public sealed class GoldenColumnTests
{
    private static readonly Dictionary<string, Func<Column, Column, ParityScore>> Metrics = new(StringComparer.Ordinal)
    {
        ["KSComplement"] = (r, s) => ContinuousMetrics.KSComplement(Number(r), Number(s)),
        ["StatisticSimilarity_mean"] = (r, s) => ContinuousMetrics.StatisticSimilarity(Number(r), Number(s), ComparedStatistic.Mean),
        ["StatisticSimilarity_median"] = (r, s) => ContinuousMetrics.StatisticSimilarity(Number(r), Number(s), ComparedStatistic.Median),
        ["StatisticSimilarity_std"] = (r, s) => ContinuousMetrics.StatisticSimilarity(Number(r), Number(s), ComparedStatistic.StandardDeviation),
        ["RangeCoverage"] = (r, s) => ContinuousMetrics.RangeCoverage(Number(r), Number(s)),
        ["BoundaryAdherence"] = (r, s) => ContinuousMetrics.BoundaryAdherence(Number(r), Number(s)),
        ["TVComplement"] = (r, s) => DiscreteMetrics.TVComplement(Label(r), Label(s)),
        ["CategoryCoverage"] = (r, s) => DiscreteMetrics.CategoryCoverage(Label(r), Label(s)),
        ["CategoryAdherence"] = (r, s) => DiscreteMetrics.CategoryAdherence(Label(r), Label(s)),
        ["MissingValueSimilarity"] = MissingValueSimilarity.Compute,
        ["KeyUniqueness"] = (_, s) => KeyMetrics.KeyUniqueness(s),
    };

    public static TheoryData<string> Names => [.. Metrics.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Every_column_agrees(string metric)
    {
        var differences = new Differences();
        foreach (JsonProperty column in Group(metric))
        {
            differences.Compare($"{metric} of {column.Name}", column.Value, Metrics[metric](Real[column.Name], Synthetic[column.Name]).Value);
        }

        differences.AssertNone(metric);
    }

    internal static QuantitativeColumn Number(Column column) => (QuantitativeColumn)column;

    internal static CategoricalColumn Label(Column column) => (CategoricalColumn)column;
}
