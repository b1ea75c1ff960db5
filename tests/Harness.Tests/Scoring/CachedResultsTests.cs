using System.Text.Json;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class CachedResultsTests
{
    private static readonly MetricResult.Computed Whole = new("a", 1 / 3.0)
    {
        Uncertainty = 0.1,
        Rows = 7,
        Parts = [new MetricPart("x", "y", 0.25, "constant"), new MetricPart("z", null, 0.5)],
        Comparison = new Comparison(0.2, 0.01, "chance"),
    };

    [Fact]
    public void What_JSON_keeps_is_what_was_measured()
    {
        var kept = CachedResults.Of([Whole, new MetricResult.NotApplicable("b", "no label"), new MetricResult.Computed("c", 0)], new Dictionary<string, double> { ["a"] = 0.1 + 0.2 });
        CachedResults read = JsonSerializer.Deserialize<CachedResults>(JsonSerializer.Serialize(kept))!;
        Assert.Equal(0.1 + 0.2, read.Framed["a"]);
        Assert.Equivalent(new MetricResult[] { Whole, new MetricResult.NotApplicable("b", "no label"), new MetricResult.Computed("c", 0) }, read.Restore(), strict: true);
        Assert.IsType<MetricResult.NotApplicable>(read.Restore()[1]);
        Assert.True(read.IsWhole);
    }

    [Fact]
    public void Results_with_a_failure_are_not_whole_and_say_why_all_the_same()
    {
        var kept = CachedResults.Of([Whole, new MetricResult.Failed("b", "broke"), new MetricResult.Failed("c", "no library") { Unavailable = true }], new Dictionary<string, double>());
        Assert.False(kept.IsWhole);
        Assert.Equal([("broke", false), ("no library", true)], kept.Restore().OfType<MetricResult.Failed>().Select(f => (f.Reason, f.Unavailable)));
    }

    [Fact]
    public void Values_against_the_holdout_are_kept_and_there_may_be_none()
    {
        var none = new Dictionary<string, double>();
        Assert.Equal(0.25, CachedResults.Of([Whole], none, new Dictionary<string, double> { ["a"] = 0.25 }).Holdout["a"]);
        Assert.Empty(CachedResults.Of([Whole], none).Holdout);
    }

    [Fact]
    public void A_value_that_was_kept_without_parts_has_none()
    {
        CachedResults read = JsonSerializer.Deserialize<CachedResults>("""{"Results":[{"Id":"a","Value":0.5,"Rows":7}],"Framed":{},"Holdout":{}}""")!;
        var value = Assert.IsType<MetricResult.Computed>(Assert.Single(read.Restore()));
        Assert.Equal(("a", 0.5, 7), (value.Id, value.Value, value.Rows));
        Assert.Empty(value.Parts);
    }
}
