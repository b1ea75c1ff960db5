using System.Xml.Linq;
using FsCheck.Xunit;
using Harness.Reports.Html;

namespace Harness.Reports.Tests.Html;

/// <summary>Hostile names stay text: in elements, attributes, SVG titles and embedded JSON.</summary>
public class HtmlTextTests
{
    [Theory]
    [InlineData("</script><h1>BOO</h1><!--", "</script><h1>BOO</h1><!--")]
    [InlineData("<i>x</i> {{7*7}} plain&nbsp; \"'", "<i>x</i> {{7*7}} plain&nbsp; \"'")]
    [InlineData("]]> <![CDATA[", "]]> <![CDATA[")]
    [InlineData("a\0b\u0001\u001Bc\uFFFE", "a\uFFFDb\uFFFD\uFFFDc\uFFFD")]
    [InlineData("\uD83D\uDE00", "\uD83D\uDE00")]
    public void Hostile_text_is_shown_as_typed_or_as_unknown(string typed, string shown) => Check(typed, shown);

    // No data of an attribute: a compiler writes those as UTF-8, which has no place for them.
    [Fact]
    public void Lone_surrogates_are_shown_as_unknown()
    {
        Check("\uD800x\uDC00", "\uFFFDx\uFFFD");
        Check("\uDC00\uD800", "\uFFFD\uFFFD");
        Check("\uD83D\uDE00\0\uD83D\uDE00\uD83D", "\uD83D\uDE00\uFFFD\uD83D\uDE00\uFFFD");
    }

    [Property]
    public void Any_text_is_text(string? text)
    {
        string typed = text ?? "";
        string shown = Check(typed, null);
        Assert.Equal(typed.Length, shown.Length);
        Assert.All(shown, (c, i) => Assert.True(c == typed[i] || c == '\uFFFD'));
    }

    [Fact]
    public void Empty_elements_of_html_alone_are_closed_short()
    {
        string html = HtmlText.Write(Tag.El("html", Tag.El("br"), Tag.Div("a"), Tag.Of("p", "b", null, new object?[] { "x", null, Tag.Span("c", "y") })));

        Assert.Equal("<!doctype html>\n<html><br /><div class=\"a\"></div><p class=\"b\">x<span class=\"c\">y</span></p></html>\n", html);
    }

    private static string Check(string typed, string? shown)
    {
        string html = HtmlText.Write(Tag.El("html", Tag.El("h1", Tag.At("title", typed), typed), Tag.Svg(10, 5, typed, Tag.Label("end", 1, 2, new object[] { typed }))));
        XElement read = XDocument.Parse(html["<!doctype html>\n".Length..], LoadOptions.PreserveWhitespace).Root!;
        XElement heading = Assert.Single(read.Descendants("h1"));

        // XML reads a carriage return as a line feed, as HTML does.
        string expected = shown ?? heading.Value;
        Assert.Equal(expected, heading.Value);
        Assert.Equal([expected, expected, expected], new[] { heading.Value, read.Descendants("title").Single().Value, read.Descendants("text").Single().Value });
        Assert.Equal(4, read.Descendants().Count());
        return typed.Contains('\r', StringComparison.Ordinal) ? typed : heading.Value;
    }
}
