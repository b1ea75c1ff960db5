using System.Text.Json.Nodes;
using Harness.Arbitraries;
using Harness.Cli.Terminal;
using Harness.Python.Environments;

namespace Harness.Cli.Tests;

/// <summary>Environments from the command line, with programs that stand in for uv and Python.</summary>
public sealed class EnvironmentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_there_is_is_listed_with_the_remedy()
    {
        Assert.Equal(0, await RunAsync("environments", "list"));
        Assert.Contains("sdv2    sdv 2.0.0, sdmetrics 0.32.0, torch 2.13.0; 59 packages\n        not made: `harness environments create sdv2` makes it\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("environments", "check"));
        Assert.Equal(2, await RunAsync("environments", "check", "sdv2"));
        Assert.EndsWith("△ sdv2: not made: `harness environments create sdv2` makes it\n", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_made_checked_listed_and_removed()
    {
        Has("sdv2");
        Assert.Equal(0, await RunAsync("environments", "create", "sdv2"));
        Assert.Equal($"✓ sdv2: {Of("sdv2").Folder}\n  Python 3.11.9 with sdv 2.0.0, sdmetrics 0.32.0, torch 2.13.0; all 59 packages as locked\n", _output.ToString());
        Assert.Equal($"Harness: makes sdv2 by uv in {Of("sdv2").Folder}: 59 packages, among them sdv 2.0.0, sdmetrics 0.32.0, torch 2.13.0\n", _error.ToString());
        Assert.Equal(0, await RunAsync("environments", "create", "sdv2"));
        Assert.EndsWith("  It was there already.\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("environments", "check", "sdv2"));

        Has("sdv2", ("torch", "2.14.0"), ("pyarrow", "17.0"));
        _output.GetStringBuilder().Clear();
        Assert.Equal(2, await RunAsync("environments", "check"));
        Assert.Contains("✗ sdv2: ", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  pyarrow 17.0 is there, but not in the lock\n  torch is 2.14.0, locked 2.13.0\n  `harness environments create sdv2` makes it anew as locked.\n", _output.ToString(), StringComparison.Ordinal);

        _output.GetStringBuilder().Clear();
        Assert.Equal(2, await RunAsync("environments", "check", "--json", "sdv2"));
        JsonNode check = JsonNode.Parse(_output.ToString())![0]!;
        Assert.Equal(("made", false, "2.14.0"), ((string?)check["state"], (bool)check["isWhole"]!, (string?)check["packages"]!["torch"]));
        Assert.Equal("pyarrow", (string?)check["differences"]![0]!["name"]);

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("environments", "list", "--json"));
        Assert.Equal(["not-made", "made", "not-made"], JsonNode.Parse(_output.ToString())!.AsArray().Select(e => (string?)e!["state"]));

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync("environments", "remove", "sdv2", "sdv"));
        Assert.Equal($"sdv2: removed {Of("sdv2").Folder}\nsdv: there is nothing to remove\n", _output.ToString());
        Assert.False(Directory.Exists(Of("sdv2").Folder));
    }

    [Theory]
    [InlineData("environments create sdv3", "There is no environment 'sdv3'. Did you mean 'sdv'?")]
    [InlineData("environments create", "Required argument 'names' missing for command: 'create'.")]
    [InlineData("environments remove sdv-2", "There is no environment 'sdv-2'.")]
    [InlineData("generate --real REAL --out OUT --generator sdv-ctgan --environment sdv2", "--environment sdv2: it is not made yet: `harness environments create sdv2` makes it.")]
    [InlineData("generate --real REAL --out OUT --generator sdv-ctgan --environment ydata", "--environment ydata: it does not have sdv. sdv2 and sdv would.")]
    [InlineData("generate --real REAL --out OUT --generator sdv-ctgan --environment sdv2 --python python3", "--python and --environment do not go together")]
    public async Task Wrong_use_is_2_and_says_what_is_right(string line, string message)
    {
        Assert.Equal(2, await RunAsync([.. line.Split(' ').Select(a => a switch { "REAL" => Path.Combine(Repository.Dataset("iris"), "data.csv"), "OUT" => _folder.PathOf("out.csv"), _ => a })]));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_generator_runs_in_the_newest_environment_that_is_made_and_another_can_be_named()
    {
        Has("sdv");
        await RunAsync("environments", "create", "sdv");
        Assert.Equal(2, await GenerateAsync());
        Assert.Contains($"Harness: environment sdv: Python 3.11.9 ({Of("sdv").Python}) with sdv 1.38.1, torch 2.13.0", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("the process ended with exit code 3. Its last line:\n  no library here", _error.ToString(), StringComparison.Ordinal);

        Has("sdv2", ("torch", "2.14.0"));
        await RunAsync("environments", "create", "sdv2");
        _error.GetStringBuilder().Clear();
        await GenerateAsync();
        Assert.StartsWith($"Harness: environment sdv2: Python 3.11.9 ({Of("sdv2").Python}) with sdv 2.0.0, torch 2.14.0", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Note: the environment sdv2 is not as locked: torch is 2.14.0, locked 2.13.0. See: harness environments check sdv2\n", _error.ToString(), StringComparison.Ordinal);

        _error.GetStringBuilder().Clear();
        await GenerateAsync("--environment", "sdv");
        Assert.StartsWith($"Harness: environment sdv: Python 3.11.9 ({Of("sdv").Python})", _error.ToString(), StringComparison.Ordinal);

        File.WriteAllText(Of("sdv").Python, "#!/bin/sh\necho 'no such base' >&2; exit 1\n");
        _error.GetStringBuilder().Clear();
        await GenerateAsync("--environment", "sdv");
        Assert.StartsWith("The environment sdv does not run any more, perhaps because the Python that it was made with is gone. `harness environments create sdv` makes it anew", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("environments --help", "harness environments create sdv2")]
    [InlineData("environments create --help", "harness environments create sdv2 --python /opt/python3.11/bin/python3")]
    [InlineData("environments check --help", "harness environments check sdv2 --json")]
    public async Task Help_has_examples(string line, string example)
    {
        Assert.Equal(0, await RunAsync(line.Split(' ')));
        Assert.Contains(example, _output.ToString(), StringComparison.Ordinal);
    }

    private PythonEnvironment Of(string name) => new EnvironmentCache(_folder.PathOf("environments")).Of(LockFile.Find(name));

    /// <summary>What the next environment, and those of this lock that are there, say that they have: the lock's packages but for these.</summary>
    private void Has(string name, params (string Name, string Version)[] others)
    {
        var packages = new JsonObject();
        foreach ((string package, string version) in LockFile.Find(name).Packages)
        {
            packages[package] = version;
        }

        foreach ((string package, string version) in others)
        {
            packages[package] = version;
        }

        string all = new JsonObject { ["python"] = "3.11.9", ["packages"] = packages }.ToJsonString();
        string asked = new JsonObject { ["python"] = "3.11.9", ["packages"] = new JsonObject { ["sdv"] = (string?)packages["sdv"], ["torch"] = (string?)packages["torch"] } }.ToJsonString();
        _folder.Write($"{name}.all", all);
        _folder.Write($"{name}.asked", asked);
    }

    private Task<int> GenerateAsync(params string[] more) =>
        RunAsync(["generate", "--real", Path.Combine(Repository.Dataset("iris"), "data.csv"), "--out", _folder.PathOf("out.csv"), "--generator", "sdv-ctgan", .. more]);

    private Task<int> RunAsync(params string[] args)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are scripts of the shell");
        string interpreter = Program("interpreter", $"""
            here=$(basename "$(dirname "$(dirname "$0")")"); here=${"{"}here%-*{"}"}
            case "$1" in
            -I) cat '{_folder.FullName}'/"$here.all" ;;
            -c) cat '{_folder.FullName}'/"$here.asked" ;;
            *) echo 'no library here' >&2; exit 3 ;;
            esac
            """);
        string uv = Program("uv", $"""
            if [ "$1" = venv ]; then
              for last in "$@"; do :; done
              mkdir -p "$last/bin" && cp '{interpreter}' "$last/bin/python"
            fi
            """);
        return Tool.RunAsync(args, new Surroundings(_output, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8)) { EnvironmentsFolder = _folder.PathOf("environments"), InstallTools = new InstallTools(uv, []), Width = 140 });
    }

    private string Program(string name, string script)
    {
        string path = _folder.Write(name, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
