using System.Text;
using Harness.Arbitraries;

namespace Harness.Reports.Tests;

public sealed class JobSummaryTests : IDisposable
{
    // https://docs.github.com/actions: "Job summaries are … limited to a maximum size of 1MiB" for each step.
    private const int GitHubTakes = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_report_is_appended_to_what_is_there()
    {
        string path = _folder.Write("summary.md", "before\n");

        JobSummary.Append("# Report\n\n## Section\n", path);

        Assert.Equal("before\n# Report\n\n## Section\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_summary_that_is_not_there_yet_is_made()
    {
        JobSummary.Append("# Report\n", _folder.PathOf("summary.md"));

        Assert.Equal("# Report\n", File.ReadAllText(_folder.PathOf("summary.md")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Outside_of_GitHub_nothing_is_done(string? path) => JobSummary.Append("# Report\n", path);

    [Theory]
    [InlineData(0)]
    [InlineData(700_000)]
    [InlineData(1_000_000)]
    [InlineData(1_040_000)]
    public void A_report_that_is_too_long_keeps_whole_sections_and_says_where_the_rest_is(int before)
    {
        string path = _folder.Write("summary.md", new string('x', before));
        string[] sections = [.. Enumerable.Range(0, 20).Select(i => $"\n## Section {i}\n\n{string.Concat(Enumerable.Repeat("é|", 30_000))}\n")];

        JobSummary.Append("# Report\n" + string.Concat(sections), path);

        Assert.InRange(new FileInfo(path).Length, before, GitHubTakes);
        string added = File.ReadAllText(path)[before..];
        Assert.EndsWith("The rest does not fit into a job summary; it is in the artifact `report`, file `study.md`.\n", added, StringComparison.Ordinal);
        int kept = sections.TakeWhile(s => added.Contains(s.TrimEnd(), StringComparison.Ordinal)).Count();
        Assert.InRange(Encoding.UTF8.GetByteCount(added), kept * 90_000, kept * 90_000 + 1000);
        Assert.Equal(before == 0, kept == 11);
    }

    [Fact]
    public void A_summary_that_cannot_be_written_is_named()
    {
        string path = _folder.PathOf("file", "summary.md");
        _folder.Write("file", "");

        Assert.StartsWith($"{path}: the job summary cannot be written:", Assert.Throws<InputException>(() => JobSummary.Append("x", path)).Message, StringComparison.Ordinal);
    }
}
