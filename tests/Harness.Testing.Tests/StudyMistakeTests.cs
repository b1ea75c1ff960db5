using System.Runtime.Versioning;

namespace Harness.Testing.Tests;

/// <summary>What a person sees of what went wrong: a metric, a generator or a native part that failed, a broken file, a mistake in the project.</summary>
public sealed class StudyMistakeTests : IDisposable
{
    private readonly ToyStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task An_empty_snapshot_is_named_as_what_a_killed_accept_leaves()
    {
        string path = _study.Write("snapshots/toy/mine.verified.json", "");

        Assert.Contains(
            $"FileContent:\n\ntoy / mine: the snapshot {path} is empty (0 bytes), as an accept that was killed leaves it. Restore it from version control, or accept the scores of now.\n",
            (await _study.FailsAsync<VerifyException>()).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public async Task A_snapshot_that_is_no_snapshot_is_named()
    {
        string path = _study.Write("snapshots/toy/mine.verified.json", "<<<<<<< HEAD\n{}");

        Assert.StartsWith($"{path}, line 1: not valid JSON:", (await _study.FailsAsync<PairFailedException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluator_that_throws_turns_the_pair_red_and_leaves_the_snapshot_alone()
    {
        await _study.CheckAsync("snapshots");
        string before = File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
        _study.Mine = (0.5, 0.5);
        await _study.FailsAsync<VerifyException>();
        _study.Mine = (0.1, ToyStudy.NoMetric);

        foreach (string? accept in new[] { null, "snapshots", "noise", "snapshots,noise,loosen" })
        {
            Assert.Equal($"""
                toy / mine: error could not be judged.

                         metric  value ± spread  limit  chance  baseline
                  ERROR  error   no value        ≤ 0.2  -       0.02 ± 0.0141  InvalidOperationException in evaluator 'toy': boom
                  worst of error: age 0.1; age × income 0.05 (a note)

                The limits stand in {_study.PathOf("thresholds.json")}.

                """, (await _study.FailsAsync<PairFailedException>(accept)).Message);
        }

        Assert.Equal(before, File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine")));
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
    }

    [Fact]
    public async Task A_failed_metric_that_no_limit_asks_for_is_an_error_all_the_same()
    {
        _study.SetThresholds("""{ "metrics": { "detection-auc": { "max": 0.6 } } }"""); // of a package that is not installed here
        _study.Profile = "full";
        _study.Mine = (ToyStudy.NoMetric, ToyStudy.NoMetric);

        string message = (await _study.FailsAsync<PairFailedException>()).Message;
        Assert.Matches(@"ERROR +error +no value +none +- +0\.02 ± 0\.0141 +InvalidOperationException", message);
        Assert.Matches(@"\? +detection-auc +no value +≤ 0\.6 .*'detection-auc' was not measured", message);
    }

    [Theory]
    [InlineData(ToyStudy.NoNativePart, "libtoy is not installed")] // of an evaluator
    [InlineData(ToyStudy.NoLibrary, "not available: libtoy is not installed")] // of a generator
    public async Task A_missing_native_part_skips_here_and_fails_on_a_build_server(double missing, string reason)
    {
        _study.Mine = (missing, missing);

        Assert.Equal(reason, await ToyStudy.SkippedAsync(() => _study.CheckAsync()));
        Assert.False(Directory.Exists(_study.PathOf("snapshots")));
        Assert.Equal(
            $"toy / mine: {reason}. A skip on a developer's machine is an error on a build server.",
            (await _study.FailsAsync<PairFailedException>(onBuildServer: true)).Message);
    }

    [Fact]
    public async Task A_generator_that_fails_is_red_until_thresholds_json_names_the_failure()
    {
        _study.Mine = (ToyStudy.NoTable, ToyStudy.NoTable);

        VerifyException error = await _study.FailsAsync<VerifyException>();
        const string Entry = "\"failure\": { \"type\": \"GeneratorException\", \"reason\": \"…\" }";
        Assert.Contains($"The generator: the generator failed and thresholds.json does not name the failure (GeneratorException in fit: no luck); if it is the library's own, add under pairs.toy.mine: {Entry}.\n  seed 1: GeneratorException in fit: no luck\n", error.Message, StringComparison.Ordinal);

        // An accepted snapshot does not make it green: what a person has to decide stands in thresholds.json.
        Assert.StartsWith("toy / mine: the generator failed and thresholds.json does not name the failure", (await _study.FailsAsync<PairFailedException>("snapshots")).Message, StringComparison.Ordinal);
        _study.SetThresholds($$$"""{ "metrics": { "error": { "max": 0.2 } }, "pairs": { "toy": { "mine": { {{{Entry}}} } } } }""");
        await _study.CheckAsync();

        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } }, "pairs": { "toy": { "mine": { "failure": { "type": "Other", "reason": "r" } } } } }""");
        Assert.StartsWith(
            "toy / mine: pairs.toy.mine.failure names the failure 'Other', but the generator failed with GeneratorException in fit: no luck.",
            (await _study.FailsAsync<PairFailedException>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_failure_that_does_not_happen_is_an_error()
    {
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } }, "pairs": { "toy": { "mine": { "failure": { "type": "X", "reason": "r" } } } } }""");

        foreach (string? accept in new[] { null, "snapshots,noise" })
        {
            Assert.StartsWith(
                "toy / mine: pairs.toy.mine.failure names a failure, but the generator produced every table; remove the entry.",
                (await _study.FailsAsync<PairFailedException>(accept)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        _study.Write("snapshots", "a file where the folder should be");

        foreach (string? accept in new[] { null, "snapshots" })
        {
            string message = (await _study.FailsAsync<PairFailedException>(accept)).Message;
            Assert.StartsWith(_study.PathOf("snapshots", "toy"), message, StringComparison.Ordinal);
            Assert.Contains("the file cannot be written:", message, StringComparison.Ordinal);
            Assert.EndsWith($"'{_study.PathOf("snapshots")}' is a file, where a folder has to be. Choose another path, or move that file away.", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_received_file_that_cannot_be_removed_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "whoever may do everything can write to every folder");
        string received = _study.Write("snapshots/toy/mine.received.json", "{}");
        File.SetUnixFileMode(Path.GetDirectoryName(received)!, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        try
        {
            Assert.StartsWith($"{received}: the file cannot be removed:", (await _study.FailsAsync<PairFailedException>()).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(Path.GetDirectoryName(received)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_named_before_the_work()
    {
        _study.Write("artifacts/report", "a file where the folder should be");

        Assert.StartsWith($"{_study.PathOf("artifacts", "report", "progress.txt")}: the file cannot be written:", (await _study.FailsAsync<PairFailedException>("snapshots")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_can_no_longer_be_written_is_named_without_a_stack_trace()
    {
        ToyStudy.Fixture fixture = _study.Open("snapshots");
        await fixture.CheckAsync("mine");
        Directory.CreateDirectory(_study.PathOf("artifacts", "report", "study.md"));

        var error = await Assert.ThrowsAsync<PairFailedException>(async () => await fixture.DisposeAsync());

        Assert.StartsWith($"{_study.PathOf("artifacts", "report", "study.md")}: the file cannot be written:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_no_file_of_the_report()
    {
        await _study.CheckAsync("snapshots");

        Assert.Equal(["comment.md", "index.html", "pairs", "scores.csv", "study.json", "study.md"], Directory.EnumerateFileSystemEntries(_study.PathOf("artifacts", "report")).Select(e => Path.GetFileName(e)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_snapshot_of_no_pair_is_named()
    {
        await _study.CheckAsync("snapshots");
        _study.Open().CheckDanglingSnapshots();
        _study.Write("snapshots/toy/gone.verified.json", "{}");

        Assert.Equal(
            $"{_study.PathOf("snapshots")}: 1 snapshot belongs to no pair of the study: toy/gone.verified.json. Delete them, or bring back the dataset, the generator or the recordings.",
            Assert.Throws<PairFailedException>(() => _study.Open().CheckDanglingSnapshots()).Message);
    }

    /// <summary>It is red in the run, so no writer may call the gate passed.</summary>
    [Fact]
    public async Task A_snapshot_of_no_pair_is_told_by_every_writer()
    {
        await _study.CheckAsync("snapshots");
        _study.Write("snapshots/toy/gone.verified.json", "{}");
        string summary = _study.Write("summary.md", "");
        _study.Commands = new StringWriter();
        _study.Messages.GetStringBuilder().Clear();
        await using (ToyStudy.Fixture fixture = _study.Open(jobSummary: summary))
        {
            await fixture.CheckAsync("mine");
            Assert.Throws<PairFailedException>(fixture.CheckDanglingSnapshots);
        }

        string Report(string file) => File.ReadAllText(_study.PathOf("artifacts", "report", file));
        foreach (string markdown in (string[])[Report("study.md"), Report("comment.md"), File.ReadAllText(summary)])
        {
            Assert.Contains("**The gate fails**: 1 snapshot belongs to no pair of the study.", markdown, StringComparison.Ordinal);
            Assert.Contains("| toy / gone | snapshot without a pair |", markdown, StringComparison.Ordinal);
        }

        Assert.StartsWith("Harness: The gate fails: 1 snapshot belongs to no pair of the study.\n", _study.Messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("gone.verified.json,line=1,title=toy / gone%3A snapshot without a pair::", _study.Commands.ToString(), StringComparison.Ordinal);
        Assert.Contains("1 snapshot belongs to no pair of the study.", Report("index.html"), StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(Report("study.json"));
        Assert.Equal("gone", Assert.Single(json.RootElement.GetProperty("dangling").EnumerateArray()).GetProperty("generator").GetString());
    }

    [Fact]
    public async Task A_mistake_in_the_project_is_one_red_row_and_the_others_are_skipped()
    {
        _study.SetThresholds("{ \"metrics\": { \"eror\": { \"max\": 1 } } }");
        await using ToyStudy.Fixture fixture = _study.Open();

        Assert.StartsWith(
            $"{_study.PathOf("thresholds.json")}: metrics.eror: there is no metric 'eror'. Did you mean 'error'?",
            (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("baseline"))).Message,
            StringComparison.Ordinal);
        foreach (Func<Task> check in new Func<Task>[] { () => fixture.CheckAsync("mine"), () => Task.Run(fixture.CheckDanglingSnapshots) })
        {
            Assert.Equal("the study cannot be opened; the test that failed says why", await ToyStudy.SkippedAsync(check));
        }
    }

    [Theory]
    [InlineData("dataset.json", "{ \"name\": ", ", line 1: not valid JSON:")]
    [InlineData("data.csv", "age\nold\n", ", line 2, column 'age': 'old' is not a number.")]
    public async Task A_dataset_that_cannot_be_read_is_one_red_row_and_the_others_are_skipped(string file, string text, string expected)
    {
        string path = _study.Write($"datasets/toy/{file}", text);
        await using ToyStudy.Fixture fixture = _study.Open();

        Assert.StartsWith(path + expected, (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("mine"))).Message, StringComparison.Ordinal);
        Assert.Equal("the dataset 'toy' cannot be read; the test that failed says why", await ToyStudy.SkippedAsync(() => fixture.CheckAsync("baseline")));
    }

    [Fact]
    public async Task A_folder_that_cannot_take_part_is_a_row_of_its_own_and_the_rest_is_judged()
    {
        _study.Write("datasets/My Data/dataset.json", "{}");
        await using ToyStudy.Fixture fixture = _study.Open("snapshots");

        await fixture.CheckAsync("mine");

        Assert.StartsWith(
            $"{_study.PathOf("datasets", "My Data")}: the dataset 'My Data' needs a name of lower-case letters",
            (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("dataset 'My Data'", "", TestContext.Current.CancellationToken))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_of_another_name_turns_its_pair_red()
    {
        string file = _study.Write("recordings/toy/theirs/synthetic.csv", "age\n1\n");
        await using ToyStudy.Fixture fixture = _study.Open();

        Assert.StartsWith($"{file}: a recording is named seed-N.csv", (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("theirs"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_to_is_said_in_the_report()
    {
        _study.Cache = "a file where the folder should be";

        await _study.CheckAsync("snapshots");

        Assert.Contains("* Scores cannot be kept for the next run, so it will compute them again.", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_that_is_not_in_the_manifest_is_named()
    {
        await using ToyStudy.Fixture fixture = _study.Open();

        Assert.Equal("The manifest has no pair 'toy / other'.", (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("other"))).Message);
    }
}
