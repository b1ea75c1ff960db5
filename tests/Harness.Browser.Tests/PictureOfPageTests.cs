using System.Buffers.Binary;
using Harness.Arbitraries;
using Microsoft.Playwright;

namespace Harness.Browser.Tests;

/// <summary><c>docs/report-pair.png</c>, the top of the page of a recorded pair, of the report of the last evaluation: written with <c>HARNESS_WRITE_DOCUMENTS=1</c>, as other documents are.</summary>
[Collection(typeof(BrowserCollection))]
public sealed class PictureOfPageTests(Browser browser)
{
    private const int Width = 1280;
    private const int Height = 1060;

    [Fact]
    public async Task The_picture_of_a_page_is_written_and_of_its_size()
    {
        string path = PathOf("docs", "report-pair.png");
        if (Environment.GetEnvironmentVariable("HARNESS_WRITE_DOCUMENTS") == "1")
        {
            string page = PathOf("artifacts", "report", "pairs", "penguins", "sdv-ctgan.html");
            Assert.True(File.Exists(page), $"{page} is drawn, and is not there: run 'dotnet test --project evaluation' first.");
            await using OpenPage open = await browser.OpenAsync(page, Width);
            await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true, Clip = new Clip { X = 0, Y = 0, Width = Width, Height = Height } });
        }

        // Typefaces differ from machine to machine, so that pixels are not compared: it is a PNG of the size that is written here.
        byte[] picture = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((byte[])[0x89, 0x50, 0x4E, 0x47], picture[..4]);
        Assert.Equal((Width, Height), (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
    }

    private static string PathOf(params string[] parts) => Path.Combine([Repository.Root, .. parts]);
}
