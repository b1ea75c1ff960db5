using Harness.SdMetrics.Encoding;

namespace Harness.SdMetrics.Tests;

/// <summary>Expected is what <c>re.fullmatch</c> of Python 3.11 says.</summary>
public class PythonRegexTests
{
    private static readonly string[] Texts = [
        "", "a", "ab", "abc", "ABC", "a\n", "A-A", "A-B", "123", "\u0661", "\u00B2", "\u203F", "_", "e\u0301",
        "\u00C4", "\U0001F600", "\u001C", "\u00A0", "aaab", "abcd", "a{x}", "{a}", "[", "a]", "nan", "K-1234", "AB-12",
    ];

    [Theory]
    [InlineData(@"\d+", "000000001100000000000000000")]
    [InlineData(@"\w+", "011110001110101000110000100")]
    [InlineData(@"[\w]+", "011110001110101000110000100")]
    [InlineData(@"\W+", "000000000001000111000010000")]
    [InlineData(@"[^\W\d]+", "011110000010101000110000100")]
    [InlineData(@"\s+", "000000000000000011000000000")]
    [InlineData(@"\S+", "011110111111111100111111111")]
    [InlineData(@".", "010000000111101111000010000")]
    [InlineData(@".*", "111110111111111111111111111")]
    [InlineData(@"(?s).*", "111111111111111111111111111")]
    [InlineData(@"[[a]+", "010000000000000000000010000")]
    [InlineData(@"[]a]+", "010000000000000000000001000")]
    [InlineData(@"(?P<a>[A-Z])-(?P=a)", "000000100000000000000000000")]
    [InlineData(@"([A-Z])-\1", "000000100000000000000000000")]
    [InlineData(@"(a)?(?(1)bc|[A-Z]+)", "000110000000000000000000000")]
    [InlineData(@"(?i)abc", "000110000000000000000000000")]
    [InlineData(@"abc\Z", "000100000000000000000000000")]
    [InlineData(@"^abc$", "000100000000000000000000000")]
    [InlineData(@"a$\n", "000001000000000000000000000")]
    [InlineData(@"a{,3}", "110000000000000000000000000")]
    [InlineData(@"a{x}", "000000000000000000001000000")]
    [InlineData(@"{a}", "000000000000000000000100000")]
    [InlineData(@"a++b", "001000000000000000100000000")]
    [InlineData(@"a*+a", "000000000000000000000000000")]
    [InlineData(@"(?>a+)b", "001000000000000000100000000")]
    [InlineData(@"(?!A)\w+", "011100001110101000110000100")]
    [InlineData(@"\w+(?<=c)", "000100000000000000000000000")]
    [InlineData(@"\U0001F600", "000000000000000100000000000")]
    [InlineData(@"[\U0001F600-\U0001F64F]+", "000000000000000100000000000")]
    [InlineData(@"[^a]", "000000000111101111000010000")]
    [InlineData(@"\101BC", "000010000000000000000000000")]
    [InlineData(@"(?x) a b # c", "001000000000000000000000000")]
    [InlineData(@"(?a)\w+", "011110001000100000110000100")]
    [InlineData(@"K-[0-9]{4}", "000000000000000000000000010")]
    [InlineData(@"(?P<shop>[A-Z]{2})-(\d{2})", "000000000000000000000000001")]
    public void A_text_matches_as_in_Python(string pattern, string expected)
    {
        var regex = new PythonRegex(pattern);

        Assert.Equal(expected, string.Concat(Texts.Select(t => regex.IsMatch(t) ? '1' : '0')));
    }

    [Theory]
    [InlineData("(")]
    [InlineData("a**")]
    [InlineData("[z-a]")]
    [InlineData(@"\e")]
    [InlineData(@"\p{L}")]
    [InlineData(@"\8")]
    [InlineData("(?P<1>a)")]
    [InlineData("(?<n>a)")]
    [InlineData("[a")]
    [InlineData("a)")]
    public void What_Python_refuses_is_refused(string pattern) => Assert.ThrowsAny<ArgumentException>(() => new PythonRegex(pattern));

    [Fact]
    public void Named_groups_are_those_of_the_first_match()
    {
        // re.search(r'(?P<x>a|ab)(?P<y>c|bcd)?(d*)', 'abcd').group('x', 'y') == ('a', 'bcd'), and ('a', None) of 'ab'.
        var regex = new PythonRegex("(?P<x>a|ab)(?P<y>c|bcd)?(d*)");

        Assert.Equal(["x", "y"], regex.Names);
        Assert.Equal(["a", "bcd"], regex.Groups("abcd"));
        Assert.Equal(["a", null], regex.Groups("ab"));
    }
}
