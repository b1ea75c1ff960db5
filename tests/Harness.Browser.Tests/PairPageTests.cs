using Microsoft.Playwright;

namespace Harness.Browser.Tests;

/// <summary>The page of a pair in a real browser: what a person, a keyboard, a screen reader and a printer get.</summary>
[Collection(typeof(BrowserCollection))]
public sealed class PairPageTests(Browser browser, Pages pages)
{
    [Theory]
    [InlineData("hostile")]
    [InlineData("wide")]
    public async Task Nothing_is_asked_for_and_nothing_complains(string name)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name));

        PageChecks.StandsAlone(open, pages.Of(name), 1_000_000);
    }

    [Theory]
    [InlineData("hostile", false)]
    [InlineData("hostile", true)]
    [InlineData("wide", false)]
    [InlineData("wide", true)]
    public async Task Axe_finds_nothing(string name, bool isDark)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name), isDark: isDark);

        await PageChecks.IsAccessibleAsync(open);
    }

    [Fact]
    public async Task Names_and_labels_are_shown_as_typed()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Hostile);

        Assert.Equal("<b>hostile</b> / <b>mine</b>", await open.Page.TitleAsync());
        Assert.Equal(1, await open.Page.Locator("h1").CountAsync());
        Assert.Equal(0, await open.Page.Locator("main img, main script, main i b").CountAsync());
        string text = await open.Page.Locator("main").InnerTextAsync();
        Assert.All([Tables.Heading, Tables.Image, Tables.Braces, Tables.Entity, Tables.RightToLeft, "<u>when</u>"], shown => Assert.Contains(shown, text, StringComparison.Ordinal));
        Assert.Equal(Tables.Long, await open.Page.Locator($"h3[title^={Tables.Long[..20]}]").First.GetAttributeAsync("title"));
    }

    [Fact]
    public async Task A_label_of_few_rows_is_nowhere_in_the_file() =>
        Assert.DoesNotContain("label 149", await File.ReadAllTextAsync(pages.Hostile), StringComparison.Ordinal);

    [Theory]
    [InlineData("hostile")]
    [InlineData("wide")]
    public async Task Every_picture_says_what_it_shows(string name)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name));

        await PageChecks.PicturesHaveTitlesAsync(open);
    }

    [Theory]
    [InlineData("hostile", 1280)]
    [InlineData("hostile", 390)]
    [InlineData("wide", 1280)]
    [InlineData("wide", 390)]
    public async Task The_page_never_scrolls_sideways(string name, int width)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name), width);

        await PageChecks.FitsAsync(open, width);
    }

    [Fact]
    public async Task A_search_shows_the_columns_that_have_the_text_and_is_kept_in_the_address()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Wide);
        await open.Page.Locator("input[name=column]").FillAsync("number 25");

        Assert.Equal(1, await open.Page.Locator("tr[data-column]:visible").CountAsync());
        Assert.Contains("column=number+25", open.Page.Url, StringComparison.Ordinal);

        await using OpenPage again = await browser.OpenAsync(pages.Wide, query: "?column=number+25");
        Assert.Equal(1, await again.Page.Locator("tr[data-column]:visible").CountAsync());
    }

    [Fact]
    public async Task A_link_into_a_folded_part_opens_it()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Wide, query: "#cards");

        Assert.True(await open.Page.Locator("#cards article").First.IsVisibleAsync());
    }

    [Fact]
    public async Task Without_scripts_all_is_there()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Hostile, script: false);

        Assert.True(await open.Page.Locator("section#columns article").First.IsVisibleAsync());
        Assert.True(await open.Page.Locator("section#relations svg").First.IsVisibleAsync());
    }

    [Fact]
    public async Task It_prints()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Wide);

        byte[] sheets = await open.Page.PdfAsync(new PagePdfOptions { Format = "A4" });

        Assert.True(sheets.Length > 20_000);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString(sheets, 0, 4));
    }
}
