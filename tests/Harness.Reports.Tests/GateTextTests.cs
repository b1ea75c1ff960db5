using System.Collections.ObjectModel;
using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Reports.Tests;

public class GateTextTests
{
    /// <summary>A limit on a mean is not compared with the worst model's value.</summary>
    [Theory]
    [InlineData("ks-statistic", "KS (most in b)", "0.3")]
    [InlineData("ks-statistic-worst", "KS, worst (b)", "0.5")]
    public void A_limit_stands_beside_the_value_that_it_is_of(string id, string name, string value)
    {
        MetricDescriptor descriptor = id == Reports.Error.Id ? Reports.Error : Reports.Error.Worst();
        MetricPart[] parts = [new("a", null, 0.1), new("b", null, 0.5)];
        var scorecard = Reports.Pair(Reports.Dataset("iris"), "mine", [0.3]).Gate.Scorecard with
        {
            Scores = [new MetricScore(descriptor, [new MetricResult.Computed(id, id == Reports.Error.Id ? 0.3 : 0.5) { Parts = parts }])],
        };
        var limits = new Dictionary<string, Limit> { [id] = new($"metrics.{id}", 0.05, null, null) };
        GateResult gate = new QualityGate(new Thresholds(limits, [], []), ReadOnlyDictionary<string, string>.Empty).Judge(scorecard);

        string line = Assert.Single(gate.ToText().Split('\n'), l => l.Contains(name, StringComparison.Ordinal) && l.Contains("≤ 0.05", StringComparison.Ordinal));
        Assert.Equal(value, line[line.IndexOf(')', StringComparison.Ordinal)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
    }

    [Fact]
    public void A_long_limit_has_a_blank_before_it()
    {
        var scorecard = Reports.Pair(Reports.Dataset("iris"), "mine", [0.3]).Gate.Scorecard with { Scores = [new MetricScore(Reports.Error, [new MetricResult.Computed(Reports.Error.Id, 0.3)])] };
        var limits = new Dictionary<string, Limit> { [Reports.Error.Id] = new($"metrics.{Reports.Error.Id}", 0.00636, null, null) };
        GateResult gate = new QualityGate(new Thresholds(limits, [], []), ReadOnlyDictionary<string, string>.Empty).Judge(scorecard);

        Assert.Contains("0.3 ≤ 0.00636", gate.ToText(), StringComparison.Ordinal);
    }
}
