namespace Harness.Testing.Tests;

/// <summary>Recordings that are made again, and generators that are commands.</summary>
public sealed class LiveTests : IDisposable
{
    private readonly ToyStudy _study = new() { IsRecorded = true };

    public void Dispose() => _study.Dispose();

    [Fact]
    public async Task The_same_bytes_leave_the_recordings_standing()
    {
        await RecordAsync();
        await _study.CheckAsync();

        Assert.Equal(2, _study.Trained);
        Assert.Contains("Harness: 2 recordings were made again: 2 as recorded, byte for byte.\n", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_table_is_judged_and_its_differences_are_said()
    {
        await RecordAsync();
        _study.Mine = (0.1, 0.15);

        VerifyException error = await _study.FailsAsync<VerifyException>();

        string accept = $"HARNESS_ACCEPT=recordings,snapshots dotnet test --project {_study.PathOf()} -p:HarnessRecordings=Live -p:HarnessGenerators=mine";
        Assert.Contains(accept, error.Message, StringComparison.Ordinal);
        Assert.Contains($"To keep them as recordings: {accept}\n", Said(), StringComparison.Ordinal);
        Assert.Contains("2 recordings were made again: 1 as recorded, byte for byte, 1 another table.", Said(), StringComparison.Ordinal);
        Assert.Contains("toy / mine, 1: seed 1 as recorded, byte for byte; seed 2 differs: 100\u00A0% of the cells, numbers by up to", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_only_tables_that_differ_are_written()
    {
        await RecordAsync();
        DateTime before = File.GetLastWriteTimeUtc(Recording(1));
        string second = File.ReadAllText(Recording(2));
        _study.Mine = (0.1, 0.15);

        await _study.CheckAsync("recordings,snapshots");

        Assert.Equal(before, File.GetLastWriteTimeUtc(Recording(1)));
        Assert.NotEqual(second, File.ReadAllText(Recording(2)));
        _study.IsLive = false;
        await _study.CheckAsync();
    }

    [Fact]
    public async Task What_fails_now_is_a_failure()
    {
        await RecordAsync();
        _study.Mine = (0.1, ToyStudy.NoTable);

        await _study.FailsAsync<VerifyException>();

        Assert.Contains("toy / mine, 1: seed 1 as recorded, byte for byte; seed 2 failed: GeneratorException in fit: no luck", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_library_a_pair_is_skipped_and_on_a_build_server_an_error()
    {
        await RecordAsync();
        _study.Mine = (ToyStudy.NoLibrary, ToyStudy.NoLibrary);

        Assert.Contains("libtoy is not installed", await ToyStudy.SkippedAsync(() => _study.CheckAsync()), StringComparison.Ordinal);
        Assert.Contains("A skip on a developer's machine is an error on a build server.", (await _study.FailsAsync<PairFailedException>(onBuildServer: true)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sdv-ctgan")]
    [InlineData("sdv-ctgan-3000")]
    [InlineData("ydata-gan-repaired")]
    public async Task Without_Python_a_library_s_recordings_are_skipped_with_the_remedy(string generator)
    {
        _study.AddRecording(generator, 1, 0.1);
        _study.IsLive = true;
        _study.Python = "/no/python";

        await using ToyStudy.Fixture fixture = _study.Open("snapshots");
        string reason = await ToyStudy.SkippedAsync(() => fixture.CheckAsync(generator));

        Assert.Contains("Python is not available: there is no program '/no/python'.", reason, StringComparison.Ordinal);
        Assert.Contains("harness environments create", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nothing_here_makes_is_taken_as_it_is_and_named()
    {
        _study.AddRecording("theirs", 1, 0.1);
        _study.IsLive = true;

        await using (ToyStudy.Fixture fixture = _study.Open("snapshots"))
        {
            await fixture.CheckAsync("theirs");
        }

        Assert.Contains("0 recordings were made again. Taken as they are, since nothing here makes them: theirs.", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_of_the_project_runs_in_its_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the command is a shell script");
        _study.Write("ours.sh", "echo age > \"$1\"; i=0; while [ $i -lt $2 ]; do echo 0.1 >> \"$1\"; i=$((i+1)); done");
        _study.AddCommand("ours", "sh ours.sh {out} {rows}");

        await using (ToyStudy.Fixture fixture = _study.Open("snapshots"))
        {
            await fixture.CheckAsync("ours");
        }

        Assert.Contains("\"family\": \"user\"", File.ReadAllText(_study.PathOf("artifacts", "report", "study.json")), StringComparison.Ordinal);
        Assert.Contains("\"generator\": \"ours\"", File.ReadAllText(_study.PathOf("snapshots", "toy", "ours.verified.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_fails_is_red_with_its_last_lines_and_the_rest_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the command is a shell script");
        _study.AddCommand("ours", "sh -c \"echo out of luck; exit 3\" {out}");

        await using (ToyStudy.Fixture fixture = _study.Open("snapshots"))
        {
            await fixture.CheckAsync("baseline");
            Exception error = await Assert.ThrowsAnyAsync<Exception>(() => fixture.CheckAsync("ours"));
            Assert.Contains("ended with exit code 3", error.Message, StringComparison.Ordinal);
            Assert.Contains("out of luck", error.Message, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(_study.PathOf("snapshots", "toy", "baseline.verified.json")));
    }

    private async Task RecordAsync()
    {
        await _study.CheckAsync("recordings,snapshots");
        _study.Messages.GetStringBuilder().Clear();
        _study.Trained = 0;
        _study.IsLive = true;
    }

    private string Said() => _study.Messages.ToString();

    private string Recording(int seed) => _study.PathOf("recordings", "toy", "mine", $"seed-{seed}.csv");
}
