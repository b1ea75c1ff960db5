using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Harness.Browser.Tests;

/// <summary>What every page has to hold.</summary>
internal static class PageChecks
{
    /// <summary>The page asks for itself alone, nothing complains, and the file is not too large.</summary>
    /// <param name="open">The page.</param>
    /// <param name="path">Its file.</param>
    /// <param name="most">Bytes of the file, at most.</param>
    public static void StandsAlone(OpenPage open, string path, long most)
    {
        Assert.Equal(new Uri(path).AbsoluteUri, Assert.Single(open.Requests));
        Assert.Empty(open.Complaints);
        Assert.InRange(new FileInfo(path).Length, 1, most);
    }

    /// <summary>axe finds nothing.</summary>
    /// <param name="open">The page.</param>
    public static async Task IsAccessibleAsync(OpenPage open)
    {
        AxeResult result = await open.Page.RunAxe();

        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(4).Select(n => $"{n.Html[..Math.Min(200, n.Html.Length)]} {string.Join(' ', n.Any.Select(a => a.Message))}"))}")));
    }

    /// <summary>The page is no wider than the window.</summary>
    /// <param name="open">The page.</param>
    /// <param name="width">Width of the window.</param>
    public static async Task FitsAsync(OpenPage open, int width)
    {
        int needed = await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        string[] wide = await open.Page.EvaluateAsync<string[]>("() => Array.from(document.querySelectorAll('body *')).filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll')).slice(0, 5).map(e => e.outerHTML.slice(0, 120))");

        Assert.True(needed <= width, $"{needed} > {width}: {string.Join(", ", wide)}");
    }

    /// <summary>Every picture says what it shows.</summary>
    /// <param name="open">The page.</param>
    public static async Task PicturesHaveTitlesAsync(OpenPage open)
    {
        int pictures = await open.Page.Locator("svg:not([aria-hidden])").CountAsync();

        Assert.True(pictures > 0);
        Assert.Equal(pictures, await open.Page.Locator("svg[role=img][aria-label]:not([aria-label='']) > title").CountAsync());
    }
}
