using Harness.Reports.Words;

namespace Harness.Reports.Tests.Words;

/// <summary>Texts that have to fit beside a picture.</summary>
public class TextWidthTests
{
    [Theory]
    [InlineData("short", 86, "short")]
    [InlineData("WWWWWWWWWWWWWWWWWWWW", 86, "WWW…WWW")] // seven letters of 0.95 · 12 and no eighth
    public void A_text_is_cut_by_its_width_and_not_by_its_letters(string text, double width, string expected)
    {
        string cut = TextWidth.Cut(text, width, 12);

        Assert.Equal(expected, cut);
        Assert.True(TextWidth.Of(cut, 12) <= width);
    }

    [Fact]
    public void A_very_long_text_ends() => Assert.InRange(TextWidth.Cut(new string('i', 1_000_000), 80, 12).Length, 10, 27);
}
