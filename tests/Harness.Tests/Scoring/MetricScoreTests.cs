<<<<<<< HEAD
using System.Text.Json;
=======
>>>>>>> 34515bc3591a0ea387e90400da218d61aca297db
using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class MetricScoreTests
{
<<<<<<< HEAD
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
=======
    private static readonly MetricDescriptor Metric = new() { Id = "m", Title = "m", Summary = "A metric of a test.", Family = "test", Source = "none" };

    [Fact]
    public void The_value_is_the_mean_over_seeds_and_the_spread_their_deviation()
    {
        MetricScore score = Score(Value(1), Value(2), Value(6));
        Assert.Equal(3, score.Value);
        Assert.Equal(Math.Sqrt(7), score.Spread!.Value, 1e-12);
        Assert.Null(Score(Value(1)).Spread);
        Assert.Equal(0, Score(Value(1), Value(1)).Spread);
    }

    [Fact]
    public void A_seed_without_a_value_leaves_none()
    {
        Assert.Null(Score().Value);
        MetricScore failed = Score(Value(1), new MetricResult.Failed("m", "first"), new MetricResult.Failed("m", "second"), new MetricResult.NotApplicable("m", "no"));
        Assert.Equal((null, null, "first", null), (failed.Value, failed.Spread, failed.Failure?.Reason, failed.NotApplicable));
        MetricScore none = Score(new MetricResult.NotApplicable("m", "no label"), new MetricResult.NotApplicable("m", "else"));
        Assert.Equal((null, null, "no label"), (none.Value, none.Failure, none.NotApplicable));
        Assert.Equal((null, null), (Score(Value(1)).Failure, Score(Value(1)).NotApplicable));
    }

    [Fact]
    public void The_standard_error_is_the_mean_of_those_of_all_seeds()
    {
        Assert.Equal(0.3, Score(Value(1, error: 0.2), Value(9, error: 0.4)).StandardError!.Value, 1e-12);
        Assert.Null(Score(Value(1, error: 0.2), Value(9)).StandardError);
        Assert.Null(Score().StandardError);
    }

    [Fact]
    public void Parts_are_means_over_seeds_in_their_order_with_the_first_note()
    {
        MetricScore score = Score(
            new MetricResult.Computed("m", 0) { Parts = [new("a", null, 1), new("a", "b", 0.5, null), new("c", null, 1)] },
            new MetricResult.Computed("m", 0) { Parts = [new("a", null, 3, "once"), new("a", "b", 1, null), new("c", null, 3, "twice")] },
            new MetricResult.Computed("m", 0) { Parts = [new("a", null, 2, "again"), new("a", "b", 0, null), new("c", null, 2)] });
        Assert.Equal([new("a", null, 2, "once"), new("a", "b", 0.5), new("c", null, 2, "twice")], score.Parts);
    }

    [Fact]
    public void The_worst_part_is_the_first_of_the_largest_or_of_the_smallest_where_higher_is_better()
    {
        MetricResult[] results = [new MetricResult.Computed("m", 0) { Parts = [new("a", null, 2), new("b", null, 3), new("c", null, 3), new("d", null, 1), new("e", null, 1)] }];
        Assert.Equal("b", new MetricScore(Metric, results).Worst?.Name);
        Assert.Equal("d", new MetricScore(Metric with { Direction = Direction.HigherIsBetter }, results).Worst?.Name);
        Assert.Null(Score(Value(1)).Worst);
    }

    [Fact]
    public void The_framed_value_lies_between_floor_and_ceiling()
    {
        var frame = new ReferenceFrame("m", 10, 0.5, 0.01, 0.1, 0.01, Direction.LowerIsBetter);
        MetricScore score = Score(Value(1)) with { Frame = frame, FramedValues = [0.2, 0.4] };
        Assert.Equal(0.3, score.Framed!.Value, 1e-12);
        Assert.Equal(0.5, score.Normalized!.Value, 1e-12);
        Assert.Equal((null, null), ((score with { Frame = null }).Framed, (score with { FramedValues = [] }).Framed));
        Assert.Equal((null, null), ((score with { Frame = null }).Normalized, (score with { FramedValues = [] }).Normalized));
        Assert.Null((score with { Frame = frame with { Floor = 0.1 } }).Normalized);
    }

    [Fact]
    public void A_comparison_over_seeds_has_the_mean_reference_and_the_least_p_value_times_their_number()
    {
        MetricScore score = Score(Compared(0.2, 0.04), Compared(0.4, 0.01), Compared(0.6, 0.9));
        Assert.Equal(0.4, score.Comparison!.Reference, 1e-12);
        Assert.Equal(0.03, score.Comparison.PValue, 1e-12);
        Assert.Equal("chance", score.Comparison.Description);
        Assert.Equal(1, Score(Compared(0.2, 0.8), Compared(0.4, 0.6)).Comparison!.PValue);
        Assert.Null(Score(Value(1)).Comparison);

        static MetricResult Compared(double reference, double p) => new MetricResult.Computed("m", 1) { Comparison = new Comparison(reference, p, "chance") };
    }

    private static MetricScore Score(params MetricResult[] results) => new(Metric, results);

    private static MetricResult.Computed Value(double value, double? error = null) => new("m", value) { Uncertainty = error };
>>>>>>> 34515bc3591a0ea387e90400da218d61aca297db
}
