using System.Runtime.Versioning;
using Xunit.Sdk;

namespace Harness.Testing.Tests;

/// <summary>What a person sees of a pair: green, a table of limits, a difference from the snapshot, or one line on a mistake.</summary>
public sealed class StudyFixtureTests : IDisposable
{
    private readonly ToyStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task A_pair_within_its_limits_and_like_its_snapshot_passes_and_leaves_no_file()
    {
        await _study.CheckAsync("snapshots");
        DateTime written = File.GetLastWriteTimeUtc(_study.Snapshots.VerifiedPath("toy", "mine"));

        await _study.CheckAsync();

        Assert.Equal(written, File.GetLastWriteTimeUtc(_study.Snapshots.VerifiedPath("toy", "mine")));
        Assert.Equal(["mine.verified.json"], Directory.GetFiles(_study.PathOf("snapshots", "toy")).Select(Path.GetFileName));
        Assert.Contains("**The gate passes**", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_without_a_snapshot_fails_in_Verify_s_words_and_leaves_a_received_file()
    {
        VerifyException error = await Fails<VerifyException>();

        Assert.Equal($"""
            Directory: {_study.PathOf("snapshots")}
            New:
              - Received: toy/mine.received.json
                Verified: toy/mine.verified.json

            FileContent:

            toy / mine has no snapshot yet. Review the scores, then accept them.

                  metric  value ± spread  limit  yardstick
              ok  error   0.1 ± 0         ≤ 0.2  0.02 ± 0.0141

            To accept the scores of now: HARNESS_ACCEPT=snapshots dotnet test --project evaluation -p:HarnessDatasets=toy -p:HarnessGenerators=mine

            """, error.Message);
        Assert.Equal(File.ReadAllText(_study.Snapshots.ReceivedPath("toy", "mine")), await AcceptedAsync());
    }

    [Fact]
    public async Task A_pair_that_got_worse_names_what_moved_and_a_later_pass_removes_the_received_file()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.3, 0.5);

        VerifyException error = await Fails<VerifyException>();

        Assert.Equal($"""
            Directory: {_study.PathOf("snapshots")}
            NotEqual:
              - Received: toy/mine.received.json
                Verified: toy/mine.verified.json

            FileContent:

            toy / mine differs from its snapshot.

                     metric  snapshot  now  moved most
              worse  error   0.1       0.4  age 0.075 → 0.3, income 0.05 → 0.2
              worst of error: age 0.4; age × income 0.2 (a note)

                    metric  value ± spread  limit  yardstick
              FAIL  error   0.4 ± 0.141     ≤ 0.2  0.02 ± 0.0141
              worst of error: age 0.4; age × income 0.2 (a note)

            To accept the scores of now, and to hold the missed limits at their measured level: HARNESS_ACCEPT=snapshots,thresholds dotnet test --project evaluation -p:HarnessDatasets=toy -p:HarnessGenerators=mine

            """, error.Message);
        Assert.True(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));

