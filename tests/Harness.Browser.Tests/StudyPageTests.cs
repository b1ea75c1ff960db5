using Microsoft.Playwright;

namespace Harness.Browser.Tests;

/// <summary>The page of a study in a real browser, small and at 40 generators on 20 datasets.</summary>
[Collection(typeof(BrowserCollection))]
public sealed class StudyPageTests(Browser browser, StudyPages pages)
{
    [Theory]
    [InlineData("small")]
    [InlineData("large")]
    public async Task Nothing_is_asked_for_and_nothing_complains(string name)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name));

        PageChecks.StandsAlone(open, pages.Of(name), 8_000_000);
    }

    /// <summary>Whether a page opens at once depends on how much there is to lay out: at most fifty elements for each cell of the matrix. Seconds are told, not judged.</summary>
    [Fact]
    public async Task Forty_generators_on_twenty_tables_open_at_once()
    {
        await (await browser.OpenAsync(pages.Small)).DisposeAsync(); // the browser is warm
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        await using OpenPage open = await browser.OpenAsync(pages.Large);
        await open.Page.Locator("#matrix tr[data-name]").Last.WaitForAsync();
        TimeSpan taken = System.Diagnostics.Stopwatch.GetElapsedTime(start);
        int elements = await open.Page.EvaluateAsync<int>("document.getElementsByTagName('*').length");

        TestContext.Current.TestOutputHelper?.WriteLine($"opened in {taken.TotalSeconds:0.00} s, {new FileInfo(pages.Large).Length / 1e6:0.0} MB, {elements} elements");
        Assert.Equal(40, await open.Page.Locator("#matrix tr[data-name]").CountAsync());
        Assert.InRange(elements, 40 * 20, 50 * 40 * 20);
    }

    [Theory]
    [InlineData("small", false)]
    [InlineData("small", true)]
    [InlineData("large", false)]
    public async Task Axe_finds_nothing(string name, bool isDark)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name), isDark: isDark);

        await PageChecks.IsAccessibleAsync(open);
    }

    [Theory]
    [InlineData("small", 1280)]
    [InlineData("small", 390)]
    [InlineData("large", 390)]
    public async Task The_page_never_scrolls_sideways(string name, int width)
    {
        await using OpenPage open = await browser.OpenAsync(pages.Of(name), width);

        await PageChecks.FitsAsync(open, width);
    }

    [Fact]
    public async Task Every_picture_says_what_it_shows()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Small);

        await PageChecks.PicturesHaveTitlesAsync(open);
    }

    [Fact]
    public async Task A_field_leaves_the_generators_of_its_text_and_is_kept_in_the_address()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Large);
        await open.Page.Locator("#generator").FillAsync("generator07");

        Assert.Equal(1, await open.Page.Locator("#matrix tr[data-name]:visible").CountAsync());

        await using OpenPage again = await browser.OpenAsync(pages.Large, query: new Uri(open.Page.Url).Query);
        Assert.Equal(1, await again.Page.Locator("#matrix tr[data-name]:visible").CountAsync());
    }

    [Fact]
    public async Task A_choice_changes_what_cells_show()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Small);
        ILocator choice = open.Page.Locator("select[name=view]");
        string[] views = await choice.Locator("option").EvaluateAllAsync<string[]>("options => options.map(o => o.value)");
        Assert.True(views.Length > 1);

        foreach (string view in views)
        {
            await choice.SelectOptionAsync(view);
            string[] shown = await open.Page.Locator("#matrix [data-view]:visible").EvaluateAllAsync<string[]>("cells => [...new Set(cells.map(c => c.dataset.view))]");
            Assert.Equal([view], shown);
        }
    }

    [Fact]
    public async Task Names_are_shown_as_typed()
    {
        await using OpenPage open = await browser.OpenAsync(pages.Small);

        Assert.Equal(1, await open.Page.Locator("h1").CountAsync());
        Assert.Equal(0, await open.Page.Locator("main img").CountAsync());
        Assert.Contains(Tables.Heading, await open.Page.Locator("main").TextContentAsync() ?? "", StringComparison.Ordinal);
    }
}
