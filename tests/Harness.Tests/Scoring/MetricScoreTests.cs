using System.Text.Json;
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class MetricScoreTests
{
    private static readonly MetricDescriptor Error = new() { Id = "error", Title = "Error", Summary = "An error.", Family = "marginals", Source = "a test" };

    /// <summary>Seeds that err to both sides have no bias and an error all the same; a part that one seed has no sign for has none.</summary>
    [Fact]
    public void A_part_is_signed_where_every_seed_is()
    {
        MetricScore score = Of(
            [new MetricPart("both sides", null, 0.5) { Signed = 0.5 }, new MetricPart("one side", "y", 0.25) { Signed = -0.25 }, new MetricPart("lost", null, 0.1) { Signed = 0.1 }, new MetricPart("none", null, 1)],
            [new MetricPart("both sides", null, 0.25) { Signed = -0.25 }, new MetricPart("one side", "y", 0.75) { Signed = -0.75 }, new MetricPart("lost", null, 1), new MetricPart("none", null, 1)]);

        Assert.Equal([0.125, -0.5, null, null], score.Parts.Select(p => p.Signed));
        Assert.Equal([0.375, 0.5, 0.55, 1], score.Parts.Select(p => p.Value));
    }

    [Fact]
    public void A_cache_keeps_the_sign_and_its_absence()
    {
        MetricPart[] parts = [new MetricPart("x", null, 1.0 / 3) { Signed = -1.0 / 3 }, new MetricPart("x", "y", 0.5, "a note")];
        var entry = CachedResults.Of([new MetricResult.Computed("error", 0.5) { Parts = parts }], new Dictionary<string, double>(StringComparer.Ordinal));

        CachedResults again = JsonSerializer.Deserialize<CachedResults>(JsonSerializer.Serialize(entry))!;

        Assert.Equal(parts, Assert.IsType<MetricResult.Computed>(Assert.Single(again.Restore())).Parts);
    }

    private static MetricScore Of(params MetricPart[][] seeds) => new(Error, [.. seeds.Select(parts => new MetricResult.Computed("error", 0.5) { Parts = parts })]);
}
