using Xunit.Sdk;

namespace Harness.Testing.Tests;

/// <summary>What a person sees of a pair: green, a table of limits, a difference from the snapshot.</summary>
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
        VerifyException error = await _study.FailsAsync<VerifyException>();

        Assert.Equal($"""
            Directory: {_study.PathOf("snapshots")}
            New:
              - Received: toy/mine.received.json
                Verified: toy/mine.verified.json

            FileContent:

            toy / mine clears the bar. It has no snapshot yet: review the scores, then accept them; the run's last lines have one command for all new pairs.

                  metric  value ± spread  limit  baseline
              ok  error   0.1 ± 0         ≤ 0.2  0.02 ± 0.0141

            """, error.Message);
        Assert.Equal(File.ReadAllText(_study.Snapshots.ReceivedPath("toy", "mine")), await AcceptedAsync());
    }

    [Fact]
    public async Task A_pair_that_got_worse_names_what_moved_and_a_later_pass_removes_the_received_file()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.3, 0.5);

        VerifyException error = await _study.FailsAsync<VerifyException>();

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

                    metric  value ± spread  limit  baseline
              FAIL  error   0.4 ± 0.141     ≤ 0.2  0.02 ± 0.0141
              worst of error: age 0.4; age × income 0.2 (a note)

            To accept the scores of now, and to hold the missed limits at their measured level: HARNESS_ACCEPT=snapshots,thresholds dotnet test --project {_study.PathOf()} -p:HarnessGenerators=mine

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
        string[] lines = (await _study.FailsAsync<VerifyException>()).Message.Split('\n');

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

        PairFailedException error = await _study.FailsAsync<PairFailedException>();

        Assert.Equal($"""
            toy / mine: 1 of 1 limits is not held.

                    metric  value ± spread  limit  baseline
              FAIL  error   0.3 ± 0         ≤ 0.2  0.02 ± 0.0141
              worst of error: age 0.3; age × income 0.15 (a note)

            A limit stands in {thresholds}; an exception there needs its measured reason.
            """, error.Message);
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
    }

    /// <summary>The toy study has one evaluator, so this metric is known and measured by none: its limit must not pass unseen.</summary>
    [Fact]
    public async Task A_limit_on_a_metric_that_is_not_measured_skips_here_and_fails_on_a_build_server()
    {
        await _study.CheckAsync("snapshots");
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 }, "detection-auc": { "max": 0.6 } } }""");

        await ToyStudy.SkippedAsync(() => _study.CheckAsync());
        Assert.Contains("'detection-auc' was not measured", (await _study.FailsAsync<PairFailedException>(onBuildServer: true)).Message, StringComparison.Ordinal);
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

        Assert.StartsWith("toy / mine: 1 of 1 limits is not held.", (await _study.FailsAsync<PairFailedException>(onBuildServer: onBuildServer)).Message, StringComparison.Ordinal);
        Assert.StartsWith("toy / mine: 1 of 1 limits is not held.", (await _study.FailsAsync<PairFailedException>("snapshots")).Message, StringComparison.Ordinal);
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
    public async Task Accepting_thresholds_holds_a_missed_bar_once_and_never_loosens_an_exception()
    {
        _study.Mine = (0.3, 0.3);
        await _study.CheckAsync("snapshots,thresholds");
        Assert.Contains("\"max\": 0.32, \"reason\": \"measured 0.3 ± 0 over 2 seeds\"", File.ReadAllText(_study.PathOf("thresholds.json")), StringComparison.Ordinal);
        Assert.Contains("**The gate passes**", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
        await _study.CheckAsync();
        _study.Mine = (0.9, 0.9);
        string before = File.ReadAllText(_study.PathOf("thresholds.json"));

        Assert.StartsWith("toy / mine: 1 of 1 limits is not held.", (await _study.FailsAsync<PairFailedException>("snapshots,thresholds")).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_study.PathOf("thresholds.json")));
    }

    [Fact]
    public async Task Accepting_thresholds_alone_does_not_hide_a_changed_snapshot()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.15, 0.15);

        await _study.FailsAsync<VerifyException>("thresholds");
    }

    [Fact]
    public async Task Nothing_is_accepted_on_a_build_server()
    {
        Assert.StartsWith("HARNESS_ACCEPT=snapshots is refused on a build server", (await _study.FailsAsync<PairFailedException>("snapshots", onBuildServer: true)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.PathOf("snapshots")));
    }

    [Fact]
    public async Task A_failure_on_a_build_server_attaches_the_received_file()
    {
        await _study.FailsAsync<VerifyException>(onBuildServer: true);

        Assert.Equal("toy.mine.received", Assert.Single(TestContext.Current.Attachments!).Key);
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

    [Fact]
    public async Task The_last_lines_have_one_command_for_all_new_pairs()
    {
        _study.Mine = (0.3, 0.3);
        await using (ToyStudy.Fixture fixture = _study.Open())
        {
            foreach (string generator in new[] { "mine", "baseline" })
            {
                await Assert.ThrowsAsync<VerifyException>(() => fixture.CheckAsync(generator));
            }
        }

        Assert.Equal(
            $"Harness: 2 pairs have no snapshot yet; 1 of 2 clears the bar. Review them in {_study.PathOf("artifacts", "report", "study.md")}, then accept: HARNESS_ACCEPT=snapshots,thresholds dotnet test --project {_study.PathOf()}",
            _study.Messages.ToString().TrimEnd());
        Assert.Contains("* 2 pairs have no snapshot yet;", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_would_accept_a_loss_too_says_so()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.15, 0.15);
        _study.Write("datasets/other/dataset.json", File.ReadAllText(_study.PathOf("datasets", "toy", "dataset.json")).Replace("toy", "other", StringComparison.Ordinal));
        _study.Write("datasets/other/data.csv", File.ReadAllText(_study.PathOf("datasets", "toy", "data.csv")));
        await using (ToyStudy.Fixture fixture = _study.Open())
        {
            await Assert.ThrowsAsync<VerifyException>(() => fixture.CheckAsync("mine"));
            await Assert.ThrowsAsync<VerifyException>(() => fixture.CheckAsync("baseline"));
            await Assert.ThrowsAsync<VerifyException>(() => fixture.CheckAsync("other", "mine", TestContext.Current.CancellationToken));
        }

        Assert.EndsWith(
            $"HARNESS_ACCEPT=snapshots dotnet test --project {_study.PathOf()}. It would accept toy / mine too, which differs from its snapshot: look at it first.",
            _study.Messages.ToString().TrimEnd(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_that_is_not_needed_is_said_at_the_end()
    {
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } }, "pairs": { "toy": { "mine": { "error": { "max": 0.4, "reason": "r" } } } } }""");

        await _study.CheckAsync("snapshots");

        Assert.Equal(
            $"Harness: {_study.PathOf("thresholds.json")}: 1 entry is not needed, since the pairs clear the bar; remove it, so that a loss shows: pairs.toy.mine.error",
            _study.Messages.ToString().TrimEnd());
    }

    private async Task<string> AcceptedAsync()
    {
        await _study.CheckAsync("snapshots");
        return File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
    }
}
