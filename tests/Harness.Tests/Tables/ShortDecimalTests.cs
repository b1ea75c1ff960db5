using System.Globalization;
using FsCheck.Xunit;
using Harness.Random;
using Harness.Tables.Raw;

namespace Harness.Tests.Tables;

/// <summary>The fast reading of numbers is that of .NET, to the bit, or none.</summary>
public class ShortDecimalTests
{
    private const string Letters = "0123456789012345678901234567890123456789.-";

    [Property(MaxTest = 1000)]
    public void A_number_is_the_one_that_NET_reads(ulong seed)
    {
        RandomStream stream = new RandomStream(seed).Fork("numbers");
        for (int i = 0; i < 50; i++)
        {
            RandomStream own = stream.Fork(i);
            string text = string.Concat(Enumerable.Range(1, own.Index(0, 19)).Select(at => Letters[own.Index((ulong)at, Letters.Length - (at == 1 ? 0 : 1))]));
            Same(text);

            // Halves between two doubles and their neighbours have 16 digits and more; what is shorter must round right too.
            Same(Math.Round(own.Uniform(30) * Math.Pow(10, own.Index(31, 12)), own.Index(32, 8)).ToString(CultureInfo.InvariantCulture));
            Same(text.Insert(own.Index(33, text.Length + 1), "eE+ ,٣\0x"[own.Index(34, 8)].ToString()));
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-0.0")]
    [InlineData("7.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData(".000000000000001")]
    [InlineData("999999999999999")]
    [InlineData("-99999999999999.9")]
    [InlineData("0.1")]
    public void Plain_numbers_are_read(string text)
    {
        Assert.True(ShortDecimal.TryParse(text, out _, out bool hasPoint));
        Assert.Equal(text.Contains('.', StringComparison.Ordinal), hasPoint);
        Same(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData("1.2.3")]
    [InlineData("1e5")]
    [InlineData(" 1")]
    [InlineData("1234567890123456")]
    [InlineData("+1")]
    [InlineData("١")]
    public void Others_are_left_to_NET(string text) => Assert.False(ShortDecimal.TryParse(text, out _, out _));

    private static void Same(string text)
    {
        if (ShortDecimal.TryParse(text, out double value, out _))
        {
            Assert.True(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double expected), text);
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value), text);
        }
    }
}
