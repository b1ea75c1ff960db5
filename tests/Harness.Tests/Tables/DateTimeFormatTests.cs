using System.Globalization;
using FsCheck.Xunit;
using Harness.Random;
using Harness.Tables;

namespace Harness.Tests.Tables;

public class DateTimeFormatTests
{
    // Each with the text that Python's strftime gives for 2024-02-09 05:07:03.000456.
    [Theory]
    [InlineData("%Y-%m-%d", "2024-02-09")]
    [InlineData("%d.%m.%y %H:%M", "09.02.24 05:07")]
    [InlineData("%Y-%m-%dT%H:%M:%S.%f", "2024-02-09T05:07:03.000456")]
    [InlineData("%I:%M %p, %B %d, %Y", "05:07 AM, February 09, 2024")]
    [InlineData("%a %b %d %Y", "Fri Feb 09 2024")]
    [InlineData("%A %-d/%-m/%Y %-H", "Friday 9/2/2024 5")]
    [InlineData("%%%Y%%", "%2024%")]
    [InlineData("%Y", "2024")]
    [InlineData("'%Y' \"of\" dd \\ %d", "'2024' \"of\" dd \\ 09")]
    public void Dates_are_written_as_strftime_does_and_read_again(string pattern, string expected)
    {
        var format = new DateTimeFormat(pattern);
        DateTime date = new DateTime(2024, 2, 9, 5, 7, 3).AddMicroseconds(456);

        Assert.Equal(expected, format.Format(date));
        Assert.True(format.TryParse(expected, out DateTime read));
        Assert.Equal(expected, format.Format(read));
    }

    /// <summary>By Python 3.11: <c>datetime.strptime(text, "%d/%m/%y").year</c>.</summary>
    [Theory]
    [InlineData("03/01/00", 2000)]
    [InlineData("03/01/49", 2049)]
    [InlineData("03/01/50", 2050)]
    [InlineData("27/12/68", 2068)]
    [InlineData("03/01/69", 1969)]
    [InlineData("31/12/99", 1999)]
    public void Years_of_two_digits_are_those_of_POSIX(string text, int expected)
    {
        Assert.True(new DateTimeFormat("%d/%m/%y").TryParse(text, out DateTime read));
        Assert.Equal(expected, read.Year);
    }

    [Property]
    public void A_date_in_a_full_format_is_read_as_it_was_written(ulong seed)
    {
        var format = new DateTimeFormat("%d/%m/%Y %H-%M-%S.%f");
        RandomStream stream = new RandomStream(seed).Fork("dates");
        DateTime date = new DateTime(1, 1, 1).AddDays(stream.Index(0, 3_652_059)).AddMicroseconds(stream.Uniform(1) * 86_399e6);
        date = date.AddTicks(-(date.Ticks % TimeSpan.TicksPerMicrosecond));

        Assert.True(format.TryParse(format.Format(date), out DateTime read), format.Format(date));
        Assert.Equal(date, read);
    }

    [Theory]
    [InlineData("%Y-%m-%d", "2024-2-9", true)]
    [InlineData("%Y-%m-%d", "2024-2-9 ", false)]
    [InlineData("%Y-%m-%d", "2024-13-01", false)]
    [InlineData("%H:%M:%S.%f", "05:07:03.5", true)]
    [InlineData("%H:%M", "24:00", false)]
    public void Leading_zeros_may_lack_when_reading(string pattern, string text, bool reads) =>
        Assert.Equal(reads, new DateTimeFormat(pattern).TryParse(text, out _));

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("%Y-%j", "has '%j', which is not known; use %Y")]
    [InlineData("%-Y", "has '%-Y', which is not known")]
    [InlineData("100%", "has '%', which is not known")]
    public void A_pattern_that_is_not_known_is_named(string pattern, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputException>(() => new DateTimeFormat(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void Dates_are_seconds_since_1970()
    {
        var column = new DateTimeColumn(
            new ColumnSchema("d", ColumnKind.DateTime, new DateTimeFormat("%Y-%m-%d")),
            [DateTime.UnixEpoch.Ticks, DateTimeColumn.Missing, DateTime.Parse("1969-12-31", CultureInfo.InvariantCulture).Ticks]);

        Assert.Equal([0, double.NaN, -86400], column.Values.ToArray());
        Assert.Equal(["1970-01-01", "", "1969-12-31"], Enumerable.Range(0, 3).Select(column.Format));
    }
}
