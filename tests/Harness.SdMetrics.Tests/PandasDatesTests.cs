using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;

namespace Harness.SdMetrics.Tests;

/// <summary>
/// Expected is what <c>pandas.to_datetime(format=…, errors="coerce")</c> says: pandas 1.5.3 where a format is not in the order of ISO 8601; pandas 2.3.3, by the
/// reference values of SDMetrics 0.32, where it is.
/// </summary>
public class PandasDatesTests
{
    [Theory]
    [InlineData("%Y-%m-%d", "2020-1-1", true)]
    [InlineData("%Y-%m-%d", " 2020-01-01", false)]
    [InlineData("%Y-%m-%d", "2020-01-01 00:00:00", false)]
    [InlineData("%Y-%m-%d", "2020-02-30", false)]
    [InlineData("%Y-%m-%d", "1600-01-01", false)]
    [InlineData("%Y-%m-%d", "9999-12-31", false)]
    [InlineData("%Y-%m-%d", "", false)]
    [InlineData("%Y%m%d", "202011", true)]
    [InlineData("%Y%m%d", "20200101", true)]
    [InlineData("%Y-%m-%dT%H:%M:%S%z", "2020-01-01T10:00:00Z", true)]
    [InlineData("%Y-%m-%dT%H:%M:%S%z", "2020-01-01T10:00:00+01:00", true)]
    [InlineData("%Y-%m-%dT%H:%M:%S%z", "2020-01-01T10:00:00+0100", true)]
    [InlineData("%Y-%m-%dT%H:%M:%S%z", "2020-01-01T10:00:00", false)]
    [InlineData("%d %b %Y", "01 jan 2020", true)]
    [InlineData("%d %b %Y", "01  Jan  2020", true)]
    [InlineData("%d %B %Y", "1 JANUARY 2020", true)]
    [InlineData("%d/%m/%Y", "31/12/1677", true)]
    [InlineData("%d/%m/%Y", "1/1/1500", false)]
    [InlineData("%d/%m/%Y", "32/01/2020", false)]
    [InlineData("%d/%m/%Y", "\u0660\u0661/\u0660\u0661/\u0662\u0660\u0662\u0660", false)]
    [InlineData("%d/%m/%Y", "01/01/\u0662\u0660\u0662\u0660", true)]
    [InlineData("%-d/%-m/%Y", "3/4/2020", true)]
    [InlineData("%d.%m.%y", "31.12.69", true)]
    [InlineData("%d %m", "29 02", false)]
    [InlineData("%H:%M", "2:3", true)]
    [InlineData("%H:%M", "22:300", false)]
    [InlineData("%H:%M:%S", "23:59:60", true)]
    [InlineData("%I:%M %p", "10:30 pm", true)]
    [InlineData("%I:%M %p", "13:30 PM", false)]
    [InlineData("%d/%m/%Y %H:%M:%S %z", "01/02/2020 10:30:00 -0130", true)]
    [InlineData("%d/%m/%Y %H:%M:%S %z", "01/02/2020 10:30:00 +01", false)]
    [InlineData("%j %Y", "366 2020", true)]
    [InlineData("%S.%f", "60.123456789", true)]
    [InlineData("100%% %Y", "100% 2020", true)]
    public void A_date_is_read_as_in_pandas(string format, string text, bool expected) => Assert.Equal(expected, PandasDates.Of(format).TryParse(text, out _));

    [Theory]
    [InlineData("%Q")]
    [InlineData("%Y-%")]
    [InlineData("%Y %Y")]
    public void What_is_no_format_is_an_error(string format) => Assert.NotNull(FormatMetrics.DatetimeFormatAdherence(["2020"], format).Error);

    [Fact]
    public void Missing_is_valid_and_no_row_an_error()
    {
        Assert.Equal(0.5, FormatMetrics.DatetimeFormatAdherence([null, "x"], "%Y").Value);
        Assert.Equal("ZeroDivisionError: division by zero", FormatMetrics.DatetimeFormatAdherence([], "%Y").Error);
    }
}
