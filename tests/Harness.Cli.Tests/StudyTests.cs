using Harness.Arbitraries;
using Harness.Cli.Terminal;

namespace Harness.Cli.Tests;

public sealed class StudyTests : IDisposable
{
    // Metrics that are measured in a moment.
    private const string Bar = """{ "metrics": { "ks-statistic": { "max": 0.2 }, "exact-copy-share": { "excess": 0.9 } } }""";

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string _study;

    public StudyTests()
    {
        _study = _folder.PathOf("study");
        foreach (string name in new[] { "iris", "penguins" })
        {
            foreach (string file in new[] { "data.csv", "dataset.json" })
            {
                _folder.Write(Path.Combine("study", "datasets", name, file), File.ReadAllText(Path.Combine(Repository.Dataset(name), file)));
            }
        }

        _folder.Write("study/thresholds.json", Bar);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Parts_merge_to_the_report_of_an_undivided_run_byte_for_byte()
    {
        Assert.Equal(0, await RunAsync(["study", _study, "--generators", "independent", "cart", "--seeds", "1", "--out", _folder.PathOf("whole")]));
        foreach (int part in new[] { 1, 2, 3 })
        {
            Assert.Equal(0, await RunAsync(["study", _study, "--generators", "independent", "cart", "--seeds", "1", "--shard", $"{part}/3", "--out", _folder.PathOf($"part-{part}")]));
        }

        Assert.Equal(2, await RunAsync(["merge", _folder.PathOf("part-1"), _folder.PathOf("part-3"), "--out", _folder.PathOf("merged")]));
        Assert.StartsWith("The part 2/3 is missing", _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("merged")));

        Assert.Equal(0, await RunAsync(["merge", _folder.PathOf("part-1"), _folder.PathOf("part-2"), _folder.PathOf("part-3"), "--out", _folder.PathOf("merged")]));
        string[] files = [.. Directory.EnumerateFiles(_folder.PathOf("whole", "report"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.PathOf("whole", "report"), f)).Order(StringComparer.Ordinal)];
        Assert.Contains("index.html", files);
        Assert.Equal(files, Directory.EnumerateFiles(_folder.PathOf("merged", "report"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_folder.PathOf("merged", "report"), f)).Order(StringComparer.Ordinal));
        Assert.All(files, f => Assert.Equal(File.ReadAllBytes(_folder.PathOf("whole", "report", f)), File.ReadAllBytes(_folder.PathOf("merged", "report", f))));
    }

    [Fact]
    public async Task Accepted_scores_gate_the_next_run()
    {
        string recording = Path.Combine("study", "recordings", "iris", "mine", "seed-1.csv");
        string[] rows = File.ReadAllLines(Path.Combine(Repository.Dataset("iris"), "data.csv"));
        _folder.Write(recording, string.Join('\n', rows) + "\n");
        Assert.Equal(0, await RunAsync(["study", _study, "--out", _folder.PathOf("out")]));
        Assert.Contains("This study keeps no snapshots", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(["study", _study, "--out", _folder.PathOf("out"), "--accept"]));
        Assert.True(File.Exists(_folder.PathOf("study", "snapshots", "iris", "mine.verified.json")));

        // The first column ten times as large.
        _folder.Write(recording, string.Join('\n', [rows[0], .. rows.Skip(1).Select(r => "9" + r)]) + "\n");
        Assert.Equal(1, await RunAsync(["study", _study, "--out", _folder.PathOf("out")]));
        Assert.Contains("The gate fails for 1 of 1 pair", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recordings_are_made_once_and_judged()
    {
        string[] record = ["record", _study, "--generators", "cart", "--seeds", "1", "2", "--datasets", "iris"];
        Assert.Equal(0, await RunAsync(record));
        Assert.Equal("iris / cart: 2 tables recorded\n", _output.ToString());
        string made = _folder.PathOf("study", "recordings", "iris", "cart", "seed-2.csv");
        Assert.Equal(["seed-1.csv", "seed-1.json", "seed-2.csv", "seed-2.json"], Directory.EnumerateFiles(Path.GetDirectoryName(made)!).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        File.Delete(made);
        Assert.Equal(0, await RunAsync(record));
        Assert.EndsWith("iris / cart: 1 table recorded\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(record));
        Assert.EndsWith("iris / cart: all seeds are recorded already\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(["study", _study, "--out", _folder.PathOf("out")]));
    }

    [Fact]
    public async Task A_broken_recording_is_named_and_the_rest_is_judged()
    {
        _folder.Write(Path.Combine("study", "recordings", "iris", "mine", "seed-1.csv"), "a,b\n1,2\n");
        Assert.Equal(1, await RunAsync(["study", _study, "--generators", "independent", "--seeds", "1", "--out", _folder.PathOf("out")]));
        Assert.Contains("iris / mine", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _output.ToString() + _error, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("out", "report", "index.html")));
    }

    [Theory]
    [InlineData("study none", "none/datasets: there is no such folder. A study is a folder with datasets/<name>/dataset.json")]
    [InlineData("study STUDY", "there is no pair to judge. Put synthetic tables into recordings/<dataset>/<generator>/seed-1.csv")]
    [InlineData("study STUDY --generators kart", "There is no generator 'kart' in the tool. Did you mean 'cart'?")]
    [InlineData("study STUDY --shard 9/8 --generators cart", "--shard 9/8: write which part of how many")]
    [InlineData("study STUDY --shard 1/8 --accept --generators cart", "--accept and --shard do not go together")]
    [InlineData("merge none", "none: there is no such folder")]
    public async Task Wrong_use_is_2_and_says_what_is_right(string line, string message)
    {
        Assert.Equal(2, await RunAsync(line.Replace("STUDY", _study, StringComparison.Ordinal).Split(' ')));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("study STUDY --accept --generators cart")]
    [InlineData("merge STUDY --accept")]
    public async Task A_build_server_accepts_nothing(string line)
    {
        Assert.Equal(2, await RunAsync(line.Replace("STUDY", _study, StringComparison.Ordinal).Split(' '), onBuildServer: true));
        Assert.Contains("--accept is refused on a build server", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(string[] args, bool onBuildServer = false) => Tool.RunAsync(args, new Surroundings(_output, _error, onBuildServer, TimeProvider.System, (_, _) => Task.FromResult(8)));
}
