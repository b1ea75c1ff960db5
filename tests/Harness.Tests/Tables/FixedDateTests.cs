using System.Globalization;
using FsCheck.Xunit;
using Harness.Random;
using Harness.Tables.Raw;

namespace Harness.Tests.Tables;

/// <summary>The fast reading of dates is that of .NET, or none.</summary>
public class FixedDateTests
{
    private static readonly (string Pattern, string Net)[] Formats =
    [
        ("%Y-%m-%d", "yyyy-MM-dd"),
        ("%Y%m%d", "yyyyMMdd"),
        ("%d/%m/%Y %H:%M", "dd\\/MM\\/yyyy\\ HH\\:mm"),
        ("%Y-%m-%dT%H:%M:%SZ", "yyyy-MM-dd\\THH\\:mm\\:ss\\Z"),
        ("%S %M %H %d.%m.%Y.", "ss\\ mm\\ HH\\ dd\\.MM\\.yyyy\\."),
    ];

    [Property(MaxTest = 300)]
    public void A_date_is_the_one_that_NET_reads(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("dates");
        foreach ((string pattern, string net) in Formats)
        {
            var date = new DateTime(1, 1, 1).AddSeconds(Math.Floor(stream.Uniform(0) * 315_537_897_599));
            string text = date.ToString(net, CultureInfo.InvariantCulture);
            char[] changed = text.ToCharArray();
            changed[stream.Index(1, changed.Length)] = "0123456789 -/:T.١"[stream.Index(2, 17)];
            foreach (string each in (string[])[text, new string(changed), text[1..], text + " ", " " + text])
            {
                bool reads = DateTime.TryParseExact(each, net, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime expected);
                Assert.Equal(reads, FixedDate.For(pattern)!.TryParse(each, out DateTime value));
                Assert.Equal(expected, value);
            }
        }
    }

    [Theory]
    [InlineData("0000-01-01")]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("2023-00-10")]
    [InlineData("2023-01-00")]
    [InlineData("2023-04-31")]
    public void A_day_that_does_not_exist_is_no_date(string text) => Assert.False(FixedDate.For("%Y-%m-%d")!.TryParse(text, out _));

    // A time alone is one of today in .NET, and the others have parts of several widths or twice.
    [Theory]
    [InlineData("%H:%M:%S")]
    [InlineData("%Y-%m")]
    [InlineData("%y-%m-%d")]
    [InlineData("%Y-%m-%d %Y")]
    [InlineData("%Y-%-m-%d")]
    [InlineData("%Y-%m-%d %p")]
    [InlineData("%Y-%m-%d %%")]
    [InlineData("%Y-%m-%d %H:%M:%S.%f")]
    public void Other_patterns_are_left_to_NET(string pattern) => Assert.Null(FixedDate.For(pattern));
}
