using System.Text.Json;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class CannotTellTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("rows repeat")]
    public void The_reason_is_kept_between_runs(string? reason)
    {
        var result = new MetricResult.Computed("m", 0.5) { CannotTell = reason, Rows = 3, Comparison = new Comparison(0.1, 0.2, "r") };
        string json = JsonSerializer.Serialize(CachedResults.Of([result], new Dictionary<string, double>()));
        var again = Assert.IsType<MetricResult.Computed>(Assert.Single(JsonSerializer.Deserialize<CachedResults>(json)!.Restore()));
        Assert.Equal(reason, again.CannotTell);
        Assert.Equal(result.Comparison, again.Comparison);
    }

    [Fact]
    public void A_score_has_the_reason_of_the_first_seed_that_has_one()
    {
        MetricDescriptor metric = new CopyingEvaluator().Metrics[0];
        MetricResult[] seeds = [new MetricResult.Computed(metric.Id, 0), new MetricResult.Computed(metric.Id, 1) { CannotTell = "first" }, new MetricResult.Computed(metric.Id, 1) { CannotTell = "second" }];
        Assert.Equal("first", new MetricScore(metric, seeds).CannotTell);
        Assert.Null(new MetricScore(metric, [seeds[0]]).CannotTell);
        Assert.Null(new MetricScore(metric, [new MetricResult.NotApplicable(metric.Id, "none")]).CannotTell);
    }
}
