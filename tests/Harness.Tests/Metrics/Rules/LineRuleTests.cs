using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

public class LineRuleTests
{
    /// <summary>2 · 4 + 3 is 11: half a unit off is equal, more on either side is not, and what is missing breaks nothing.</summary>
    [Fact]
    public void A_row_breaks_a_line_that_it_is_off_by_more_than_the_tolerance()
    {
        var table = new Table(SmallTables.Lettered([4, 4, 4, 4, 4, double.NaN, 4, -1], [11, 11.5, 11.75, 10.5, 10.25, 99, double.NaN, 1]));

        Assert.Equal([2, 4], new LineRule("a", "b", 2, 3, 0.5).Violations(table));
    }

    [Theory]
    [InlineData(1, 0, "b = a")]
    [InlineData(0.19, 0, "b = 0.19 · a")]
    [InlineData(1.8, 32, "b = 1.8 · a + 32")]
    [InlineData(1, 5, "b = a + 5")]
    [InlineData(1, -273.16, "b = a − 273.2")]
    [InlineData(-1, -2.5, "b = -1 · a − 2.5")]
    [InlineData(0.123456, 12.3456, "b = 0.1235 · a + 12.35")]
    public void A_line_is_told_without_what_changes_nothing(double slope, double intercept, string text) =>
        Assert.Equal(text, new LineRule("a", "b", slope, intercept, 0).ToString());
}
