namespace Harness.Testing.Tests;

/// <summary>A generator that runs here and is judged from recordings that it made: when they are written, when they count, and what holds where something is missing.</summary>
public sealed class RecordedGeneratorTests : IDisposable
{
    private readonly ToyStudy _study = new() { IsRecorded = true };

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task It_is_judged_from_its_recordings_whatever_it_would_make_now()
    {
        await _study.CheckAsync("recordings,snapshots");
        Assert.Equal(["seed-1.csv", "seed-1.json", "seed-2.csv", "seed-2.json"], Recordings());
        _study.Mine = (0.15, 0.9);

        await _study.CheckAsync();
        await _study.CheckAsync(onBuildServer: true);
    }

    [Fact]
    public async Task Trained_afresh_it_is_held_against_the_snapshot_of_its_recordings()
    {
        await _study.CheckAsync("recordings,snapshots");
        _study.IsLive = true;
        await _study.CheckAsync();
        _study.Mine = (0.15, 0.15);

        VerifyException error = await _study.FailsAsync<VerifyException>();

        Assert.Contains("worse  error   0.1       0.15", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("snapshots,noise", false)]
    [InlineData(null, true)]
    public async Task A_plain_run_trains_nothing_and_skips_what_was_never_recorded(string? accept, bool onBuildServer)
    {
        Assert.Equal($"not recorded; {Accept} trains it", await ToyStudy.SkippedAsync(() => _study.CheckAsync(accept, onBuildServer)));

        Assert.Equal(0, _study.Trained);
        Assert.Empty(Recordings());
        Assert.False(Directory.Exists(_study.PathOf("snapshots")));
    }

    [Fact]
    public async Task What_was_passed_over_is_named_in_the_report()
    {
        await using (ToyStudy.Fixture fixture = _study.Open("snapshots"))
        {
            await fixture.CheckAsync("baseline");
            await ToyStudy.SkippedAsync(() => fixture.CheckAsync("mine"));
        }

        Assert.Contains("* 1 pair was passed over, not recorded: toy / mine. To train: HARNESS_ACCEPT=recordings dotnet test", File.ReadAllText(_study.PathOf("artifacts", "report", "study.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generator_that_is_not_recorded_writes_none()
    {
        _study.IsRecorded = false;

        await _study.CheckAsync("recordings,snapshots");

        Assert.Empty(Recordings());
    }

    [Fact]
    public async Task A_build_server_writes_none()
    {
        PairFailedException error = await _study.FailsAsync<PairFailedException>("recordings", onBuildServer: true);

        Assert.StartsWith("HARNESS_ACCEPT=recordings is refused on a build server", error.Message, StringComparison.Ordinal);
        Assert.Empty(Recordings());
    }

    [Fact]
    public async Task Accepted_again_recordings_are_kept_and_trained_afresh_they_are_those_of_now()
    {
        await _study.CheckAsync("recordings,snapshots");
        _study.Mine = (0.05, 0.05);
        _study.Trained = 0;

        await _study.CheckAsync("recordings");
        Assert.Equal(0, _study.Trained);

        _study.IsLive = true;
        await _study.CheckAsync("recordings");
        Assert.StartsWith("age\n0.05\n", File.ReadAllText(_study.PathOf("recordings", "toy", "mine", "seed-2.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train_sha256")]
    [InlineData("synthetic_sha256")]
    [InlineData("(mine 1)")]
    [InlineData("csv")]
    public async Task An_accept_records_afresh_what_is_of_other_rows_of_another_version_or_changed(string outdated)
    {
        await _study.CheckAsync("recordings,snapshots");
        string json = _study.PathOf("recordings", "toy", "mine", "seed-2.json");
        string before = File.ReadAllText(json);
        if (outdated == "csv")
        {
            File.Delete(Path.ChangeExtension(json, ".csv"));
        }
        else
        {
            File.WriteAllText(json, before.Replace(outdated == "(mine 1)" ? outdated : $"\"{outdated}\": \"", outdated == "(mine 1)" ? "(mine 0)" : $"\"{outdated}\": \"0", StringComparison.Ordinal));
        }

        _study.Trained = 0;
        await _study.CheckAsync("recordings");

        Assert.Equal(1, _study.Trained);
        await _study.CheckAsync();
    }

    [Fact]
    public async Task An_accept_that_was_ended_early_goes_on_where_it_ended()
    {
        await _study.CheckAsync("recordings,snapshots");
        File.Delete(_study.PathOf("recordings", "toy", "mine", "seed-2.csv"));
        File.Delete(_study.PathOf("recordings", "toy", "mine", "seed-2.json"));
        _study.Trained = 0;

        Assert.Equal(
            $"toy / mine: seed 2 is not recorded. Restore the recording, or train what is missing: {Accept}",
            (await _study.FailsAsync<PairFailedException>()).Message);

        await _study.CheckAsync("recordings");
        Assert.Equal(1, _study.Trained);
        Assert.Equal(["seed-1.csv", "seed-1.json", "seed-2.csv", "seed-2.json"], Recordings());
        await _study.CheckAsync();
    }

    [Fact]
    public async Task A_pair_that_lost_all_its_recordings_is_not_skipped()
    {
        await _study.CheckAsync("recordings,snapshots");
        Directory.Delete(_study.PathOf("recordings"), recursive: true);

        Assert.Equal(
            $"toy / mine: seeds 1, 2 are not recorded, but there is a snapshot. Restore the recordings, or train what is missing: {Accept}",
            (await _study.FailsAsync<PairFailedException>()).Message);
    }

    [Fact]
    public async Task A_table_whose_recording_is_missing_is_named_with_the_remedy()
    {
        await _study.CheckAsync("recordings,snapshots");
        File.Delete(_study.PathOf("recordings", "toy", "mine", "seed-2.csv"));

        Assert.Equal(
            $"{_study.PathOf("recordings", "toy", "mine", "seed-2.json")}: there is neither a table (seed-2.csv) nor an 'error' that says why not; add the CSV file or record the failure.",
            (await _study.FailsAsync<PairFailedException>()).Message);
    }

    [Fact]
    public async Task A_recording_of_another_table_is_named_with_the_remedy()
    {
        await _study.CheckAsync("recordings,snapshots");
        string csv = _study.PathOf("recordings", "toy", "mine", "seed-2.csv");
        File.WriteAllText(csv, File.ReadAllText(csv).Replace("0.1", "0.01", StringComparison.Ordinal));

        string message = (await _study.FailsAsync<PairFailedException>()).Message;

        Assert.StartsWith($"{csv}: the file's SHA-256 is", message, StringComparison.Ordinal);
        Assert.EndsWith("Restore it, or record it again.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_library_is_not_needed_to_judge_recordings()
    {
        await _study.CheckAsync("recordings,snapshots");
        _study.Mine = (ToyStudy.NoLibrary, ToyStudy.NoLibrary);

        await _study.CheckAsync(onBuildServer: true);
    }

    [Fact]
    public async Task Without_its_library_it_records_nothing_and_leaves_what_was_there()
    {
        await _study.CheckAsync("recordings,snapshots");
        string before = File.ReadAllText(_study.PathOf("recordings", "toy", "mine", "seed-1.json"));
        _study.Mine = (ToyStudy.NoLibrary, ToyStudy.NoLibrary);
        _study.IsLive = true;

        Assert.Equal("not available: libtoy is not installed", (await _study.FailsAsync<PairFailedException>("recordings")).Message);
        Assert.Equal(before, File.ReadAllText(_study.PathOf("recordings", "toy", "mine", "seed-1.json")));
    }

    private string Accept => $"HARNESS_ACCEPT=recordings dotnet test --project {_study.PathOf()} -p:HarnessGenerators=mine";

    private IEnumerable<string> Recordings() => Directory.Exists(_study.PathOf("recordings"))
        ? Directory.EnumerateFiles(_study.PathOf("recordings", "toy", "mine")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        : [];
}
