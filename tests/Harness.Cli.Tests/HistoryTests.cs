using System.Text.Json;
using Harness.Arbitraries;
using Harness.Cli.Terminal;
using Harness.Studies.History;

namespace Harness.Cli.Tests;

public sealed class HistoryTests : IDisposable
{
    private readonly TemporaryRepository _repository = Start();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_line_for_each_commit_that_moved_something_and_the_trend()
    {
        string[] commits = Commits();

        Assert.Equal(0, await RunAsync("history", _repository.Root));
        string[] lines = _output.ToString().Split('\n');
        Assert.Equal($"{_repository.Snapshots}: 2 pairs, 3 commits that moved scores, 2026-01-01 to 2026-01-04", lines[0]);
        Assert.Equal(
            [
                $"2026-01-01 {commits[0][..7]} 0 of 1 1 first",
                $"2026-01-03 {commits[2][..7]} 1 of 2 1 2 better better: iris / gan ks-statistic 0.2 → 0.05",
                $"2026-01-04 {commits[3][..7]} 0 of 2 2 worse, and [31mred? worse: iris / gan ks-statistic 0.05 → 0.3",
            ],
            lines.Where(l => l.StartsWith("  2026", StringComparison.Ordinal)).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains(lines, l => l.EndsWith("  ▁▁█▁", StringComparison.Ordinal) && l.StartsWith("  all ", StringComparison.Ordinal));

        // Nothing was removed and everything could be compared, so there are no columns for it.
        Assert.Equal("date commit clear the bar new better worse subject largest move", string.Join(' ', lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task One_pair_shows_its_metrics_and_one_metric_its_values()
    {
        string[] commits = Commits();

        Assert.Equal(0, await RunAsync("history", _repository.Snapshots, "--dataset", "iris", "--generator", "gan"));
        Assert.Contains("  ks-statistic  0.2    0.3   ▅▅▁█\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{commits[2][..7]}  0, clears", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("tstr-r2-gap", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _output.ToString());

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("history", _repository.Snapshots, "--dataset", "iris", "--generator", "gan", "--metric", "ks-statistic", "--since", commits[0]));
        Assert.Equal(
            [
                $"2026-01-01  {commits[0][..7]}  0.2           first   first",
                $"2026-01-03  {commits[2][..7]}  0.05          better  better",
                $"2026-01-04  {commits[3][..7]}  0.3           worse   worse, and  [31mred?",
            ],
            _output.ToString().Split('\n').Where(l => l.StartsWith("  2026", StringComparison.Ordinal)).Select(l => l.Trim()));
    }

    [Fact]
    public async Task Json_has_one_versioned_schema()
    {
        string[] commits = Commits();

        Assert.Equal(0, await RunAsync("history", _repository.Root, "--json"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement root = json.RootElement;
        Assert.Equal(["version", "folder", "shallow", "notes", "commits", "series"], Keys(root));
        Assert.Equal(1, root.GetProperty("version").GetInt32());
        JsonElement last = root.GetProperty("commits")[3];
        Assert.Equal(["commit", "date", "subject", "start", "bar", "pairs", "new", "gone", "withinNoise", "changes"], Keys(last));
        Assert.Equal((commits[3], "2026-01-04T12:00:00+00:00", 0), (last.GetProperty("commit").GetString(), last.GetProperty("date").GetString(), last.GetProperty("bar").GetProperty("met").GetInt32()));
        JsonElement change = last.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("metric").GetString() == "ks-statistic");
        Assert.Equal(["dataset", "generator", "metric", "property", "kind", "before", "after", "valueBefore", "valueAfter", "noise", "overNoise", "parts"], Keys(change));
        Assert.Equal(("Worse", 0.05, 0.3), (change.GetProperty("kind").GetString(), change.GetProperty("valueBefore").GetDouble(), change.GetProperty("valueAfter").GetDouble()));
        JsonElement gan = root.GetProperty("series").EnumerateArray().Single(s => s.GetProperty("generator").GetString() == "gan");
        Assert.Equal(["missed", "missed", "met", "missed"], gan.GetProperty("states").EnumerateArray().Select(s => s.GetProperty("bar").GetString()));
        JsonElement points = gan.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("metric").GetString() == "ks-statistic").GetProperty("points");
        Assert.Equal([0.2, 0.05, 0.3], points.EnumerateArray().Select(p => p.GetProperty("value").GetDouble()));
        Assert.Equal(["commit", "value", "version"], Keys(points[0]));

        static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
    }

    [Fact]
    public async Task A_mistake_is_2_with_the_remedy()
    {
        Commits();
        Assert.Equal(2, await RunAsync("history", _repository.Root, "--metric", "ks-statistik"));
        Assert.Contains("Did you mean 'ks-statistic'?", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync("history", Path.Combine(_repository.Root, "none")));
        Assert.Contains("there is no such folder. Name the folder of the snapshots", _error.ToString(), StringComparison.Ordinal);
        using var plain = new TemporaryFolder();
        plain.Write("iris/gan.verified.json", "{}");
        Assert.Equal(2, await RunAsync("history", plain.FullName));
        Assert.Contains("there is no git repository here", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync("history", _repository.Root, "--until", "x"));
        Assert.Contains("See: harness history --help", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void A_sparkline_breaks_where_a_metric_was_defined_anew()
    {
        var commit = new HistoryCommit("0123456789", DateTimeOffset.UnixEpoch, "");

        Assert.Equal("▁▅█", Sparkline.Of([Point(1), Point(2), Point(3)]));
        Assert.Equal("▁·█|▁", Sparkline.Of([Point(0), Point(null, 0), Point(1), Point(0, 2)]));
        Assert.Equal("▁▁", Sparkline.Of([Point(5), Point(5)]));
        Assert.Equal("", Sparkline.Of([Point(null)]));
        Assert.Equal(40, Sparkline.Of([.. Enumerable.Range(0, 300).Select(i => Point(i))]).Length);

        TrendPoint Point(double? value, int version = 1) => new(commit, value, version);
    }

    private string[] Commits()
    {
        string first = _repository.Commit(TemporaryRepository.Snapshot(0.2), "first");
        string second = _repository.Commit(TemporaryRepository.Snapshot(0.2, 0.001), "noise alone");
        _repository.Write(TemporaryRepository.Snapshot(0.3, generator: "cart"));
        string third = _repository.Commit(TemporaryRepository.Snapshot(0.05, 0.001), "better");
        return [first, second, third, _repository.Commit(TemporaryRepository.Snapshot(0.3, 0.001), "worse, and \u001b[31mred?")];
    }

    private Task<int> RunAsync(params string[] args) => Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: true, TimeProvider.System, (_, _) => Task.FromResult(8)));

    private static TemporaryRepository Start()
    {
        Assert.SkipWhen(TemporaryRepository.Missing is not null, TemporaryRepository.Missing ?? "");
        return new TemporaryRepository();
    }
}
