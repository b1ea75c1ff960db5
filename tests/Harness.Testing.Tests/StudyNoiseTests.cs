using System.Text.Json;
using Harness.Studies.Snapshots;

namespace Harness.Testing.Tests;

/// <summary>
/// Noise of a pair from its measurement to the verdicts. The scores of <c>mine</c> are .01 above or below its level, so over 20 seeds the
/// standard deviation is .0103, and the mean of two seeds may move by .0235 (noise.py of the snapshots' tests has the formula).
/// </summary>
public sealed class StudyNoiseTests : IDisposable
{
    private readonly ToyStudy _study = new() { Scatter = 0.01 };

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task Noise_is_measured_over_20_seeds_and_kept_in_the_snapshot()
    {
        await AcceptAsync();

        Snapshot snapshot = Accepted();
        SnapshotMetric metric = snapshot.Metrics.Single().Value;
        Assert.Equal((20, 0.1, 0.1, 0.01), (snapshot.NoiseSeeds, metric.Value, metric.Level, metric.Noise));
        Assert.Equal([0.1, 0.05], metric.Parts);
        Assert.Equal([0.01, 0.0051], metric.PartNoise);
        Assert.Equal([1UL, 2UL], snapshot.Seeds);
        await _study.CheckAsync();
    }

    [Fact]
    public async Task A_change_within_noise_passes_without_a_word()
    {
        await AcceptAsync();
        string before = File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
        foreach (double now in new[] { 0.115, 0.085 })
        {
            _study.Mine = (now, now);
            await _study.CheckAsync();
        }

        Assert.Null(TestContext.Current.Warnings);
        Assert.Equal(before, File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine")));
        Assert.False(File.Exists(_study.Snapshots.ReceivedPath("toy", "mine")));
        using JsonDocument json = Report();
        JsonElement pair = json.RootElement.GetProperty("pairs")[0];
        Assert.Equal(("pass", "Changed"), (pair.GetProperty("gate").GetString(), pair.GetProperty("snapshot").GetString()));
        Assert.Equal("Changed", pair.GetProperty("changes")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_loss_beyond_noise_fails_and_says_what_noise_is()
    {
        await AcceptAsync();
        _study.Mine = (0.14, 0.14);

        string message = (await _study.FailsAsync<VerifyException>()).Message;

        Assert.Matches(@"worse  error   0\.1       0\.14  ± 0\.00742  age 0\.1 → 0\.14, age × income 0\.05 → 0\.07\n", message);
        Assert.Contains("The numbers of 'mine' moved and its version (1) did not: raise GeneratorInfo.Version", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gain_beyond_noise_passes_with_a_warning()
    {
        await AcceptAsync();
        _study.Mine = (0.06, 0.06);

        await _study.CheckAsync();

        Assert.StartsWith("toy / mine is better than its snapshot; HARNESS_ACCEPT=snapshots keeps the gain:", Assert.Single(TestContext.Current.Warnings!), StringComparison.Ordinal);
    }

    /// <summary>Chance at the edge of a limit is no loss; a move beyond noise across it is.</summary>
    [Fact]
    public async Task A_limit_that_is_lost_within_noise_does_not_fail()
    {
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.105 } } }""");
        await AcceptAsync();
        _study.Mine = (0.11, 0.11);

        await _study.CheckAsync();

        using JsonDocument json = Report();
        Assert.Equal(("missed", "pass"), (json.RootElement.GetProperty("pairs")[0].GetProperty("bar").GetString(), json.RootElement.GetProperty("pairs")[0].GetProperty("gate").GetString()));
        _study.Mine = (0.14, 0.14);
        await _study.FailsAsync<VerifyException>();
    }

    [Fact]
    public async Task A_version_that_was_raised_is_shown_and_not_asked_for()
    {
        await AcceptAsync();
        _study.Mine = (0.14, 0.14);
        _study.Version = "2";

        string message = (await _study.FailsAsync<VerifyException>()).Message;

        Assert.Contains("toy / mine cannot be compared with its snapshot.", message, StringComparison.Ordinal);
        Assert.Matches(@"incomparable  generatorVersion  1 +2 ", message);
        Assert.DoesNotContain("raise GeneratorInfo.Version", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exact_run_fails_for_a_change_within_noise_and_passes_without_one()
    {
        await AcceptAsync();
        _study.IsExact = true;
        await _study.CheckAsync();
        _study.Mine = (0.101, 0.101);

        await _study.FailsAsync<VerifyException>();
    }

    /// <summary>What is allowed is what was measured once; a generator that scatters more is told, and a person says that it may.</summary>
    [Fact]
    public async Task Noise_does_not_grow_without_the_word()
    {
        await AcceptAsync();
        _study.Scatter = 0.03;

        await _study.CheckAsync("noise");
        Assert.Equal((0.01, 0.01), (Accepted().Metrics[0].Value.Noise, Accepted().Metrics[0].Value.PartNoise[0]));
        Assert.Contains("Harness: toy / mine: the scatter of 1 metric has grown, and the smaller one of before was kept, since it is what a loss is told by; HARNESS_ACCEPT=noise,loosen takes the larger.", _study.Messages.ToString(), StringComparison.Ordinal);

        await _study.CheckAsync("noise,loosen");
        Assert.Equal((0.031, 0.031), (Accepted().Metrics[0].Value.Noise, Accepted().Metrics[0].Value.PartNoise[0]));

        _study.Scatter = 0.01;
        await _study.CheckAsync("noise");
        Assert.Equal(0.01, Accepted().Metrics[0].Value.Noise);
    }

    [Fact]
    public async Task Scores_that_were_accepted_since_keep_the_noise_and_lose_the_level()
    {
        await AcceptAsync();
        _study.Mine = (0.14, 0.14);

        await _study.CheckAsync("snapshots");

        SnapshotMetric metric = Accepted().Metrics.Single().Value;
        Assert.Equal((20, 0.14, null, 0.01), (Accepted().NoiseSeeds, metric.Value, metric.Level, metric.Noise));
        Assert.Equal([0.14, 0.07], metric.Parts);
        _study.Mine = (0.15, 0.15);
        await _study.CheckAsync();
    }

    [Fact]
    public async Task Noise_is_not_measured_of_a_pair_whose_snapshot_does_not_hold()
    {
        await _study.FailsAsync<VerifyException>("noise");
        Assert.False(File.Exists(_study.Snapshots.VerifiedPath("toy", "mine")));

        await AcceptAsync();
        string before = File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));
        _study.Mine = (0.14, 0.14);
        await _study.FailsAsync<VerifyException>("noise,loosen");
        Assert.Equal(before, File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine")));
    }

    /// <summary>The word for noise accepts no limit that was lost.</summary>
    [Fact]
    public async Task Noise_of_a_pair_that_lost_a_limit_hides_no_loss()
    {
        await AcceptAsync();
        _study.SetThresholds("""{ "metrics": { "error": { "max": 0.05 } } }""");

        await _study.FailsAsync<PairFailedException>("noise");
        await _study.FailsAsync<PairFailedException>();
    }

    [Fact]
    public async Task A_recorded_table_does_not_scatter()
    {
        _study.IsRecorded = true;

        await _study.CheckAsync("recordings,snapshots,noise");

        Assert.Equal(0, Accepted().NoiseSeeds);
        Assert.Null(Accepted().Metrics.Single().Value.Noise);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("noise,loosen")]
    public async Task A_build_server_measures_no_noise(string accept)
    {
        await AcceptAsync();
        string before = File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine"));

        Assert.StartsWith($"HARNESS_ACCEPT={accept} is refused on a build server", (await _study.FailsAsync<PairFailedException>(accept, onBuildServer: true)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_study.Snapshots.VerifiedPath("toy", "mine")));
    }

    private async Task AcceptAsync()
    {
        await _study.CheckAsync("snapshots");
        await _study.CheckAsync("noise");
    }

    private Snapshot Accepted() => _study.Snapshots.Find("toy", "mine")!;

    private JsonDocument Report() => JsonDocument.Parse(File.ReadAllText(_study.PathOf("artifacts", "report", "study.json")));
}
