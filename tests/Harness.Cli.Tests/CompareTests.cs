using System.Text.Json;
using Harness.Arbitraries;
using Harness.Cli.Terminal;
using Harness.Studies.Snapshots;

namespace Harness.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryRepository _repository = Start();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Two_commits_worst_first_with_an_exit_code()
    {
        string first = Commit(0.2, 0.2, 0.2);
        string second = Commit(0.5, 0.1, 0.9);

        Assert.Equal(1, await CompareAsync(first, second));
        string text = _output.ToString();
        Assert.StartsWith($"{first[..7]} (2026-01-01) → {second[..7]} (2026-01-02): 3 pairs compared\n2 scores are worse; 2 better.\n", text, StringComparison.Ordinal);
        Assert.Equal(["worse iris/c ks-statistic", "worse iris/a ks-statistic", "better iris/b bar", "better iris/b ks-statistic"], Rows(text));
        Assert.Matches("iris / c +ks-statistic +0.2 +0.9 .*part 1 0.19 → 0.89", text);

        Assert.Equal(1, await CompareAsync(second, first));
        Assert.Equal(0, await CompareAsync(first, first));
        Assert.EndsWith("Nothing changed.\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_side_is_compared_with_the_working_tree()
    {
        Commit(0.2, 0.2, 0.2);
        _repository.Write(TemporaryRepository.Snapshot(0.15, generator: "a"));

        Assert.Equal(0, await CompareAsync("HEAD"));
        Assert.Contains("→ working tree (", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Nothing is worse; 1 better.\n", _output.ToString(), StringComparison.Ordinal);

        _repository.Write("evaluation/snapshots/iris/b.received.json", SnapshotText.Write(TemporaryRepository.Snapshot(0.9, generator: "b")));
        Assert.Equal(1, await CompareAsync("HEAD"));
        Assert.Contains("1 pair by what a run left (*.received.json)", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_against_a_folder_and_a_file()
    {
        Commit(0.2, 0.2, 0.2);
        _repository.Git("tag", "v1");
        using var other = new TemporaryFolder();
        string file = other.Write("iris/a.received.json", SnapshotText.Write(TemporaryRepository.Snapshot(0.9, generator: "a")));

        Assert.Equal(1, await CompareAsync("v1", other.FullName));
        Assert.Contains("1 pair compared", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await CompareAsync("v1", file));
        Assert.Equal(0, await CompareAsync(file, "v1"));
    }

    [Fact]
    public async Task Noise_of_the_first_and_other_versions_are_respected_and_said()
    {
        _repository.Write(TemporaryRepository.Snapshot(0.2, 0.05, generator: "a"));
        string first = _repository.Commit(TemporaryRepository.Snapshot(0.2, 0.05, generator: "b"), "one");
        _repository.Write(TemporaryRepository.Snapshot(0.21, 0.05, generator: "a"));
        _repository.Commit(TemporaryRepository.Snapshot(0.2, 0.05, generator: "b") with { GeneratorVersion = "2" }, "two");

        Assert.Equal(0, await CompareAsync(first, "HEAD"));
        Assert.Contains("Nothing is worse; 1 not comparable, 1 moved within noise.\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches("generatorVersion +iris / b +1 → 2\n", _output.ToString());
    }

    [Fact]
    public async Task Only_the_worst_are_shown_unless_all_are_asked_for()
    {
        string first = Commit([.. Enumerable.Repeat(0.2, 40)], 2);
        string second = Commit([.. Enumerable.Range(0, 40).Select(i => 0.3 + i / 100.0)], 2);

        Assert.Equal(1, await CompareAsync(first, second));
        Assert.Equal(30, Rows(_output.ToString()).Length);
        Assert.Contains("  … and 10 more: --all shows them\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await CompareAsync(first, second, "--all"));
        Assert.Equal(40, Rows(_output.ToString()).Length);
    }

    [Fact]
    public async Task Json_has_one_versioned_schema()
    {
        string first = Commit(0.2, 0.2, 0.2);
        string second = Commit(0.5, 0.1, 0.2);

        Assert.Equal(1, await CompareAsync(first, second, "--json"));
        using JsonDocument json = JsonDocument.Parse(_output.ToString());
        JsonElement root = json.RootElement;
        Assert.Equal(["version", "before", "after", "compared", "worse", "better", "incomparable", "withinNoise", "new", "gone", "notes", "changes"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1, 3, 1, 2), (root.GetProperty("version").GetInt32(), root.GetProperty("compared").GetInt32(), root.GetProperty("worse").GetInt32(), root.GetProperty("better").GetInt32()));
        JsonElement change = root.GetProperty("changes")[0];
        Assert.Equal(["dataset", "generator", "metric", "property", "kind", "before", "after", "valueBefore", "valueAfter", "noise", "overNoise", "parts"], change.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("ks-statistic", "Worse", 0.2, 0.5), (change.GetProperty("metric").GetString(), change.GetProperty("kind").GetString(), change.GetProperty("valueBefore").GetDouble(), change.GetProperty("valueAfter").GetDouble()));
    }

    [Fact]
    public async Task A_mistake_is_2_with_the_remedy()
    {
        _repository.Write("README.md", "");
        string without = _repository.Commit("without");
        Commit(0.2, 0.2, 0.2);

        Assert.Equal(2, await CompareAsync("nothing"));
        Assert.Contains("nothing: that is neither a file nor a folder nor a commit.", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await CompareAsync(without));
        Assert.Contains("the commit has no snapshots in", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await CompareAsync("--output=x"));
        Assert.Equal(2, await Tool.RunAsync(["compare"], Around()));
        Assert.Contains("Required argument 'before' missing", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("compare --help", "harness compare old/study.json artifacts/report/study.json")]
    [InlineData("history --help", "harness history --dataset iris --generator gan")]
    [InlineData("--help", "compare")]
    public async Task Help_has_examples(string line, string example)
    {
        Assert.Equal(0, await Tool.RunAsync(line.Split(' '), Around()));
        Assert.Contains(example, _output.ToString(), StringComparison.Ordinal);
    }

    private static string[] Rows(string text) => [.. text.Split('\n').Where(l => l.StartsWith("  worse ", StringComparison.Ordinal) || l.StartsWith("  better ", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => $"{w[0]} {w[1]}/{w[3]} {w[4]}")];

    private string Commit(params double[] errors) => Commit(errors, 1);

    private string Commit(double[] errors, int width)
    {
        for (int i = 0; i < errors.Length; i++)
        {
            _repository.Write(TemporaryRepository.Snapshot(errors[i], generator: width == 1 ? ((char)('a' + i)).ToString() : $"g{i}"));
        }

        return _repository.Commit("scores");
    }

    private async Task<int> CompareAsync(params string[] args)
    {
        _output.GetStringBuilder().Clear();
        return await Tool.RunAsync(["compare", .. args, "--folder", _repository.Root], Around());
    }

    private Surroundings Around() => new(_output, _error, OnBuildServer: true, TimeProvider.System, (_, _) => Task.FromResult(8));

    private static TemporaryRepository Start()
    {
        Assert.SkipWhen(TemporaryRepository.Missing is not null, TemporaryRepository.Missing ?? "");
        return new TemporaryRepository();
    }
}