        _study.Mine = (0.1, 0.1);
        await _study.CheckAsync();

        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
    }

    [Fact]
    public void The_exception_is_the_one_that_Verify_s_tools_look_for()
    {
        Assert.Equal("VerifyException", typeof(VerifyException).FullName);
        Assert.Equal("", new VerifyException("x").StackTrace);
        Assert.Equal("", new PairFailedException("x").StackTrace);
        Assert.False(typeof(IAssertionException).IsAssignableFrom(typeof(VerifyException)));
    }

    // The grammar that Verify's exception parser reads: a folder, then sections of pairs of paths, then text that nothing reads.
    [Theory]
    [InlineData("New", 0.1)]
    [InlineData("NotEqual", 0.15)]
    public async Task The_message_is_read_by_Verify_s_grammar(string section, double now)
    {
        if (section == "NotEqual")
        {
            await _study.CheckAsync("snapshots");
        }

        _study.Mine = (now, now);
        string[] lines = (await Fails<VerifyException>()).Message.Split('\n');

        Assert.StartsWith("Directory: ", lines[0], StringComparison.Ordinal);
        string folder = lines[0]["Directory: ".Length..];
        Assert.Equal($"{section}:", lines[1]);
        Assert.StartsWith("  - Received: ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("    Verified: ", lines[3], StringComparison.Ordinal);
        Assert.Equal(["", "FileContent:", ""], lines[4..7]);
        Assert.True(File.Exists(Path.Combine(folder, lines[2]["  - Received: ".Length..])));
        Assert.Equal(section == "NotEqual", File.Exists(Path.Combine(folder, lines[3]["    Verified: ".Length..])));
    }

    [Fact]
    public async Task A_missed_limit_beside_a_snapshot_that_holds_is_a_failure_without_a_received_file()
    {
        _study.Mine = (0.3, 0.3);
        await _study.CheckAsync("snapshots,thresholds");
        string thresholds = _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } } }""");

        PairFailedException error = await Fails<PairFailedException>();

        Assert.Equal($"""
            toy / mine: 1 of 1 limits is not held.

                    metric  value ± spread  limit  yardstick
              FAIL  error   0.3 ± 0         ≤ 0.2  0.02 ± 0.0141
              worst of error: age 0.3; age × income 0.15 (a note)

            A limit stands in {thresholds}; an exception there needs its measured reason.
            """, error.Message);
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_missed_limit_fails_where_the_snapshot_got_better_too(bool onBuildServer)
    {
        _study.Mine = (0.5, 0.5);
        await _study.CheckAsync("snapshots,thresholds");
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } } }""");
        _study.Mine = (0.3, 0.3);

        Assert.StartsWith("toy / mine: 1 of 1 limits is not held.", (await Fails<PairFailedException>(onBuildServer: onBuildServer)).Message, StringComparison.Ordinal);
        Assert.StartsWith("toy / mine: 1 of 1 limits is not held.", (await Fails<PairFailedException>("snapshots")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_better_score_passes_with_a_warning()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.01, 0.01);

        await _study.CheckAsync();

        Assert.StartsWith("toy / mine is better than its snapshot; HARNESS_ACCEPT=snapshots keeps the gain:", Assert.Single(TestContext.Current.Warnings!), StringComparison.Ordinal);
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
    }

    [Fact]
    public async Task An_empty_snapshot_is_named_as_what_a_killed_accept_leaves()
    {
        string path = _study.Write("snapshots/toy/mine.verified.json", "");

        Assert.Contains(
            $"FileContent:\n\ntoy / mine: the snapshot {path} is empty (0 bytes), as an accept that was killed leaves it. Restore it from version control, or accept the scores of now.\n",
            (await Fails<VerifyException>()).Message,
            StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public async Task A_snapshot_that_is_no_snapshot_is_named()
    {
        string path = _study.Write("snapshots/toy/mine.verified.json", "<<<<<<< HEAD\n{}");

        Assert.StartsWith($"{path}, line 1: not valid JSON:", (await Fails<PairFailedException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluator_that_throws_turns_the_pair_red_and_leaves_the_snapshot_alone()
    {
        await _study.CheckAsync("snapshots");
        string before = File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
        _study.Mine = (0.5, 0.5);
        await Fails<VerifyException>();
        _study.Mine = (0.1, ToyStudy.NoMetric);

        foreach (string? accept in new[] { null, "snapshots", "thresholds", "snapshots,thresholds" })
        {
            Assert.Equal($"""
                toy / mine: 1 of 1 limits is not held.

                         metric  value ± spread  limit  yardstick
                  ERROR  error   no value        ≤ 0.2  0.02 ± 0.0141  InvalidOperationException in evaluator 'toy': boom
                  worst of error: age 0.1; age × income 0.05 (a note)

                A limit stands in {_study.PathOf("thresholds.json")}; an exception there needs its measured reason.
                """, (await Fails<PairFailedException>(accept)).Message);
        }

        Assert.Equal(before, File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine")));
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
    }

    [Fact]
    public async Task A_failed_metric_that_no_limit_asks_for_is_an_error_all_the_same()
    {
        _study.SetThresholds("{}");
        _study.Mine = (ToyStudy.NoMetric, ToyStudy.NoMetric);

        Assert.Contains("ERROR  error   no value        none   0.02 ± 0.0141  InvalidOperationException", (await Fails<PairFailedException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_native_part_skips_here_and_fails_on_a_build_server()
    {
        _study.Mine = (ToyStudy.NoNativePart, ToyStudy.NoNativePart);

        // xUnit's assertions let a skip pass through.
        string skipped = "";
        try
        {
            await _study.CheckAsync();
        }
        catch (Exception e) when (e.Message.StartsWith("$XunitDynamicSkip$", StringComparison.Ordinal))
        {
            skipped = e.Message;
        }

        Assert.EndsWith("libtoy is not installed", skipped, StringComparison.Ordinal);
        Assert.Equal(
            "toy / mine: libtoy is not installed. A skip on a developer's machine is an error on a build server.",
            (await Fails<PairFailedException>(onBuildServer: true)).Message);
    }

    [Fact]
    public async Task A_generator_that_fails_is_red_until_thresholds_json_names_the_failure()
    {
        _study.Mine = (ToyStudy.NoTable, ToyStudy.NoTable);

        VerifyException error = await Fails<VerifyException>();
        Assert.Contains("The generator: the generator failed and thresholds.json does not name the failure: GeneratorException in fit: no luck.\n  seed 1: GeneratorException in fit: no luck\n", error.Message, StringComparison.Ordinal);

        await _study.CheckAsync("snapshots,thresholds");
        await _study.CheckAsync();

        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } }, "pairs": { "toy": { "mine": { "failure": { "type": "Other", "reason": "r" } } } } }""");
        Assert.StartsWith(
            "toy / mine: pairs.toy.mine.failure names the failure 'Other', but the generator failed with GeneratorException in fit: no luck.",
            (await Fails<PairFailedException>()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_failure_that_does_not_happen_is_an_error()
    {
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } }, "pairs": { "toy": { "mine": { "failure": { "type": "X", "reason": "r" } } } } }""");

        foreach (string? accept in new[] { null, "snapshots,thresholds" })
        {
            Assert.StartsWith(
                "toy / mine: pairs.toy.mine.failure names a failure, but the generator produced every table; remove the entry.",
                (await Fails<PairFailedException>(accept)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Accepting_thresholds_holds_a_missed_bar_once_and_never_loosens_an_exception()
    {
        _study.Mine = (0.3, 0.3);
        await _study.CheckAsync("snapshots,thresholds");
        Assert.Contains("\"max\": 0.32, \"reason\": \"measured 0.3 ± 0 over 2 seeds\"", File.ReadAllText(_study.PathOf("thresholds.json")), StringComparison.Ordinal);
        Assert.Contains("**The gate passes**", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
        await _study.CheckAsync();
        _study.Mine = (0.9, 0.9);
        string before = File.ReadAllText(_study.PathOf("thresholds.json"));

        Assert.StartsWith("toy / mine: 1 of 1 limits is not held.", (await Fails<PairFailedException>("snapshots,thresholds")).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_study.PathOf("thresholds.json")));
    }

    [Fact]
    public async Task Accepting_thresholds_alone_does_not_hide_a_changed_snapshot()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.15, 0.15);

        await Fails<VerifyException>("thresholds");
    }

    [Fact]
    public async Task Nothing_is_accepted_on_a_build_server()
    {
        Assert.StartsWith("HARNESS_ACCEPT=snapshots is refused on a build server", (await Fails<PairFailedException>("snapshots", onBuildServer: true)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.PathOf("snapshots")));
    }

    [Fact]
    public async Task A_failure_on_a_build_server_attaches_the_received_file()
    {
        await Fails<VerifyException>(onBuildServer: true);

        Assert.Equal("toy.mine.received", Assert.Single(TestContext.Current.Attachments!).Key);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named()
    {
        _study.Write("snapshots", "a file where the folder should be");

        foreach (string? accept in new[] { null, "snapshots" })
        {
            string message = (await Fails<PairFailedException>(accept)).Message;
            Assert.StartsWith(_study.PathOf("snapshots", "toy"), message, StringComparison.Ordinal);
            Assert.Contains("the file cannot be written:", message, StringComparison.Ordinal);
            Assert.EndsWith("Make the folder writable, or choose another one.", message, StringComparison.Ordinal);
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
            Assert.StartsWith($"{received}: the file cannot be removed:", (await Fails<PairFailedException>()).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(Path.GetDirectoryName(received)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_named_without_a_stack_trace()
    {
        _study.Write("artifacts/report", "a file where the folder should be");
        ToyStudy.Fixture fixture = _study.Open("snapshots");
        await fixture.CheckAsync("mine");

        var error = await Assert.ThrowsAsync<PairFailedException>(async () => await fixture.DisposeAsync());

        Assert.StartsWith($"{_study.PathOf("artifacts", "report", "study.md")}: the file cannot be written:", error.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task A_mistake_in_the_project_fails_every_check_with_the_same_words()
    {
        _study.SetThresholds("{ \"metrics\": { \"eror\": { \"max\": 1 } } }");
        await using ToyStudy.Fixture fixture = _study.Open();

        foreach (Func<Task> check in new Func<Task>[] { () => fixture.CheckAsync("mine"), () => fixture.CheckAsync("yardstick"), () => Task.Run(fixture.CheckDanglingSnapshots) })
        {
            Assert.StartsWith(
                $"{_study.PathOf("thresholds.json")}: metrics.eror: there is no metric 'eror'. Did you mean 'error'?",
                (await Assert.ThrowsAsync<PairFailedException>(check)).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_pair_that_is_not_in_the_manifest_is_named()
    {
        await using ToyStudy.Fixture fixture = _study.Open();

        Assert.Equal("The manifest has no pair 'toy / other'.", (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("other"))).Message);
    }

    [Fact]
    public async Task The_report_is_appended_to_the_summary_of_the_job()
    {
        string summary = _study.Write("summary.md", "# Before\n");
        await using (ToyStudy.Fixture fixture = _study.Open("snapshots", jobSummary: summary))
        {
            await fixture.CheckAsync("mine");
        }

        Assert.Equal("# Before\n" + File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), File.ReadAllText(summary));
    }

    private async Task<T> Fails<T>(string? accept = null, bool onBuildServer = false)
        where T : Exception
    {
        return await Assert.ThrowsAsync<T>(() => _study.CheckAsync(accept, onBuildServer));
    }

    private async Task<string> AcceptedAsync()
    {
        await _study.CheckAsync("snapshots");
        return File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
    }
}
