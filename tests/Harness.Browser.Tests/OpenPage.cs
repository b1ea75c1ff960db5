using Microsoft.Playwright;

namespace Harness.Browser.Tests;

/// <summary>An open page with what it asked for and what it complained of.</summary>
internal sealed record OpenPage(IBrowserContext Context, IPage Page, IReadOnlyList<string> Requests, IReadOnlyList<string> Complaints) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
