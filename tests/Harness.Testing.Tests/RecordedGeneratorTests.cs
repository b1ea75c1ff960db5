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
        _study.Retrain = true;
        await _study.CheckAsync();
        _study.Mine = (0.15, 0.15);

        VerifyException error = await _study.FailsAsync<VerifyException>();

        Assert.Contains("worse  error   0.1       0.15", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recordings_are_written_only_where_the_switch_says_so()
    {
        await _study.CheckAsync("snapshots");

        Assert.Empty(Recordings());
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
    public async Task Accepted_again_recordings_are_those_of_now()
    {
        await _study.CheckAsync("recordings,snapshots");
        _study.Mine = (0.05, 0.05);

        await _study.CheckAsync("recordings");

        Assert.StartsWith("age\n0.05\n", File.ReadAllText(_study.PathOf("recordings", "toy", "mine", "seed-2.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_recording_it_is_fitted()
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.15, 0.15);

        Assert.Contains("worse  error   0.1       0.15", (await _study.FailsAsync<VerifyException>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seed_whose_recording_is_missing_turns_the_pair_red_and_is_named()
    {
        await _study.CheckAsync("recordings,snapshots");
        File.Delete(_study.PathOf("recordings", "toy", "mine", "seed-2.csv"));
        File.Delete(_study.PathOf("recordings", "toy", "mine", "seed-2.json"));

        VerifyException error = await _study.FailsAsync<VerifyException>();

        Assert.Contains("incomparable  seeds   1, 2      1\n", error.Message, StringComparison.Ordinal);
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

        Assert.Equal("not available: libtoy is not installed", (await _study.FailsAsync<PairFailedException>("recordings")).Message);
        Assert.Equal(before, File.ReadAllText(_study.PathOf("recordings", "toy", "mine", "seed-1.json")));
    }

    private IEnumerable<string> Recordings() => Directory.Exists(_study.PathOf("recordings"))
        ? Directory.EnumerateFiles(_study.PathOf("recordings", "toy", "mine")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
        : [];
}
