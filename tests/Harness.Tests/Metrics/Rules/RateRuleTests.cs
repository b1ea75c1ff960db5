using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class RateRuleTests
{
    /// <summary>8 with a quarter of it added is 10, with a quarter taken off 6; half a unit off is equal, and what is missing breaks nothing.</summary>
    [Theory]
    [InlineData(1, 0.25, 10)]
    [InlineData(-1, 0.25, 6)]
    [InlineData(0.01, 25, 10)]
    [InlineData(-0.01, 25, 6)]
    public void A_row_breaks_a_rate_that_it_is_off_by_more_than_the_tolerance(double factor, double rate, double result)
    {
        var table = new Table(SmallTables.Lettered(
            [8, 8, 8, 8, 8, double.NaN, 8, 8],
            [rate, rate, rate, rate, rate, rate, double.NaN, rate],
            [result, result + 0.5, result + 0.75, result - 0.5, result - 0.75, 99, 99, double.NaN]));

        Assert.Equal([2, 4], new RateRule("a", "b", "c", factor, 0.5).Violations(table));
    }

    [Theory]
    [InlineData(1, "a · (1 + b) = c")]
    [InlineData(-1, "a · (1 − b) = c")]
    [InlineData(0.01, "a · (1 + b / 100) = c")]
    [InlineData(-0.01, "a · (1 − b / 100) = c")]
    public void A_rate_is_told_as_a_share_or_a_percentage(double factor, string text) =>
        Assert.Equal(text, new RateRule("a", "b", "c", factor, 0).ToString());
}
