using System.Diagnostics;
using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Cli.Generate;
using Harness.Cli.Study;
using Harness.Cli.Terminal;
using Harness.Python;

namespace Harness.Cli.Tests;

/// <summary>Generators in other programs, from the command line.</summary>
public sealed class ExternalTests : IDisposable
{
    private static readonly string Example = Path.Combine(Repository.Root, "src", "Harness.Python", "Protocol", "example.py");
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public ExternalTests()
    {
        foreach (string name in new[] { "iris", "penguins" })
        {
            foreach (string file in new[] { "data.csv", "dataset.json" })
            {
                _folder.Write(Path.Combine("study", "datasets", name, file), File.ReadAllText(Path.Combine(Repository.Dataset(name), file)));
            }
        }
    }

    private string Study => _folder.PathOf("study");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_command_generates_a_table()
    {
        RequirePython();
        string output = _folder.PathOf("my table.csv");
        Assert.Equal(0, await RunAsync("generate", "--real", Path.Combine(Repository.Dataset("penguins"), "data.csv"), "--rows", "12", "--seed", "3", "--out", output, "--generator-command", $"python3 '{Example}' {{request}}"));
        Assert.Equal(13, File.ReadAllLines(output).Length);
        Assert.Contains("12 rows by mine, seed 3.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_recorded_with_its_provenance_and_again_when_it_changes()
    {
        RequirePython();
        string script = _folder.PathOf("ours.py");
        File.Copy(Example, script);
        string[] record = ["record", Study, "--datasets", "iris", "--seeds", "1", "2", "--name", "ours", "--generator-command", $"python3 {script} {{request}}"];
        Assert.Equal(0, await RunAsync(record));
        Assert.Equal("iris / ours: 2 tables recorded\n", _output.ToString());
        JsonNode side = JsonNode.Parse(File.ReadAllText(Recording("iris", "ours", "seed-2.json")))!;
        Assert.Equal("ours", (string?)side["generator"]);
        Assert.Equal($"python3 {script} {{request}}", (string?)side["parameters"]!["command"]);
        Assert.StartsWith("3.", (string?)side["package_versions"]!["python"], StringComparison.Ordinal);
        Assert.NotNull(side["package_versions"]!["harness"]);
        Assert.NotNull(side["synthetic_sha256"]);

        Assert.Equal(0, await RunAsync(record));
        Assert.EndsWith("iris / ours: all seeds are recorded already\n", _output.ToString(), StringComparison.Ordinal);
        File.AppendAllText(script, "\n# Another version.\n");
        Assert.Equal(0, await RunAsync(record));
        Assert.NotEqual((string?)side["package_versions"]!["harness"], (string?)JsonNode.Parse(File.ReadAllText(Recording("iris", "ours", "seed-2.json")))!["package_versions"]!["harness"]);
    }

    [Fact]
    public async Task A_seed_that_crashes_leaves_the_others_to_go_on()
    {
        RequirePython();
        string script = _folder.Write("ours.sh", $"[ \"$2\" = 2 ] && {{ echo bad luck; exit 3; }}\nexec python3 '{Example}' \"$1\"\n");

        Assert.Equal(2, await RunAsync("record", Study, "--datasets", "iris", "--seeds", "1", "2", "3", "--name", "ours", "--parallel", "1", "--generator-command", $"sh {script} {{request}} {{seed}}"));

        // Where the machine is busy, progress is told in between.
        Assert.Equal(["iris / ours: ours, seed 2: the process ended with exit code 3. Its last line:", "  bad luck"], _error.ToString().Split('\n').Where(line => line.Length > 0 && !line.StartsWith("Harness: ", StringComparison.Ordinal)));
        Assert.Equal(["seed-1.csv", "seed-1.json", "seed-3.csv", "seed-3.json"], Directory.EnumerateFiles(Path.GetDirectoryName(Recording("iris", "ours", "x"))!).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_library_reports_is_recorded_and_what_crashes_is_told_and_the_rest_goes_on()
    {
        RequirePython();
        string script = _folder.Write("ours.py", $$$"""
            import json, os, sys
            sys.path.insert(0, {{{JsonValue.Create(Path.GetDirectoryName(Example))!.ToJsonString()}}})
            import example
            request = json.load(open(sys.argv[1]))
            if "sepal_width_cm" in request["metadata"]["columns"]:
                print("no gardens here", file=sys.stderr)
                if request["seed"] == 2:
                    os.abort()
                json.dump({"error": {"stage": "fit", "type": "GardenError", "message": "flowers are refused"}}, open(request["result"], "w"))
                sys.exit(1)
            sys.exit(example.main(sys.argv[1]))
            """);
        Assert.Equal(2, await RunAsync("record", Study, "--seeds", "1", "2", "--generator-command", $"python3 {script} {{request}}"));
        Assert.Contains("iris / mine: mine, seed 2: the process crashed: it aborted (signal 6). Its last line", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("no gardens here", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("penguins / mine: 2 tables recorded", _output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Recording("iris", "mine", "seed-2.csv")) || File.Exists(Recording("iris", "mine", "seed-2.json")));

        Assert.Equal(0, await RunAsync("record", Study, "--seeds", "1", "--datasets", "iris", "--generator-command", $"python3 {script} {{request}}"));
        Assert.Contains("iris / mine: seed 1 failed, and that is recorded as its result: GardenError in fit: flowers are refused", _output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Recording("iris", "mine", "seed-1.csv")));
        Assert.Equal("GardenError", (string?)JsonNode.Parse(File.ReadAllText(Recording("iris", "mine", "seed-1.json")))!["error"]!["type"]);
    }

    [Fact]
    public async Task Settings_reach_the_program_and_make_another_version()
    {
        RequirePython();
        string[] Record(string epochs) => ["record", Study, "--datasets", "iris", "--seeds", "1", "--set", $"epochs={epochs}", "--set", "kind=small one", "--generator-command", $"python3 '{Example}' {{request}}"];
        Assert.Equal(0, await RunAsync(Record("[3, 4]")));
        Assert.Equal(0, await RunAsync(Record("[3, 4]")));
        Assert.EndsWith("iris / mine: all seeds are recorded already\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync(Record("5")));
        Assert.EndsWith("iris / mine: 1 table recorded\n", _output.ToString(), StringComparison.Ordinal);
        JsonNode side = JsonNode.Parse(File.ReadAllText(Recording("iris", "mine", "seed-1.json")))!;
        Assert.Equal("5", (string?)side["parameters"]!["epochs"]);
        Assert.Equal("""{"epochs":5,"kind":"small one"}""", side["effective_parameters"]!.ToJsonString());
    }

    [Fact]
    public async Task Several_work_at_once_and_are_told_in_order()
    {
        RequirePython();
        string script = Meeting("while len(os.listdir(folder)) < 2: time.sleep(0.02)");
        Assert.Equal(0, await RunAsync("record", Study, "--seeds", "1", "2", "--parallel", "2", "--timeout", "0.5", "--generator-command", $"python3 {script} {{request}}"));
        Assert.Equal("iris / mine: 2 tables recorded\npenguins / mine: 2 tables recorded\n", _output.ToString());
    }

    [Theory]
    [InlineData("generate --real REAL --out OUT", "Harness: fits mine, 40 % (epoch 3), ")]
    [InlineData("record STUDY --datasets iris --seeds 1", "at work: iris / mine (40 %, last seed 1, epoch 3)")]
    public async Task What_a_program_does_at_the_moment_is_told(string line, string told)
    {
        RequirePython();
        string go = _folder.PathOf("go");
        string script = Meeting($$"""
            while not os.path.exists({{JsonValue.Create(go).ToJsonString()}}):
                print(json.dumps({"progress": 0.4, "message": "epoch\t3"}), flush=True)
                time.sleep(0.05)
            """.ReplaceLineEndings("\n"));
        string[] args = [.. line.Split(' ').Select(a => a switch { "REAL" => Path.Combine(Repository.Dataset("iris"), "data.csv"), "OUT" => _folder.PathOf("out.csv"), "STUDY" => Study, _ => a }), "--timeout", "1", "--generator-command", $"python3 {script} {{request}}"];
        using var error = new Watch(told, go);
        Assert.True(await Tool.RunAsync(args, Surroundings() with { Error = error }) == 0, error.ToString());
    }

    [Fact]
    public async Task Two_runs_at_once_make_each_recording_once()
    {
        RequirePython();
        string[] record = ["record", Study, "--datasets", "iris", "--seeds", "1", "2", "3", "--parallel", "1", "--generator-command", $"python3 {Meeting("time.sleep(1)")} {{request}}"];
        Process[] runs = [.. Enumerable.Range(0, 2).Select(_ => Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Harness.Cli"), record) { RedirectStandardOutput = true })!)];
        string[] told = await Task.WhenAll(runs.Select(run => run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));

        Assert.Equal(3, Directory.GetFiles(_folder.PathOf("meeting")).Length);
        Assert.True(File.Exists(Recording("iris", "mine", "seed-1.csv")) && File.Exists(Recording("iris", "mine", "seed-3.csv")));
        Assert.All(told, text => Assert.Matches("^iris / mine: (1 table recorded|[23] tables recorded|all seeds are recorded already)\n$", text));
        foreach (Process run in runs)
        {
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, run.ExitCode);
            run.Dispose();
        }
    }

    [Fact]
    public async Task Ending_early_ends_all_that_is_at_work_and_keeps_what_is_done()
    {
        RequirePython();
        var command = new CommandGenerator("mine", $"python3 {Meeting("time.sleep(600 if request['seed'] == 2 else 0)")} {{request}}");
        var settings = new StudySettings(Study, _folder.PathOf("artifacts")) { Generators = ["mine"], Only = ["mine"], Seeds = [1, 2], Datasets = [], Registry = NativeGenerators.Registry with { Generators = [command] } };
        using var cancellation = new CancellationTokenSource();
        Task<int> run = Task.Run(() => new RecordRun(settings, 2, Surroundings()).RunAsync(cancellation.Token), CancellationToken.None);
        string meeting = _folder.PathOf("meeting");
        for (int i = 0; i < 600 && !(Directory.Exists(meeting) && Directory.GetFiles(meeting).Length == 4); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("2 recordings were made and are kept; the same command goes on from there.", _error.ToString().Split('\n')[^2]);
        Assert.True(File.Exists(Recording("iris", "mine", "seed-1.csv")) && File.Exists(Recording("penguins", "mine", "seed-1.csv")));
        Assert.False(File.Exists(Recording("iris", "mine", "seed-2.csv")) || File.Exists(Recording("penguins", "mine", "seed-2.csv")));
        for (int i = 0; i < 100 && Directory.GetFiles(meeting).Any(IsAtWork); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.All(Directory.GetFiles(meeting), process => Assert.False(IsAtWork(process)));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_the_tool_with_the_exit_code_that_shells_give_it(string signal, int expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals");
        RequirePython();
        string meeting = _folder.PathOf("meeting");
        string output = _folder.PathOf("out.csv");

        // A run in the background ignores Ctrl+C, and so does what it starts, unless told otherwise.
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        const string Heeding = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])";
        foreach (string argument in (string[])["-c", Heeding, Path.Combine(AppContext.BaseDirectory, "Harness.Cli"), "generate", "--real", Path.Combine(Repository.Dataset("iris"), "data.csv"), "--out", output, "--generator-command", $"python3 {Meeting("time.sleep(600)")} {{request}}"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process tool = Process.Start(start)!;
        for (int i = 0; i < 600 && !(Directory.Exists(meeting) && Directory.GetFiles(meeting).Length == 1); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        string job = Assert.Single(Directory.GetFiles(meeting));
        using Process kill = Process.Start("kill", ["-s", signal, $"{tool.Id}"]);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected, tool.ExitCode);
        Assert.Contains("Ended early; no file was left half-written.", await tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(IsAtWork(job) || File.Exists(output));
    }

    [Theory]
    [InlineData("record STUDY --generators cart --set epochs=3", "--set epochs: the tool's own generator 'cart' takes no settings here")]
    [InlineData("generate --real REAL --out OUT --generator arf --timeout 3", "--timeout is for generators in other programs, and arf is run by the tool itself. Leave it out.")]
    [InlineData("record STUDY --generators cart arf --environment sdv2", "--environment is for generators in other programs, and cart, arf are run by the tool itself. Leave it out.")]
    [InlineData("generate --real REAL --out OUT --generator arf --set trees=3", "--set trees: the tool's own generator 'arf' takes no settings here")]
    [InlineData("generate --real REAL --out OUT --generator-command x{out} --set epochs", "--set epochs: write name=value, for example --set epochs=100.")]
    [InlineData("generate --real REAL --out OUT --generator-command x{out} --set a=1 --set a=2", "--set a=2: a is set twice")]
    [InlineData("generate --real REAL --out OUT --generator-command x{out} --set a=null", "--set a=null: null is no value")]
    [InlineData("generate --real REAL --out OUT --generator-command x{out} --set a=1", "would not see a: settings are in {request}")]
    [InlineData("record STUDY --generator-command x{out} --parallel 0", "--parallel 0: give how many")]
    [InlineData("generate --real REAL --out OUT --generator cart --generator-command x{out}", "--generator and --generator-command do not go together")]
    [InlineData("generate --real REAL --out OUT --generator-command x", "does not say where the table goes")]
    [InlineData("generate --real REAL --out OUT --generator-command no-such-program{out}", "mine is not available: there is no program")]
    [InlineData("generate --real REAL --out OUT --generator sdv-tvae --python no-such-python", "Python is not available: there is no program 'no-such-python'. Install Python 3.9 or newer")]
    [InlineData("generate --real REAL --out OUT --timeout 0", "--timeout 0: give the minutes")]
    [InlineData("record STUDY", "There is no generator: name some with --generators cart")]
    [InlineData("record STUDY --generator-command x{out} --name cart", "--name cart: the tool has a generator of that id")]
    [InlineData("record STUDY --generator-command x{out} --name My/Own", "--name My/Own: an id has small letters")]
    [InlineData("study STUDY --generators sdv-ctgan", "'sdv-ctgan' runs in Python and is judged from recordings. Make them first: harness record STUDY --generators sdv-ctgan")]
    public async Task Wrong_use_is_2_and_says_what_is_right(string line, string message)
    {
        string output = _folder.PathOf("out.csv");
        Assert.Equal(2, await RunAsync([.. line.Split(' ').Select(a => a switch { "STUDY" => Study, "REAL" => Path.Combine(Repository.Dataset("iris"), "data.csv"), "OUT" => output, _ => a })]));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    /// <summary>Whether the process that a file is named by still works: one that was killed and not yet taken away has no command line.</summary>
    private static bool IsAtWork(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine("/proc", Path.GetFileName(process), "cmdline")).Contains("meeting.py", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>A generator whose jobs leave a file named by their process in a folder, then do this.</summary>
    private string Meeting(string then) => _folder.Write("meeting.py", $$$"""
        import json, os, sys, time
        sys.path.insert(0, {{{JsonValue.Create(Path.GetDirectoryName(Example))!.ToJsonString()}}})
        import example
        request = json.load(open(sys.argv[1]))
        folder = {{{JsonValue.Create(_folder.PathOf("meeting"))!.ToJsonString()}}}
        os.makedirs(folder, exist_ok=True)
        open(os.path.join(folder, str(os.getpid())), "w").close()
        {{{then}}}
        sys.exit(example.main(sys.argv[1]))
        """);

    /// <summary>Makes a file as soon as a line is written that has a text.</summary>
    private sealed class Watch(string awaited, string file) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(awaited, StringComparison.Ordinal) == true)
            {
                File.WriteAllText(file, "");
            }
        }
    }

    private static void RequirePython()
    {
        bool isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));
        Assert.False(!isThere && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "there is no python3, and on a build server these tests have to run");
        Assert.SkipUnless(isThere, "there is no python3 on the PATH");
    }

    private string Recording(string dataset, string generator, string file) => _folder.PathOf("study", "recordings", dataset, generator, file);

    private Task<int> RunAsync(params string[] args) => Tool.RunAsync(args, Surroundings());

    private Surroundings Surroundings() => new(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8)) { EnvironmentsFolder = _folder.PathOf("environments") };
}
