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

            40 real rows: fewer than 1000 tell large faults only; docs/gate.md says which.
                  metric  value ± spread  limit  chance  baseline
              ok  error   0.1 ± 0         ≤ 0.2  -       0.02 ± 0.0141

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

            toy / mine is worse than its snapshot.

                     metric  snapshot  now  noise  moved most
              worse  error   0.1       0.4  -      age 0.1 → 0.4, age × income 0.05 → 0.2
              No noise is known of this pair, so any difference counts; with two or more seeds, on scores that are sound, HARNESS_ACCEPT=noise measures it.
              worst of error: age 0.4; age × income 0.2 (a note)

            The numbers of 'mine' moved and its version (1) did not: raise GeneratorInfo.Version with a change of what it makes.

                    metric  value ± spread  limit  chance  baseline
              FAIL  error   0.4 ± 0.141     ≤ 0.2  -       0.02 ± 0.0141
              worst of error: age 0.4; age × income 0.2 (a note)

            To accept the scores of now: HARNESS_ACCEPT=snapshots dotnet test --project {_study.PathOf()} -p:HarnessGenerators=mine

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

    /// <summary>What misses the bar is held at the level of its snapshot: shown, no failure, and never called good.</summary>
    [Fact]
    public async Task A_limit_that_the_snapshot_says_is_missed_does_not_fail()
    {
        _study.Mine = (0.3, 0.3);
        await _study.CheckAsync("snapshots");

        await _study.CheckAsync();

        Assert.Contains("\"bar\": \"missed\",\n  \"missed\": [\"error\"],", File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine")), StringComparison.Ordinal);
        Assert.Contains("of 1 pair 0 clear it, 0 are inconclusive, 1 misses it", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_met_limit_that_is_lost_fails_with_the_limit_and_the_command()
    {
        await _study.CheckAsync("snapshots");
        string thresholds = _study.SetThresholds("""{ "metrics": { "error": { "max": 0.05 } } }""");

        PairFailedException error = await _study.FailsAsync<PairFailedException>();

        Assert.Equal($"""
            toy / mine: error met its limit in the snapshot and misses it now.

                    metric  value ± spread  limit   chance  baseline
              FAIL  error   0.1 ± 0         ≤ 0.05  -       0.02 ± 0.0141
              worst of error: age 0.1; age × income 0.05 (a note)

            The limits stand in {thresholds}. If the loss is meant: HARNESS_ACCEPT=snapshots dotnet test --project {_study.PathOf()} -p:HarnessGenerators=mine

            """, error.Message);
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));

        await _study.CheckAsync("snapshots");
        await _study.CheckAsync();
    }

    [Fact]
    public async Task A_pair_that_is_required_and_misses_the_bar_fails_whatever_its_snapshot_says()
    {
        _study.Mine = (0.3, 0.3);
        await _study.CheckAsync("snapshots");
        string thresholds = _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } }, "required": { "mine": "*" } }""");

        foreach (string? accept in new[] { null, "snapshots" })
        {
            string message = (await _study.FailsAsync<PairFailedException>(accept)).Message;
            Assert.StartsWith("toy / mine: required to clear the bar, and it is missed.\n", message, StringComparison.Ordinal);
            Assert.EndsWith($"The pair is required by {thresholds}, 'required.mine'.\n", message, StringComparison.Ordinal);
        }

        _study.Mine = (0.1, 0.1);
        await _study.CheckAsync("snapshots");
        await _study.CheckAsync();
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
    public async Task A_lost_limit_fails_where_the_score_got_better_too(bool onBuildServer)
    {
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.6 } } }""");
        _study.Mine = (0.5, 0.5);
        await _study.CheckAsync("snapshots");
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.2 } } }""");
        _study.Mine = (0.3, 0.3);

        Assert.StartsWith("toy / mine: error met its limit in the snapshot and misses it now.", (await _study.FailsAsync<PairFailedException>(onBuildServer: onBuildServer)).Message, StringComparison.Ordinal);
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
    public async Task The_summary_is_appended_to_that_of_the_job()
    {
        string summary = _study.Write("summary.md", "# Before\n");
        await using (ToyStudy.Fixture fixture = _study.Open("snapshots", jobSummary: summary))
        {
            await fixture.CheckAsync("mine");
        }

        Assert.Equal(
            "# Before\n" + File.ReadAllText(_study.PathOf("artifacts", "report", "comment.md")),
            File.ReadAllText(summary));
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
            $"Harness: The gate fails for 2 of 2 pairs: 2 without a snapshot.\nHarness: The bar, what a good substitute has to clear: of 1 pair 0 clear it, 0 are inconclusive, 1 misses it. 1 pair of a baseline stands beside them, never judged.\n"
                + $"Harness: 2 pairs have no snapshot yet; 1 of 2 clears the bar. Review them in {_study.PathOf("artifacts", "report", "study.md")}, then accept: HARNESS_ACCEPT=snapshots dotnet test --project {_study.PathOf()}",
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

    private async Task<string> AcceptedAsync()
    {
        await _study.CheckAsync("snapshots");
        return File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
    }
}
