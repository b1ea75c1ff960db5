using System.Diagnostics;
using Harness.Generators;
using Harness.Python.Jobs;
using Harness.Tables;

namespace Harness.Python.Tests;

/// <summary>Whatever a library does: one message with its last lines, nothing left running, nothing half-written.</summary>
public sealed class MisbehaviourTests : IDisposable
{
    // What the stand-in's children sleep: a test that waits for them takes as long.
    private const double SecondsOfSleepers = 600;

    private const string MarkerVariable = "HARNESS_TEST_MARKER";
    private readonly StandIn _library = new();

    public void Dispose()
    {
        Assert.Equal(0, _library.Left());
        _library.Dispose();
    }

    [Theory]
    [InlineData("import-error", "ended with exit code 1", "No module named 'no_such_library'")]
    [InlineData("exception", "ended with exit code 1", "ZeroDivisionError: division by zero")]
    [InlineData("segfault", "crashed: segmentation fault (signal 11)", "about to crash")]
    [InlineData("half", "ended with exit code 3", "gone in the middle of a line")]
    [InlineData("flood", "ended with exit code 4", "the flood is over")]
    [InlineData("one-long-line", "ended with exit code 5", "no end of line")]
    [InlineData("wrong-columns", "'d'", "")]
    [InlineData("wrong-rows", "the table has 3 rows, but 5 were asked for", "")]
    [InlineData("latin1", "UTF-8", "")]
    [InlineData("text-for-number", "'much'", "")]
    [InlineData("nothing", "it ended well, but wrote no table", "It printed nothing.")]
    [InlineData("error", "ValueError in fit: a constant column", "It printed nothing.")]
    [InlineData("kills-its-group", "was killed from outside", "It printed nothing.")]
    [InlineData("pipe", "what stands at {out} is a pipe or a device", "It printed nothing.")]
    [InlineData("result-pipe", "what stands at the path of result.json is a pipe or a device", "It printed nothing.")]
    [InlineData("control-letters", "ValueError in fit:  [2J over  all. It printed nothing.", "")]
    [InlineData("broken-result", "result.json, line 1: not valid JSON", "It printed nothing.")]
    [InlineData("half-letter", "OSError in fit: no file caf\uFFFD.csv. It printed nothing.", "")]
    [InlineData("huge-result", "result.json has 3500 MB, and no more than 16 MB are read", "It printed nothing.")]
    [InlineData("folder", "what stands at {out} is a folder", "It printed nothing.")]
    [InlineData("utf16", "its first bytes say UTF-16; write it as UTF-8.", "")]
    [InlineData("semicolons", "Make them name the same columns, separated by commas in the file.", "")]
    public void A_failure_is_one_message_with_the_last_lines(string behaviour, string reason, string lastLine)
    {
        GeneratorException error = _library.Failure(behaviour);

        Assert.StartsWith("stand-in, seed 7: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(lastLine, error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 3_000, error.Message);
        Assert.False(error.IsUnavailable);
        Assert.DoesNotContain("harness-job-", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("--separator", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("name its encoding", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.Message);
    }

    [Fact]
    public void Memory_beyond_the_limit_is_refused()
    {
        GeneratorException error = _library.Failure("memory", new JobLimits { MemoryMegabytes = 1_000 });
        Assert.Contains("ended with exit code 1: memory ran out, at a limit of 1000 MB of address space (--memory)", error.Message, StringComparison.Ordinal);
        Assert.Contains("MemoryError", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused()
    {
        GeneratorException error = _library.Failure("big-file", new JobLimits { FileMegabytes = 10 });
        Assert.Contains("File too large", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hang_ends_with_the_time()
    {
        var heard = new List<double>();
        long start = Stopwatch.GetTimestamp();
        GeneratorException error = Assert.Throws<GeneratorException>(() => _library.Behaving("forks-and-hangs", new JobLimits { Time = TimeSpan.FromSeconds(2) }).Fit(StandIn.Train, new FitContext { Progress = new Heard(heard) }).Sample(5, 7));
        Assert.Contains("was not done after 2 seconds and was ended", error.Message, StringComparison.Ordinal);
        Assert.Contains("waiting for ever", error.Message, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 1.9, SecondsOfSleepers / 2);
    }

    [Fact]
    public async Task Cancelling_ends_the_job_whole()
    {
        using var cancellation = new CancellationTokenSource();
        Task<Table> work = Task.Run(() => _library.Sample("forks-and-hangs", null, cancellation.Token));
        await Until(() => _library.Running() >= 3);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(0, _library.Left());
    }

    [Fact]
    public void Children_that_outlive_the_command_are_ended_and_not_waited_for()
    {
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(5, _library.Sample("forks").RowCount);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, SecondsOfSleepers / 2);
        Assert.Equal(0, _library.Left());
    }

    [Fact]
    public void Children_that_left_the_group_and_wrote_over_their_environment_are_ended_too()
    {
        Assert.Equal(5, _library.Sample("orphan").RowCount);
        Assert.Equal(0, _library.Left());
        Assert.Contains("waiting for ever", _library.Failure("orphan-and-hangs", new JobLimits { Time = TimeSpan.FromSeconds(2) }).Message, StringComparison.Ordinal);
        Assert.Equal(0, _library.Left());
    }

    [Fact]
    public void The_job_sees_no_secret_and_no_input_and_leads_a_group_of_its_own()
    {
        Environment.SetEnvironmentVariable("HARNESS_TEST_SECRET", "hush");
        GeneratorException error = _library.Failure("environment");
        Environment.SetEnvironmentVariable("HARNESS_TEST_SECRET", null);
        Assert.DoesNotContain("hush", error.Message, StringComparison.Ordinal);
        Assert.Contains("stdin 0", error.Message, StringComparison.Ordinal);
        string folder = error.Message.Split("folder ")[1].Split(' ')[0];
        Assert.StartsWith(Path.GetTempPath(), folder, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Two_jobs_at_once_do_not_meet()
    {
        Task<Table>[] jobs = [.. Enumerable.Range(0, 4).Select(i => Task.Run(() => _library.Behaving("well").Fit(StandIn.Train, new FitContext()).Sample(4 + i, (ulong)i)))];
        Table[] tables = await Task.WhenAll(jobs);
        Assert.Equal([4, 5, 6, 7], tables.Select(t => t.RowCount));
    }

    [Fact]
    public async Task A_killed_parent_takes_its_job_along()
    {
        StandIn.RequirePython();
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, typeof(MisbehaviourTests).Assembly.GetName().Name!)) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-method", $"{typeof(MisbehaviourTests).FullName}.{nameof(Wait_for_a_job_that_hangs)}", "-explicit", "only", "-noColor"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[MarkerVariable] = _library.Marker;
        using Process parent = Process.Start(start)!;
        await Until(() => _library.Running() >= 3);
        string folder = _library.JobFolder();
        Assert.True(Directory.Exists(folder));
        parent.Kill();
        await parent.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, _library.Left());
        await Until(() => !Directory.Exists(folder));
    }

    [Fact(Explicit = true)]
    public void Wait_for_a_job_that_hangs()
    {
        using var library = new StandIn(Environment.GetEnvironmentVariable(MarkerVariable)!);
        library.Sample("forks-and-hangs");
        Assert.Fail("The job hangs, and this process is killed meanwhile.");
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (int i = 0; i < 200 && !isSo(); i++)
        {
            await Task.Delay(100);
        }

        Assert.True(isSo());
    }

    private sealed class Heard(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
