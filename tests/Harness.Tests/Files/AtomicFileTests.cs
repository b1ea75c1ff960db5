using System.Diagnostics;
using Harness.Arbitraries;

namespace Harness.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_else_is_left()
    {
        string path = _folder.Write("a.txt", "before, and longer");

        AtomicFile.Write(path, "now");

        Assert.Equal("now", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_link_stays_and_its_file_is_written()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights there");
        string path = _folder.Write("a.txt", "before");
        string link = Path.Combine(_folder.FullName, "link.txt");
        File.CreateSymbolicLink(link, path);

        AtomicFile.Write(link, "now");

        Assert.Equal("now", File.ReadAllText(path));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public async Task A_pipe_stays_and_its_reader_gets_the_text()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no named pipes in folders there");
        string pipe = Path.Combine(_folder.FullName, "pipe");
        using (Process made = Process.Start("mkfifo", pipe))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Task<string> reader = Task.Run(() => File.ReadAllText(pipe), TestContext.Current.CancellationToken);
        await Task.Run(() => AtomicFile.Write(pipe, "through"), TestContext.Current.CancellationToken);

        Assert.Equal("through", await reader.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal([pipe], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void A_message_names_the_file_and_no_scratch_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "sub"));

        InputException error = Assert.Throws<InputException>(() => AtomicFile.Write(Path.Combine(_folder.FullName, "sub"), "x"));

        Assert.Contains("it is a folder", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", error.Message, StringComparison.Ordinal);
    }
}
