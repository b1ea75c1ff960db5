using Harness.Metrics;

namespace Harness.Tests.Metrics;

public class MetricResultTests
{
    private static readonly MetricDescriptor Metric = new() { Id = "m", Title = "M", Summary = "A metric of a test.", Family = "test", Source = "none", Headline = Headlines.Fidelity, Maximum = 7 };

    [Fact]
    public void The_value_is_the_mean_of_the_parts_and_the_companions_their_largest()
    {
        MetricPart[] parts = [new("a", null, 0.25), new("b", "c", 1), new("d", null, 0.25)];
        MetricResult.Computed[] results = [.. MetricResult.OfParts(Metric, parts, 9, "no part").Cast<MetricResult.Computed>()];
        Assert.Equal([("m", 0.5, 9), ("m-worst", 1, 9)], results.Select(r => (r.Id, r.Value, r.Rows)));
        Assert.All(results, r => Assert.Same(parts, r.Parts));
        Assert.Equal(["a", "b × c", "d"], parts.Select(p => p.Label));
    }

    [Fact]
    public void Without_a_part_neither_applies_and_both_say_why() =>
        Assert.Equal([new MetricResult.NotApplicable("m", "no part"), new MetricResult.NotApplicable("m-worst", "no part")], MetricResult.OfParts(Metric, [], 9, "no part"));

    [Fact]
    public void The_companion_is_the_same_metric_in_no_headline()
    {
        MetricDescriptor worst = Metric.Worst();
        Assert.Equal((Metric.WorstId, "m", true, Headlines.None, 7), (worst.Id, worst.WorstOf, worst.IsWorst, worst.Headline, worst.Maximum));
        Assert.Equal(("m-worst", null, false), (Metric.WorstId, Metric.WorstOf, Metric.IsWorst));
        Assert.Contains("'m'", worst.Summary, StringComparison.Ordinal);
    }
}
