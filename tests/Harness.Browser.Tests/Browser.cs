using Microsoft.Playwright;

namespace Harness.Browser.Tests;

/// <summary>One Chromium for all tests, as the system has it; no browser is fetched.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is; <see langword="null"/> where it is not.</summary>
    public static string? Executable => Environment.GetEnvironmentVariable("HARNESS_CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Executable is not { } executable)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a file, and keeps what it asks for and what it complains of. Without a browser the test is skipped, on a build server it fails.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Width of the window.</param>
    /// <param name="isDark">Whether the system is set to dark colours.</param>
    /// <param name="query">What follows the address.</param>
    /// <param name="script">Whether scripts run.</param>
    internal async Task<OpenPage> OpenAsync(string path, int width = 1280, bool isDark = false, string query = "", bool script = true)
    {
        const string Missing = "there is no Chromium; install Debian's package chromium, or name one in HARNESS_CHROMIUM";
        Assert.SkipUnless(_browser is not null || Environment.GetEnvironmentVariable("CI") is "true" or "1", Missing);
        IBrowser browser = _browser ?? throw new InvalidOperationException(Missing);
        IBrowserContext context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
        });
        IPage page = await context.NewPageAsync();
        var requests = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(new Uri(path).AbsoluteUri + query);
        return new OpenPage(context, page, requests, complaints);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
