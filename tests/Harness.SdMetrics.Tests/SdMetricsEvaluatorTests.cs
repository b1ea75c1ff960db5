using FsCheck.Xunit;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Metrics;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.SdMetrics.Tests;

public class SdMetricsEvaluatorTests
{
    private static readonly SdMetricsEvaluator Evaluator = new();

    [Property]
    public void Train_itself_scores_1(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        foreach (MetricResult result in Evaluator.Evaluate(new PairContext(dataset, dataset.Train)))
        {
            if (result is MetricResult.Computed computed)
            {
                Assert.Equal(1, computed.Value, 1e-12);
            }
        }
    }

    [Property]
    public void A_score_of_SDMetrics_is_the_value(ulong seed)
    {
        Dataset dataset = RandomTables.Dataset(seed);
        Table synthetic = RandomTables.Table(dataset.Real.Schema, seed + 1);
        QualityReport report = QualityReport.Generate(dataset.Train, synthetic);
        ParityScore[] scores = [report.Score, report.ColumnShapes, report.ColumnPairTrends, DiagnosticReport.Generate(dataset.Train, synthetic).Score];
        foreach ((ParityScore score, MetricResult result) in scores.Zip(Evaluator.Evaluate(new PairContext(dataset, synthetic))))
        {
            if (score.HasValue)
            {
                Assert.Equal(score.Value, Assert.IsType<MetricResult.Computed>(result).Value, 1e-12);
            }
            else if (result is MetricResult.Computed lost)
            {
                Assert.Equal(0, lost.Value);
                Assert.All(lost.Parts, part => Assert.NotNull(part.Note));
            }
        }
    }

    [Fact]
    public void A_relation_that_only_the_synthetic_table_lacks_counts_as_0_where_nothing_else_counts()
    {
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var y = new ColumnSchema("y", ColumnKind.Numerical);
        double[] rising = [1, 2, 3, 4, 5];
        var train = new Table([new NumericColumn(x, rising), new NumericColumn(y, rising)]);
        var collapsed = new Table([new NumericColumn(x, rising), new NumericColumn(y, [3, 3, 3, 3, 3])]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        MetricResult.Computed trends = Evaluator.Computed("sdmetrics.column-pair-trends", dataset, collapsed);

        Assert.Equal(0, trends.Value);
        MetricPart part = Assert.Single(trends.Parts);
        Assert.Equal("x × y", part.Label);
        Assert.StartsWith("ConstantInputError: The synthetic data in column 'y'", part.Note, StringComparison.Ordinal);
        Assert.Equal(0.8, Evaluator.Computed("sdmetrics.quality", dataset, collapsed).Value, 1e-12);
    }

    [Fact]
    public void Without_a_related_pair_in_train_there_are_no_trends()
    {
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var train = new Table([new NumericColumn(x, [1, 2, 3])]);

        MetricResult trends = Evaluator.Evaluate(new PairContext(TableMaps.Dataset(train, train, train), train))[2];

        Assert.Equal("no pair of columns is related strongly enough in train", Assert.IsType<MetricResult.NotApplicable>(trends).Reason);
    }

    [Fact]
    public void The_lowest_part_of_each_property_is_named()
    {
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var y = new ColumnSchema("y", ColumnKind.Numerical);
        var train = new Table([new NumericColumn(x, [1, 2, 3, 4]), new NumericColumn(y, [1, 2, 3, 4])]);
        var synthetic = new Table([new NumericColumn(x, [1, 2, 3, 4]), new NumericColumn(y, [1, 2, 3, 9])]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        Assert.Equal(
            [("Data Validity", "lowest: y 0.750"), ("Data Structure", null)],
            Evaluator.Computed("sdmetrics.diagnostic", dataset, synthetic).Parts.Select(p => (p.Name, p.Note)));
    }

    [Fact]
    public void What_0_29_gave_stands_beside()
    {
        var id = new ColumnSchema("id", ColumnKind.Id) { Pattern = @"K-\d" };
        var x = new ColumnSchema("x", ColumnKind.Numerical);
        var train = new Table([CategoricalColumn.FromLabels(id, ["K-1", "K-2"]), new NumericColumn(x, [1, 2])]);
        var synthetic = new Table([CategoricalColumn.FromLabels(id, ["K-1", "1"]), new NumericColumn(x, [1, 2])]);
        Dataset dataset = TableMaps.Dataset(train, train, train);

        MetricPart validity = Evaluator.Computed("sdmetrics.diagnostic", dataset, synthetic).Parts[0];
        MetricPart before = new SdMetricsEvaluator(SdMetricsVersion.V029).Computed("sdmetrics.diagnostic", dataset, synthetic).Parts[0];

        Assert.Equal((0.75, "lowest: id 0.500; in SDMetrics 0.29 1.0000"), (validity.Value, validity.Note));
        Assert.Equal((1, null), (before.Value, before.Note));
        Assert.All(Evaluator.Metrics, m => Assert.Equal(2, m.Version));
        Assert.All(new SdMetricsEvaluator(SdMetricsVersion.V029).Metrics, m => Assert.Equal(1, m.Version));
    }
}
