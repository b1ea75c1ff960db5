using Harness.Metrics;
using Harness.Scoring;

namespace Harness.Tests.Scoring;

public class FreshPartsTests
{
    /// <summary>Mean and deviation of each part, and the largest standardised one of each split: (0, 1, 2) is −1, 0, 1 and (5, 5, 2) is .577, .577, −1.155.</summary>
    [Fact]
    public void Parts_have_a_mean_and_a_deviation_and_splits_the_largest()
    {
        FreshParts fresh = Of([("a", 0), ("b", 5)], [("a", 1), ("b", 5)], [("a", 2), ("b", 2)])!;

        Assert.Equal(new FreshParts.Part(1, 1), fresh.Parts["a"]);
        Assert.Equal((4, Math.Sqrt(3)), (fresh.Parts["b"].Mean, fresh.Parts["b"].Deviation));
        Assert.Equal((3, 30, "x"), (fresh.Largest.Splits, fresh.Largest.Rows, fresh.Largest.Metric));
        Assert.Equal((1 / Math.Sqrt(3) + 1 / Math.Sqrt(3) + 1) / 3, fresh.Largest.Mean, 1e-12);
        Assert.Equal((1 - 1 / Math.Sqrt(3)) / Math.Sqrt(3), fresh.Largest.Deviation, 1e-12);
        Assert.Equal(2.5, fresh.Parts["a"].Deviations(3.5));
    }

    /// <summary>Of one part alone (0, 2), the largest is that part: −1/√2 below the mean, then 1/√2 above.</summary>
    [Fact]
    public void The_largest_is_below_the_mean_where_every_part_is()
    {
        FreshRows largest = Of([("a", 0)], [("a", 2)])!.Largest;

        Assert.Equal(0, largest.Mean, 1e-12);
        Assert.Equal(1, largest.Deviation, 1e-12);
    }

    /// <summary>Splits that share their names are read by place; a name that comes twice counts by its first all the same.</summary>
    [Theory]
    [InlineData("b", 2)]
    [InlineData("a", 1)]
    public void Splits_with_shared_names_tell_the_same(string second, int parts)
    {
        PartValues first = PartValues.Of([new MetricPart("a", null, 0), new MetricPart(second, null, 10)], null);
        PartValues next = PartValues.Of([new MetricPart("a", null, 2), new MetricPart(second, null, 30)], first);

        FreshParts fresh = FreshParts.Of("x", 30, [first, next])!;

        Assert.Equal(parts, fresh.Parts.Count);
        Assert.Equal((1, Math.Sqrt(2)), (fresh.Parts["a"].Mean, fresh.Parts["a"].Deviation));
        Assert.Equal(parts == 2 ? 20 : 1, fresh.Parts[second].Mean);
    }

    [Fact]
    public void A_part_that_one_split_lacks_is_left_out()
    {
        Assert.Equal(["a"], Of([("a", 0), ("b", 5), ("c", 1)], [("a", 1), ("c", 2)], [("a", 2), ("b", 5), ("c", 3), ("d", 1)])!.Parts.Keys.Except(["c"]));
        Assert.Null(Of([("a", 0)], [("b", 1)]));
    }

    [Fact]
    public void The_first_of_two_parts_of_a_name_counts() =>
        Assert.Equal(1, Of([("a", 0), ("a", 100)], [("a", 2), ("a", 100)])!.Parts["a"].Mean);

    [Fact]
    public void Where_no_part_scatters_nothing_is_told() => Assert.Null(Of([("a", 1), ("b", 2)], [("a", 1), ("b", 2)]));

    /// <summary>A part that hardly ever moves scatters by a tenth of what parts do on average: (√2 + 0)/2/10.</summary>
    [Fact]
    public void A_part_without_scatter_has_a_tenth_of_the_usual() =>
        Assert.Equal(Math.Sqrt(2) / 20, Of([("a", 0), ("b", 1)], [("a", 2), ("b", 1)])!.Parts["b"].Deviation, 1e-12);

    [Fact]
    public void More_rows_bring_means_nearer_to_the_ideal_and_scatter_down()
    {
        FreshParts fresh = Of([("a", 0), ("b", 5)], [("a", 2), ("b", 7)])!.Scaled(ideal: -1, mean: 0.5, deviation: 0.25);

        Assert.Equal(new FreshParts.Part(0, Math.Sqrt(2) / 4), fresh.Parts["a"]);
        Assert.Equal(2.5, fresh.Parts["b"].Mean);
        Assert.Equal(2, fresh.Largest.Splits);
    }

    private static FreshParts? Of(params (string Label, double Value)[][] splits) =>
        FreshParts.Of("x", 30, [.. splits.Select(s => PartValues.Of([.. s.Select(p => new MetricPart(p.Label, null, p.Value))], null))]);
}
