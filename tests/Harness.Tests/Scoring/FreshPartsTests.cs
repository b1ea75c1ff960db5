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

    /// <summary>Of −.1, .1, .3, cut at 0, the mean is .4/3, and of the values as they were .1 with the deviation .2; a value of .5 is two deviations above it.</summary>
    [Fact]
    public void Where_values_are_cut_the_scatter_is_that_of_what_they_were_and_the_mean_is_not()
    {
        MetricPart Cut(double value) => new("a", null, Math.Max(0, value)) { Uncut = value };
        FreshParts fresh = FreshParts.Of("x", 30, [.. ((double[])[-0.1, 0.1, 0.3]).Select(v => PartValues.Of([Cut(v)], null))])!;
        FreshParts.Part part = fresh.Parts["a"];

        Assert.Equal((0.4 / 3, 0.2), (part.Mean, Math.Round(part.Deviation, 12)));
        Assert.Equal(2, part.Deviations(0.5), 1e-12);
        Assert.Equal(0.5, part.At(2), 1e-12);
        Assert.Equal((0, 1), (Math.Round(fresh.Largest.Mean, 12), Math.Round(fresh.Largest.Deviation, 12)));

        FreshParts.Part scaled = fresh.Scaled(ideal: 0, mean: 0.5, deviation: 0.25).Parts["a"];
        Assert.Equal(0.05 + 2 * 0.05, scaled.At(2), 1e-12);
    }

    /// <summary>One part of each split is cut, the other is not; a split without the names of the first is read by name.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Parts_that_are_not_cut_are_what_they_are(bool sharesNames)
    {
        PartValues first = PartValues.Of([new("a", null, 0) { Uncut = -1 }, new("b", null, 5)], null);
        PartValues second = PartValues.Of([new("a", null, 3) { Uncut = 3 }, new("b", null, 7)], sharesNames ? first : null);

        FreshParts fresh = FreshParts.Of("x", 30, [first, second])!;

        Assert.Equal(1, fresh.Parts["a"].At(0));
        Assert.Equal((6, 6), (fresh.Parts["b"].Mean, fresh.Parts["b"].At(0)));
        Assert.Equal(Math.Sqrt(8), fresh.Parts["a"].Deviation, 1e-12);
    }

    private static FreshParts? Of(params (string Label, double Value)[][] splits) =>
        FreshParts.Of("x", 30, [.. splits.Select(s => PartValues.Of([.. s.Select(p => new MetricPart(p.Label, null, p.Value))], null))]);
}
