using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class MetricScoreSeedsTests
{
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

    /// <summary>Three neighbouring doubles: beside 10¹⁰ a double has 2⁻¹⁹ to the next.</summary>
    [Fact]
    public void A_large_offset_costs_the_spread_no_digit()
    {
        double step = Math.Pow(2, -19);
        Assert.Equal(step, Score(Value(1e10), Value(1e10 + step), Value(1e10 + 2 * step)).Spread);
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
    public void Parts_are_ordered_from_the_worst_on_and_equal_ones_as_they_are()
    {
        MetricResult[] results = [new MetricResult.Computed("m", 0) { Parts = [new("a", null, 2), new("b", null, 3), new("c", null, 3), new("d", null, 1)] }];
        Assert.Equal(["b", "c", "a", "d"], new MetricScore(Metric, results).WorstFirst.Select(p => p.Name));
        Assert.Equal(["d", "a", "b", "c"], new MetricScore(Metric with { Direction = Direction.HigherIsBetter }, results).WorstFirst.Select(p => p.Name));
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
}
