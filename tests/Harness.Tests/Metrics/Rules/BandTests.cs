using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Tests.Metrics.Rules;

/// <summary>The ends of a range, counted by hand: a tenth of the width beyond the real values and then on to the next round number.</summary>
public class BandTests
{
    private const double Day = 86_400;

    private static readonly ColumnSchema Number = new("x", ColumnKind.Numerical);
    private static readonly ColumnSchema Date = new("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d %H:%M:%S"));

    /// <summary>The step is 1, 2 or 5 times a power of ten: the greatest that is no wider than the tenth, which it may be as wide as.</summary>
    [Theory]
    [InlineData(3, 53, -5, 60)]
    [InlineData(3, 52, -2, 58)]
    [InlineData(3, 23, 0, 26)]
    [InlineData(3, 22, 1, 24)]
    [InlineData(3, 13, 2, 14)]
    [InlineData(300, 12_300, -1000, 14_000)]
    [InlineData(-7, -3, -7.4, -2.6)]
    public void A_range_of_numbers_ends_at_multiples_of_a_round_step(double least, double greatest, double low, double high)
    {
        Band band = Around(least, greatest);

        Assert.Equal(2, band.Kind);
        Assert.Equal(low, band.Low, 1e-9);
        Assert.Equal(high, band.High, 1e-9);
    }

    /// <summary>The logarithm of a tenth just below 1,000 is that of 1,000: the step is then a little wider than the tenth.</summary>
    [Fact]
    public void A_tenth_that_rounds_up_to_a_power_of_ten_has_that_as_its_step() =>
        Assert.Equal(new Band(2, -1000, 11_000), Around(0, 9999.999999999998));

    /// <summary>Where no number of the column is below 0, the range is not either; it is not moved to 0 from above.</summary>
    [Theory]
    [InlineData(3, 53, 0)]
    [InlineData(100, 150, 95)]
    public void A_range_of_a_column_without_negative_numbers_does_not_reach_below_zero(double least, double greatest, double low) =>
        Assert.Equal(low, Band.Around(2, least, greatest, Number, isPositive: true).Low, 1e-9);

    /// <summary>Near 2⁵³ the doubles are 1 apart below and 2 above: an end that cannot be moved makes the range that of the real values.</summary>
    [Theory]
    [InlineData(9007199254740798.0, 9007199254740800.0)]
    [InlineData(9007199254740996.0, 9007199254741006.0)]
    [InlineData(1e17, 1e17 + 16)]
    [InlineData(7, 7)]
    public void A_range_with_an_end_that_doubles_cannot_tell_from_the_value_is_that_of_the_values(double least, double greatest) =>
        Assert.Equal(new Band(2, least, greatest), Around(least, greatest));

    /// <summary>Dates are rounded to years, four weeks, weeks, days, hours, minutes or seconds since 1970, the longest that is no longer than the tenth.</summary>
    [Theory]
    [InlineData(0, 3650 * Day, -365 * Day, 11 * 365 * Day)]
    [InlineData(0, 3649 * Day, -14 * 28 * Day, 144 * 28 * Day)]
    [InlineData(0, 280 * Day, -28 * Day, 11 * 28 * Day)]
    [InlineData(0, 279 * Day, -28 * Day, 44 * 7 * Day)]
    [InlineData(0, 70 * Day, -7 * Day, 11 * 7 * Day)]
    [InlineData(0, 10 * Day, -Day, 11 * Day)]
    [InlineData(0, 36_000, -3600, 39_600)]
    [InlineData(0, 600, -60, 660)]
    [InlineData(30, 570, -24, 624)]
    [InlineData(0, 599, -60, 659)]
    [InlineData(0, 10, -1, 11)]
    [InlineData(0, 5, -0.5, 5.5)]
    public void A_range_of_dates_ends_at_whole_spans_of_time(double least, double greatest, double low, double high) =>
        Assert.Equal(new Band(2, low, high), Band.Around(2, least, greatest, Date, isPositive: true));

    [Fact]
    public void A_range_is_shown_as_its_column_writes_it()
    {
        Assert.Equal("1.5 to 1234567.891", new Band(1, 1.5, 1_234_567.891).Show(Number));
        Assert.Equal("1970-01-01 00:00:05 to 1970-01-02 00:01:00", new Band(1, 5, Day + 60).Show(Date));
    }

    private static Band Around(double least, double greatest) => Band.Around(2, least, greatest, Number, isPositive: false);
}
