using Harness.Metrics;
using Harness.Scoring;
using Harness.Studies.Gate;

namespace Harness.Studies.Tests.Gate;

public class LimitTests
{
    [Theory]
    [InlineData(0.1, null, 0.09, true)]
    [InlineData(0.1, null, 0.1, true)] // at the limit it is met
    [InlineData(0.1, null, 0.1000001, false)]
    [InlineData(0.1, null, -5, true)]
    [InlineData(null, 0.4, 0.41, true)]
    [InlineData(null, 0.4, 0.4, true)]
    [InlineData(null, 0.4, 0.3999999, false)]
    [InlineData(null, 0.4, 5, true)]
    [InlineData(0.6, 0.4, 0.4, true)]
    [InlineData(0.6, 0.4, 0.6, true)]
    [InlineData(0.6, 0.4, 0.5, true)]
    [InlineData(0.6, 0.4, 0.61, false)]
    [InlineData(0.6, 0.4, 0.39, false)]
    public void A_value_is_within_its_ends_and_at_them(double? maximum, double? minimum, double value, bool expected) =>
        Assert.Equal(expected, new Limit("x", maximum, minimum, null).Allows(Scores.Scored(Scores.Share, value)));

    // Fresh rows get 0.5: what is worse is above for an error, below for a score, both for a share.
    [Theory]
    [InlineData("error", null, 0.625)]
    [InlineData("score", 0.375, null)]
    [InlineData("share", 0.375, 0.625)]
    [InlineData("none", null, 0.625)]
    public void An_excess_lies_on_the_side_that_is_worse(string metric, double? low, double? high)
    {
        MetricDescriptor descriptor = metric switch
        {
            "error" => Scores.Error,
            "score" => Scores.Score,
            "share" => Scores.Share,
            _ => Scores.Error with { Direction = Direction.None },
        };
        var limit = new Limit("x", null, null, 0.125);

        Assert.Equal((low, high), limit.Range(Scores.Scored(descriptor, 0.5, mean: 0.5)));
        foreach (double end in new[] { low, high }.OfType<double>())
        {
            Assert.True(limit.Allows(Scores.Scored(descriptor, end, mean: 0.5)));
            Assert.False(limit.Allows(Scores.Scored(descriptor, end + (end > 0.5 ? 0.001 : -0.001), mean: 0.5)));
        }
    }

    [Fact]
    public void A_comparison_says_what_fresh_rows_get_before_the_splits_do()
    {
        MetricScore score = Scores.Compared(Scores.Error, 0.3, reference: 0.25, p: 0.5) with { Fresh = new FreshRows("ks-statistic", 200, 30, 0.9, 0.1, 0, 0.5, 0.5) };

        Assert.Equal((null, 0.5), new Limit("x", null, null, 0.25).Range(score));
    }

    [Fact]
    public void An_excess_over_what_nobody_measured_bounds_nothing() =>
        Assert.Equal((null, null), new Limit("x", null, null, 0.25).Range(Scores.Scored(Scores.Share, 0.5)));

    [Fact]
    public void What_has_no_value_is_within_no_limit() =>
        Assert.False(new Limit("x", 1, null, null).Allows(new MetricScore(Scores.Error, [new MetricResult.NotApplicable("ks-statistic", "no numbers")])));

    [Theory]
    [InlineData("error", 0.1, null, true)]
    [InlineData("error", null, 0.1, false)]
    [InlineData("error", 0.2, 0.1, false)]
    [InlineData("score", 0.1, null, false)]
    [InlineData("score", null, 0.1, true)]
    [InlineData("share", 0.1, null, true)]
    [InlineData("share", null, 0.1, true)]
    [InlineData("share", 0.2, 0.1, true)]
    [InlineData("none", 0.2, 0.1, true)]
    public void A_limit_fits_a_metric_whose_bad_side_it_bounds(string metric, double? maximum, double? minimum, bool expected) =>
        Assert.Equal(expected, new Limit("x", maximum, minimum, null).Fits(metric switch
        {
            "error" => Scores.Error,
            "score" => Scores.Score,
            "share" => Scores.Share,
            _ => Scores.Error with { Direction = Direction.None },
        }));

    [Theory]
    [InlineData(0.1, null, null, "≤ 0.1")]
    [InlineData(null, 0.25, null, "≥ 0.25")]
    [InlineData(0.6, 0.4, null, "0.4 to 0.6")]
    [InlineData(null, null, 0.05, "fresh + 0.05")]
    [InlineData(123456.7, null, null, "≤ 123457")]
    [InlineData(-123456.7, null, null, "≤ -123457")]
    [InlineData(999.94, null, null, "≤ 999.9")]
    [InlineData(null, null, null, "none")]
    public void A_limit_reads_as_a_person_says_it(double? maximum, double? minimum, double? excess, string expected) =>
        Assert.Equal(expected, new Limit("x", maximum, minimum, excess).ToString());
}
