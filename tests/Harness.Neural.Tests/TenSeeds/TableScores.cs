using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Marginals;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Neural.Tests.TenSeeds;

/// <summary>What a synthetic table is compared by: numbers, labels, pairs of columns.</summary>
/// <param name="Ks">Mean Kolmogorov-Smirnov distance of numbers and dates, 0 best; NaN without such a column.</param>
/// <param name="TotalVariation">Mean total variation distance of labels, 0 best; NaN without such a column.</param>
/// <param name="PairTrends">SDMetrics' score of column pair trends, 1 best.</param>
internal readonly record struct TableScores(double Ks, double TotalVariation, double PairTrends)
{
    /// <summary>The names and readers of the scores.</summary>
    public static IReadOnlyList<(string Name, Func<TableScores, double> Value)> All { get; } =
        [("mean KS", s => s.Ks), ("mean total variation", s => s.TotalVariation), ("pair trends", s => s.PairTrends)];

    /// <summary>Scores a table against the train rows of a dataset.</summary>
    public static TableScores Of(Dataset dataset, Table synthetic)
    {
        IReadOnlyList<MetricResult> margins = new MarginalEvaluator().Evaluate(new PairContext(dataset, synthetic));
        double Margin(string id) => margins.OfType<MetricResult.Computed>().SingleOrDefault(r => r.Id == id)?.Value ?? double.NaN;
        return new TableScores(
            Margin("ks-statistic"),
            Margin("total-variation"),
            QualityReport.Generate(dataset.Train, synthetic).ColumnPairTrends.Value);
    }
}
