using FsCheck.Xunit;
using Harness.Reports.Words;

namespace Harness.Reports.Tests.Words;

/// <summary>Numbers as the report's rules want them read.</summary>
public class NumbersTests
{
    [Theory]
    [InlineData(0.02469, 0.0119, "0.025 ± 0.012")]
    [InlineData(0.0241, 0.0301, "0.02 ± 0.03")]
    [InlineData(-0.001, 0.05, "0.00 ± 0.05")]
    [InlineData(-0.234, 0.26, "\u22120.23 ± 0.26")]
    [InlineData(17.2, 4.6, "17 ± 5")]
    [InlineData(120.4, 31.0, "120 ± 31")]
    [InlineData(0.5, 0.0, "0.5 ± 0")]
    public void An_interval_says_how_many_digits_are_sure(double mean, double half, string text) => Assert.Equal(text, Numbers.PlusMinus(mean, half));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(1.0, "1")]
    [InlineData(0.123456, "0.123")]
    [InlineData(-0.5, "\u22120.5")]
    [InlineData(12.345, "12.3")]
    [InlineData(1234.5, "1234")]
    [InlineData(18781.0, "18\u202F781")]
    [InlineData(123456789.0, "123\u202F456\u202F789")]
    [InlineData(1e9, "1 · 10⁹")]
    [InlineData(2.5e-5, "2.5 · 10⁻⁵")]
    [InlineData(-1e300, "\u22121 · 10³⁰⁰")]
    [InlineData(double.NaN, "–")]
    public void A_number_has_three_digits(double value, string expected) => Assert.Equal(expected, Numbers.Of(value));

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(999.96e6)]
    [InlineData(9.9999e-5)]
    [InlineData(999_999_999.9)]
    public void Extreme_numbers_are_finite_text(double value) => Assert.DoesNotContain('∞', Numbers.Of(value) + Numbers.Of(-value));

    [Theory]
    [InlineData(0.0, "0\u00A0%")]
    [InlineData(0.0005, "<\u00A00.1\u00A0%")]
    [InlineData(0.042, "4.2\u00A0%")]
    [InlineData(0.0996, "10\u00A0%")]
    [InlineData(0.98, "98\u00A0%")]
    [InlineData(1.0, "100\u00A0%")]
    public void A_share_is_in_per_cent(double share, string expected) => Assert.Equal(expected, Numbers.Percent(share));

    [Theory]
    [InlineData(0.871, "0.87", ".87")]
    [InlineData(-0.09, "\u22120.09", "\u2212.09")]
    [InlineData(1.0, "1.00", "1.0")]
    [InlineData(-0.001, "0.00", ".00")]
    public void A_correlation_has_two_decimals(double value, string two, string cell)
    {
        Assert.Equal(two, Numbers.Two(value));
        Assert.Equal(cell, Numbers.Cell(value));
    }

    [Fact]
    public void Ranges_counts_times_and_cuts()
    {
        Assert.Equal("16–36\u00A0%", Numbers.PercentRange([0.36, 0.16]));
        Assert.Equal("16\u00A0%", Numbers.PercentRange([0.161, 0.159]));
        Assert.Equal("1 row", Numbers.Count(1, "row"));
        Assert.Equal("54\u202F000 rows", Numbers.Count(54_000, "row"));
        Assert.Equal("1.5\u00A0min", Numbers.Time(90));
        Assert.Equal("–", Numbers.Percent(null));
        Assert.Equal("abc…xyz", Numbers.Cut("abcdefuvwxyz", 7));
    }

    [Property]
    public void A_cut_text_is_no_longer_than_asked_and_splits_no_pair(int seed)
    {
        string text = string.Concat(Enumerable.Range(0, 20).Select(i => (seed >> (i % 31) & 1) == 0 ? "a" : "\uD83D\uDE00"));
        string cut = Numbers.Cut(text, 12);
        Assert.InRange(cut.Length, 1, Math.Max(12, text.Length > 12 ? 12 : text.Length));
        Assert.True(cut.IsNormalized());
    }
}
