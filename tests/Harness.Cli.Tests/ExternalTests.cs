using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Cli.Terminal;

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

    [Theory]
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

    private static void RequirePython()
    {
        bool isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));
        Assert.False(!isThere && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "there is no python3, and on a build server these tests have to run");
        Assert.SkipUnless(isThere, "there is no python3 on the PATH");
    }

    private string Recording(string dataset, string generator, string file) => _folder.PathOf("study", "recordings", dataset, generator, file);

    private Task<int> RunAsync(params string[] args) => Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8)) { EnvironmentsFolder = _folder.PathOf("environments") });
}
