using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class ReferenceFrameTests
{
    private static readonly ReferenceFrame Error = new("error", 100, 0.5, 0.02, 0.1, 0.05, Direction.LowerIsBetter);

    [Theory, InlineData(0.5, 0), InlineData(0.1, 1), InlineData(0.3, 0.5), InlineData(0.7, -0.5), InlineData(0, 1.25)]
    public void The_normalised_value_is_0_at_the_floor_and_1_at_the_ceiling_and_not_clipped(double value, double expected) =>
        Assert.Equal(expected, Error.Normalize(value)!.Value, 1e-12);

    [Fact]
    public void Z_counts_the_ceilings_deviations_upwards_for_better()
    {
        Assert.Equal(-2, Error.Z(0.2)!.Value, 1e-12);
        Assert.Equal(2, (Error with { Direction = Direction.HigherIsBetter, Floor = 0 }).Z(0.2)!.Value, 1e-12);
        Assert.Null((Error with { CeilingSpread = 0 }).Z(0.2));
    }

    [Fact]
    public void Only_better_than_the_ceiling_by_three_deviations_is_too_good()
    {
        ReferenceFrame frame = Error with { CeilingSpread = 0.02 };
        Assert.True(frame.IsTooGood(0.03));
        Assert.False(frame.IsTooGood(0.05));
        Assert.False(frame.IsTooGood(0.5));
    }

    [Theory, InlineData(0.2, 0.05, 0.02), InlineData(0.05, 0.01, 0.01), InlineData(0.5, 0.14, 0.02), InlineData(0.5, 0.02, 0.14)]
    public void Where_floor_and_ceiling_are_too_near_or_the_wrong_way_round_there_is_no_normalised_value(double floor, double floorSpread, double ceilingSpread)
    {
        ReferenceFrame frame = Error with { Floor = floor, FloorSpread = floorSpread, CeilingSpread = ceilingSpread };
        Assert.False(frame.CanTell);
        Assert.Null(frame.Normalize(0.2));
    }

    /// <summary>Numbers that doubles hold exactly.</summary>
    [Fact]
    public void At_exactly_three_deviations_floor_and_ceiling_are_apart_and_a_value_is_not_too_good()
    {
        ReferenceFrame frame = Error with { Floor = 1, Ceiling = 0.25, FloorSpread = 0.25, CeilingSpread = 0.125 };
        Assert.True(frame.CanTell);
        Assert.False((frame with { FloorSpread = 0.2500001 }).CanTell);
        Assert.False((frame with { Ceiling = 1, FloorSpread = 0, CeilingSpread = 0 }).CanTell);
        Assert.False(frame.IsTooGood(-0.125));
        Assert.True(frame.IsTooGood(-0.1250001));
        Assert.False((frame with { CeilingSpread = 0 }).IsTooGood(-1));
    }

    [Fact]
    public void Where_higher_is_better_the_ceiling_has_to_be_above_the_floor()
    {
        ReferenceFrame frame = Error with { Direction = Direction.HigherIsBetter, Floor = 0, Ceiling = 0.75, FloorSpread = 0.125, CeilingSpread = 0.25 };
        Assert.Equal(0.5, frame.Normalize(0.375));
        Assert.True(frame.IsTooGood(1.75));
        Assert.False(frame.IsTooGood(-1));
        Assert.Null((frame with { Floor = 1.5 }).Normalize(1));
        Assert.Null((frame with { Floor = 0.75, FloorSpread = 0, CeilingSpread = 0 }).Normalize(1));
    }
}
