using System.Text.Json;

namespace Harness.Testing.Tests;

/// <summary>Whatever keeps a pair from being judged turns its row red, and the report with it.</summary>
public sealed class FailClosedTests : IDisposable
{
    private readonly ToyStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData(ToyStudy.NoMetric, "InvalidOperationException in evaluator 'toy': boom")]
    [InlineData(ToyStudy.NoNumber, "the value is NaN, not a finite number")]
    public async Task A_metric_that_throws_or_is_no_number_is_an_error(double score, string reason)
    {
        _study.Mine = (0.1, score);

        string message = (await _study.FailsAsync<PairFailedException>("snapshots")).Message;

        Assert.StartsWith("toy / mine: error could not be judged.", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.False(File.Exists(_study.Snapshots.VerifiedPath("toy", "mine")));
        AssertRed(" | could not be judged | error | – |");
    }

    [Fact]
    public async Task A_test_that_timed_out_is_red_in_the_report_too()
    {
        await _study.CheckAsync("snapshots");
        using var late = new CancellationTokenSource();
        await late.CancelAsync();
        await using (ToyStudy.Fixture fixture = _study.Open())
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.CheckAsync("toy", "mine", late.Token));
        }

        AssertRed("| toy / mine | not judged |  |  | – |  | TaskCanceledException");
    }

    [Fact]
    public async Task A_recording_that_cannot_be_read_is_red_in_the_report_too()
    {
        _study.Write("recordings/toy/theirs/seed-1.csv", "age\n");
        await using (ToyStudy.Fixture fixture = _study.Open("snapshots"))
        {
            await fixture.CheckAsync("mine");
            Assert.Contains("there is a header but no row", (await Assert.ThrowsAsync<PairFailedException>(() => fixture.CheckAsync("theirs"))).Message, StringComparison.Ordinal);
        }

        AssertRed("| toy / theirs | not judged |");
    }

    [Fact]
    public async Task A_generator_that_makes_no_row_is_an_error()
    {
        _study.Mine = (ToyStudy.NoRow, ToyStudy.NoRow);

        string message = (await _study.FailsAsync<PairFailedException>("snapshots")).Message;

        Assert.Contains("the synthetic table has no row", message, StringComparison.Ordinal);
        Assert.False(File.Exists(_study.Snapshots.VerifiedPath("toy", "mine")));
    }

    [Fact]
    public async Task A_missing_part_is_red_in_the_report_of_a_build_server()
    {
        _study.Mine = (ToyStudy.NoNativePart, ToyStudy.NoNativePart);

        await _study.FailsAsync<PairFailedException>(onBuildServer: true);

        AssertRed("| toy / mine | not judged |  |  | – |  | toy / mine: libtoy is not installed.");
    }

    /// <summary>A report of an earlier run must not stand for one that judged nothing.</summary>
    [Fact]
    public async Task A_run_that_judged_nothing_leaves_no_good_report_behind()
    {
        await _study.CheckAsync("snapshots");
        _study.Write("snapshots/toy/mine.verified.json", "{}");

        await _study.FailsAsync<PairFailedException>();

        AssertRed("| toy / mine | not judged |");
    }

    [Fact]
    public async Task A_pair_that_a_filter_left_out_is_an_error_on_a_build_server_only()
    {
        await _study.CheckAsync("snapshots");

        ToyStudy.Fixture fixture = _study.Open(onBuildServer: true);
        await fixture.CheckAsync("mine");
        PairFailedException error = await Assert.ThrowsAsync<PairFailedException>(async () => await fixture.DisposeAsync());
        Assert.StartsWith("1 of 2 pairs were not judged, toy / baseline the first of them: a filter left out their tests", error.Message, StringComparison.Ordinal);
        AssertRed("| toy / baseline | not judged |  |  | – |  | no test asked for it |\n");

        // Here a person filters as she likes, and a build server's study may be narrowed.
        await _study.CheckAsync();
        await _study.CheckAsync(onBuildServer: true);
        Assert.Contains("**A narrowed run: 1 of 2 pairs.**", Report(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_no_test_is_an_error_on_a_build_server()
    {
        ToyStudy.Fixture fixture = _study.Open(onBuildServer: true);

        Assert.StartsWith("2 of 2 pairs were not judged", (await Assert.ThrowsAsync<PairFailedException>(async () => await fixture.DisposeAsync())).Message, StringComparison.Ordinal);
        await _study.Open().DisposeAsync();
    }

    [Fact]
    public async Task A_study_without_a_pair_is_an_error()
    {
        _study.Write("recordings/toy/theirs/seed-1.csv", "age\n1\n");
        _study.Write("datasets/other/dataset.json", File.ReadAllText(_study.PathOf("datasets", "toy", "dataset.json")).Replace("toy", "other", StringComparison.Ordinal));
        _study.Write("datasets/other/data.csv", File.ReadAllText(_study.PathOf("datasets", "toy", "data.csv")));
        _study.SelectGenerators = "theirs";
        _study.SelectDatasets = "other";
        await using ToyStudy.Fixture fixture = _study.Open();

        Assert.EndsWith(
            "there is no pair to judge: no dataset that -p:HarnessDatasets names has a generator that -p:HarnessGenerators names.",
            Assert.Throws<PairFailedException>(fixture.CheckDanglingSnapshots).Message,
            StringComparison.Ordinal);
    }

    private string Report() => File.ReadAllText(_study.PathOf("artifacts", "report", "study.md"));

    private void AssertRed(string line)
    {
        Assert.Contains("**The gate fails** for 1 of ", Report(), StringComparison.Ordinal);
        Assert.Contains(line, Report(), StringComparison.Ordinal);
        Assert.DoesNotContain("**The gate passes**", Report(), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_study.PathOf("artifacts", "report", "study.json")));
        Assert.Contains("fail", json.RootElement.GetProperty("pairs").EnumerateArray().Select(p => p.GetProperty("gate").GetString()));
    }
}
