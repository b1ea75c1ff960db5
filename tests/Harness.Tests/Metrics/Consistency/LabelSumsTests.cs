using Harness.Metrics.Consistency;

namespace Harness.Tests.Metrics.Consistency;

public class LabelSumsTests
{
    [Fact]
    public void Rows_with_a_label_are_added_up_and_counted() => Assert.Equal(new LabelSums(-3, 2), LabelSums.Of([-1, double.NaN, -2]));

    /// <summary>Places 0 and 2 are in the first group, 1 and 3 in the second, whose row at place 3 has no label.</summary>
    [Fact]
    public void Rows_are_added_up_by_the_place_at_which_they_are_dealt() =>
        Assert.Equal([new LabelSums(-5, 2), new LabelSums(-2, 1)], LabelSums.Of([-1, -2, double.NaN, -4], [2, 1, 3, 0], 2));

    [Fact]
    public void All_rows_less_a_group_are_the_others()
    {
        LabelSums others = new LabelSums(-7, 4) - new LabelSums(-5, 1);
        Assert.Equal(new LabelSums(-2, 3), others);
        Assert.Equal(new LabelSums(-7, 4), others + new LabelSums(-5, 1));
        Assert.Equal(-2 / 3.0, others.Mean);
    }

    /// <summary>.1 + .2 + .3 is not .3 + .2 + .1 in doubles.</summary>
    [Fact]
    public void What_rounding_leaves_of_no_rows_has_no_mean()
    {
        LabelSums none = LabelSums.Of([.1, .2, .3]) - LabelSums.Of([.3, .2, .1]);
        Assert.NotEqual(0, none.Sum);
        Assert.Equal(double.NaN, none.Mean);
    }
}
