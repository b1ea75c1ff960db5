using Harness.Datasets;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class HoldoutComparisonTests
{
    private static readonly Dataset Dataset = NumberedRows.Dataset(train: 6, holdout: 4);

    /// <summary>Train is rows 0 to 5 with the mean 2.5, the holdout rows 6 to 9 with 7.5, the table rows 0 to 2 with 1.</summary>
    [Fact]
    public void Tables_and_train_are_measured_beside_the_holdout_without_standard_errors()
    {
        bool asked = false;
        StandIn evaluator = new(Metric("marginals"), pair =>
        {
            asked |= pair.WithUncertainty;
            return NumberedRows.Of(pair.Train).Average() - NumberedRows.Of(pair.Synthetic).Average();
        });
        HoldoutComparison comparison = Of(Dataset);

        Assert.Equal(6.5, comparison.Of(evaluator, NumberedRows.Table(3), out _)["m"]);
        Assert.Equal(5, comparison.OfTrain(evaluator, "m"));
        Assert.Null(comparison.OfTrain(evaluator, "another"));
        Assert.False(asked);
    }

    [Theory]
    [InlineData("marginals", 4, 2, true)]
    [InlineData("dependence", 4, 2, true)]
    [InlineData("marginals", 1, 2, true)]
    [InlineData("copying", 4, 2, false)]
    [InlineData("marginals", 0, 2, false)]
    [InlineData("marginals", 4, 1, false)]
    [InlineData("marginals", 4, 0, false)]
    public void Only_what_compares_columns_and_takes_splits_is_measured_beside_a_holdout_of_two_rows_or_more(string family, int splits, int holdout, bool expected)
    {
        StandIn evaluator = new(Metric(family), _ => 1) { FreshSplits = splits };
        HoldoutComparison comparison = Of(NumberedRows.Dataset(6, holdout));

        Assert.Equal(expected, comparison.Of(evaluator, NumberedRows.Table(3), out _).ContainsKey("m"));
        Assert.Equal(expected ? 1 : null, comparison.OfTrain(evaluator, "m"));
        Assert.Equal(expected ? 2 : 0, evaluator.Asked);
    }

    [Fact]
    public void One_metric_that_compares_columns_is_enough()
    {
        StandIn evaluator = new(_ => [new MetricResult.Computed("m", 1), new MetricResult.Computed("other", 2)], Metric("dependence"), StandIn.Metric("other"));

        Assert.Equal(2, Of(Dataset).Of(evaluator, NumberedRows.Table(3), out _).Count);
    }

    [Fact]
    public void What_train_gets_is_kept_between_runs()
    {
        var cache = new MemoryCache();
        StandIn evaluator = new(Metric("marginals"), _ => 0.25);

        Assert.Equal((0.25, 0.25), (Of(Dataset, cache).OfTrain(evaluator, "m"), Of(Dataset, cache).OfTrain(evaluator, "m")));
        Assert.Equal(1, evaluator.Asked);
    }

    [Fact]
    public void What_a_failure_left_out_is_not_kept()
    {
        var cache = new MemoryCache();
        StandIn[] evaluators = [new(_ => [new MetricResult.Computed("m", 1), new MetricResult.Failed("n", "broke")], Metric("marginals"), StandIn.Metric("n")), new(Metric("marginals"), _ => throw new InvalidOperationException("boom")) { Id = "other" }];

        Assert.Equal([1, null], evaluators.Select(e => Of(Dataset, cache).OfTrain(e, "m")));
        Assert.Empty(cache.Kept);
    }

    private static HoldoutComparison Of(Dataset dataset, IScoreCache? cache = null) => new(new DatasetContext(dataset), cache ?? NoCache.Instance, ["key"]);

    private static MetricDescriptor Metric(string family) => StandIn.Metric("m") with { Family = family };
}
