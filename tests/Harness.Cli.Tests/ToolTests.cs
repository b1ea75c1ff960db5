using System.Diagnostics;
using Harness.Arbitraries;
using Harness.Cli.Terminal;
using Harness.Studies;

namespace Harness.Cli.Tests;

public sealed class ToolTests : IDisposable
{
    // Metrics that are measured in a moment.
    private const string Bar = """
        {
          "metrics": {
            "ks-statistic": { "max": 0.9 },
            "mean-error-worst": { "excess": 5 },
            "ks-statistic-worst": { "max": 0.0001 },
            "memorised": { "min": 0.005 }
          }
        }

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private ProcessStartInfo? _child;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("calibrate limits", "Required argument 'dataset-folder' missing for command: 'limits'.")]
    [InlineData("calibrate limits datasets/iris --false-alarms 0", "--false-alarms is a probability: above 0 and below 1, for example 0.01.")]
    [InlineData("calibrate limits datasets/iris --false-alarms 1.5", "--false-alarms is a probability: above 0 and below 1, for example 0.01.")]
    [InlineData("calibrate limits datasets/iris --false-alarms few", "--false-alarms is a probability: above 0 and below 1, for example 0.01.")]
    [InlineData("calibrate limits datasets/iris --wrote", "Unrecognized command or argument '--wrote'.")]
    [InlineData("calibrate noise evaluation --seeds 19", "--seeds is a whole number, at least 20: fewer say too little of how far scores scatter.")]
    [InlineData("calibrate noise evaluation --seeds many", "--seeds is a whole number, at least 20: fewer say too little of how far scores scatter.")]
    public async Task Wrong_use_is_2_and_says_what_is_wrong(string line, string message)
    {
        Assert.Equal(2, await RunAsync(line.Split(' ')));
        Assert.StartsWith(message, _error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"See: harness calibrate {line.Split(' ')[1]} --help", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("calibrate --help", "harness calibrate noise evaluation")]
    [InlineData("calibrate limits --help", "harness calibrate limits datasets/iris --false-alarms 0.05 --write")]
    [InlineData("calibrate noise --help", "harness calibrate noise evaluation --seeds 40 -- -p:HarnessDatasets=iris")]
    public async Task Help_has_examples_on_a_build_server_too(string line, string example)
    {
        Assert.Equal(0, await RunAsync(line.Split(' '), onBuildServer: true));
        Assert.Contains(example, _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evalute", "Did you mean 'evaluate'?")]
    [InlineData("evaluate --real x.csv --synthetic y.csv --frobnicate", "Unrecognized command or argument '--frobnicate'.")]
    [InlineData("evaluate --real x.csv --synthetic y.csv --tagret z", "Unrecognized command or argument '--tagret'. Did you mean '--target'?")]
    [InlineData("generate --real x.csv --out y.csv --rows 99999999999", "Cannot parse argument '99999999999' for option '--rows' as a whole number up to 2,147,483,647.")]
    [InlineData("generate --real x.csv --out y.csv --seed -1", "Cannot parse argument '-1' for option '--seed' as a whole number from 0 on.")]
    public async Task A_slip_of_the_hand_is_told_in_words_of_the_tool(string line, string message)
    {
        Assert.Equal(2, await RunAsync(line.Split(' ')));
        Assert.Contains(message, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_behind_the_output_is_2_in_one_line()
    {
        using var full = new FullDisk();

        Assert.Equal(2, await Tool.RunAsync(["metrics"], new Surroundings(full, _error, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8))));
        Assert.Equal("The output cannot be written: No space left on device\n", _error.ToString());
    }

    [Fact]
    public async Task Broken_input_is_2_without_a_stack_trace()
    {
        Assert.Equal(2, await RunAsync(["calibrate", "limits", Repository.Dataset("iris"), "--thresholds", _folder.Write("thresholds.json", """{ "metrics": { "ks-statistik": { "max": 0.1 } } }""")]));
        Assert.Contains("Did you mean 'ks-statistic'?", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_dataset_is_2_and_named()
    {
        string missing = _folder.PathOf("none");

        Assert.Equal(2, await RunAsync(["calibrate", "limits", missing, "--thresholds", _folder.Write("thresholds.json", Bar)]));
        Assert.Contains(missing, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limits")]
    [InlineData("noise")]
    public async Task A_build_server_is_refused(string noun)
    {
        string file = _folder.Write("thresholds.json", Bar);

        Assert.Equal(2, await RunAsync(["calibrate", noun, Repository.Dataset("iris"), .. noun == "limits" ? ["--thresholds", file, "--write"] : Array.Empty<string>()], onBuildServer: true));
        Assert.StartsWith($"harness calibrate {noun} is refused on a build server", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(Bar, File.ReadAllText(file));
        Assert.Null(_child);
    }

    [Fact]
    public async Task Limits_are_shown_and_written_once_with_the_flag()
    {
        string file = _folder.Write("thresholds.json", Bar);
        string[] args = ["calibrate", "limits", Repository.Dataset("iris"), "--thresholds", file];

        Assert.Equal(0, await RunAsync(args));
        string shown = _output.ToString();
        Assert.StartsWith("iris: fresh real rows at 1 % false alarms over 3 limits\n", shown, StringComparison.Ordinal);
        Assert.Equal(["bar", "bar", "chance"], shown.Split('\n').SkipWhile(l => !l.TrimStart().StartsWith("metric ", StringComparison.Ordinal)).Skip(1).Take(3).Select(l => l.Split(' ')[^1]));
        Assert.Matches("memorised +is made of the probabilities of other metrics", shown);
        Assert.Matches("ks-statistic-worst +≤ [0-9.]+ +it is looser than ≤ 0.0001, metrics.ks-statistic-worst", shown);
        Assert.Contains("Nothing was written", shown, StringComparison.Ordinal);
        Assert.Equal(Bar, File.ReadAllText(file));

        Assert.Equal(0, await RunAsync([.. args, "--write"]));
        string written = File.ReadAllText(file);
        Assert.StartsWith(Bar.TrimEnd()[..^1].TrimEnd() + ",\n  \"pairs\": {\n    \"iris\": {\n      \"*\": {\n        \"ks-statistic\": { \"max\": 0.", written, StringComparison.Ordinal);
        Assert.Contains(written.Split('\n').Single(l => l.Contains("\"mean-error-worst\": { \"excess\": 0.", StringComparison.Ordinal)), shown, StringComparison.Ordinal);
        Assert.EndsWith("over 3 limits: 200 splits, at 115 rows, 2026-03-04\" }\n      }\n    }\n  }\n}\n", written, StringComparison.Ordinal);
        Assert.DoesNotContain("ks-statistic-worst", written[Bar.Length..], StringComparison.Ordinal);

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await RunAsync([.. args, "--write"]));
        Assert.EndsWith($"{file} stays as it is.\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(file));
    }

    [Fact]
    public async Task Noise_runs_the_project_with_the_switch_and_gives_its_exit_code()
    {
        Assert.Equal(8, await RunAsync(["calibrate", "noise", _folder.FullName, "--loosen", "--seeds", "40", "--", "-p:HarnessDatasets=iris"]));
        Assert.Equal("dotnet", _child!.FileName);
        Assert.Equal(["test", "--project", _folder.FullName, "-p:HarnessDatasets=iris"], _child.ArgumentList);
        Assert.Equal(("noise,loosen", "40"), (_child.Environment["HARNESS_ACCEPT"], _child.Environment["HARNESS_NOISE_SEEDS"]));
        Assert.False(_child.RedirectStandardOutput || _child.RedirectStandardError || _child.RedirectStandardInput);
        Assert.Contains("recordings do not scatter", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noise_without_a_project_is_2()
    {
        Assert.Equal(2, await RunAsync(["calibrate", "noise", _folder.PathOf("none")]));
        Assert.Contains("there is no such project", _error.ToString(), StringComparison.Ordinal);
        Assert.Null(_child);
    }

    [Theory]
    [InlineData(false, "", "xterm", true)]
    [InlineData(true, "", "xterm", false)]
    [InlineData(false, "1", "xterm", false)]
    [InlineData(false, "", "dumb", false)]
    public void Colours_are_for_a_terminal_that_wants_them(bool isRedirected, string noColour, string terminal, bool expected) =>
        Assert.Equal(expected, Colours.AreWanted(isRedirected, v => v switch { "NO_COLOR" => noColour, "TERM" => terminal, _ => null }));

    [Fact]
    public void A_verdict_is_painted_by_its_sign() => Assert.Equal("a \e[32m✓\e[0m b \e[31m✗\e[0m", Colours.Paint("a ✓ b ✗"));

    [Theory]
    [InlineData(null, 20)]
    [InlineData("", 20)]
    [InlineData("20", 20)]
    [InlineData("45", 45)]
    public void Seeds_of_noise_are_at_least_20(string? value, int seeds) => Assert.Equal(seeds, RunVariables.ReadNoiseSeeds(value));

    [Theory]
    [InlineData("19")]
    [InlineData("-30")]
    [InlineData("many")]
    [InlineData("2e1")]
    public void Other_seeds_of_noise_are_an_error_that_says_what_is_right(string value) =>
        Assert.StartsWith($"HARNESS_NOISE_SEEDS={value}: noise is measured at a whole number of seeds, at least 20", Assert.Throws<InputException>(() => RunVariables.ReadNoiseSeeds(value)).Message, StringComparison.Ordinal);

    private Task<int> RunAsync(string[] args, bool onBuildServer = false) => Tool.RunAsync(args, new Surroundings(_output, _error, onBuildServer, new Day(), (start, _) =>
    {
        _child = start;
        return Task.FromResult(8);
    }));

    private sealed class Day : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
