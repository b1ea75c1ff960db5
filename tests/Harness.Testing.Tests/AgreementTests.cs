using System.Text.Json;
using System.Text.RegularExpressions;

namespace Harness.Testing.Tests;

/// <summary>Console, study.md, job summary, comment, study.json and annotations say the same of every pair.</summary>
public sealed partial class AgreementTests : IDisposable
{
    private readonly ToyStudy _study = new() { Commands = new StringWriter() };

    public void Dispose() => _study.Dispose();

    // The bar is null where nothing is said of the generator.
    private static readonly Dictionary<string, (string? Bar, bool Passes)> Expected = new(StringComparer.Ordinal)
    {
        ["baseline"] = (null, true),
        ["better"] = ("met", true),
        ["broken"] = (null, false),
        ["failed"] = (null, true),
        ["lost"] = ("missed", false),
        ["met"] = ("met", true),
        ["mine"] = ("met", true),
        ["missed"] = ("missed", true),
        ["open"] = ("inconclusive", true),
        ["worse"] = ("met", false),
    };

    [Fact]
    public async Task Every_writer_says_the_same_of_every_pair()
    {
        foreach ((string id, double score) in new[] { ("better", 0.1), ("broken", 0.1), ("failed", ToyStudy.NoTable), ("lost", 0.1), ("met", 0.1), ("missed", 0.3), ("open", 0.1), ("worse", 0.1) })
        {
            _study.Add(id, score);
        }

        _study.SetThresholds("""
            {
              "metrics": { "error": { "max": 0.2 } },
              "pairs": { "toy": {
                "failed": { "failure": { "type": "GeneratorException", "reason": "known" } },
                "open": { "error": { "excess": 0.05, "reason": "nothing says what fresh rows get" } }
              } }
            }
            """);
        await RunAsync("snapshots", null);
        _study.Messages.GetStringBuilder().Clear();
        _study.Commands!.GetStringBuilder().Clear();
        (_study.Others["better"], _study.Others["lost"], _study.Others["worse"]) = (0.05, 0.3, 0.15);
        _study.Write("snapshots/toy/broken.verified.json", "{}");
        string summary = _study.Write("summary.md", "");

        Dictionary<string, string> thrown = await RunAsync(null, summary);

        string[] red = [.. Expected.Where(e => !e.Value.Passes).Select(e => e.Key)];
        Assert.Equal(red, thrown.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("toy / worse is worse than its snapshot", thrown["worse"], StringComparison.Ordinal);

        // study.json
        NJsonSchema.JsonSchema schema = await NJsonSchema.JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(Harness.Arbitraries.Repository.Root, "docs", "schemas", "study.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Report("study.json")));
        using JsonDocument json = JsonDocument.Parse(Report("study.json"));
        Assert.Equal(
            Expected.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Value.Bar, e.Value.Passes ? "pass" : "fail")),
            json.RootElement.GetProperty("pairs").EnumerateArray().Select(p => (p.GetProperty("generator").GetString()!, p.GetProperty("bar").GetString(), p.GetProperty("gate").GetString()!)).OrderBy(p => p.Item1, StringComparer.Ordinal));

        // study.md: the matrix has every candidate, the table above it every pair that does not pass.
        string report = Report("study.md");
        Dictionary<string, string> cells = MatrixRow().Matches(report).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        Assert.Equal(Expected.Keys.Where(g => g != "baseline"), cells.Keys.Order(StringComparer.Ordinal));
        Assert.All(cells, cell =>
        {
            (string? bar, bool passes) = Expected[cell.Key];
            Assert.Equal(passes ? "" : " ▼", cell.Value.EndsWith(" ▼", StringComparison.Ordinal) ? " ▼" : "");
            Assert.StartsWith(bar switch { "met" => "✓", "missed" => "✗ 1", "inconclusive" => "? 1", _ => cell.Key == "failed" ? "*failed*" : "*not judged*" }, cell.Value, StringComparison.Ordinal);
        });

        // The page of every pair that was judged.
        Assert.All(Expected.Where(e => e.Key != "broken"), e =>
        {
            string page = Report(Path.Combine("pairs", "toy", e.Key + ".html"));
            Assert.Contains(e.Value.Passes ? " Gate passes</p>" : " Gate fails</p>", page, StringComparison.Ordinal);
            Assert.Contains(e.Value.Bar switch { "met" => " Clears the bar: all 1 limits met</p>", "missed" => " Misses the bar: 1 of 1 limits missed</p>", "inconclusive" => " Inconclusive: none of 1 limits missed, 1 open</p>", _ => e.Key == "failed" ? " The library failed</p>" : " A baseline: 0 of 1 limits missed</p>" }, page, StringComparison.Ordinal);
        });

        // The same two sentences everywhere, with the counts of the expected verdicts.
        string gate = $" for {red.Length} of {Expected.Count} pairs: 1 not judged, 1 lost a limit, 1 worse than the snapshot.";
        string bars = $", what a good substitute has to clear: of 7 pairs {Bars("met")} clear it, {Bars("inconclusive")} is inconclusive, {Bars("missed")} miss it. Besides, 1 pair has no table: the library failed. 1 pair of a baseline stands beside them, never judged.";
        foreach (string markdown in new[] { report, File.ReadAllText(summary), Report("comment.md") })
        {
            Assert.Contains($"**The gate fails**{gate}\n\n**The bar**{bars}\n", markdown, StringComparison.Ordinal);
            Assert.Equal(red, Rows(Section(markdown, "orse")));
            Assert.Equal(["better"], Rows(Section(markdown, "etter")));
        }

        Assert.StartsWith($"Harness: The gate fails{gate}\nHarness: The bar{bars}\n", _study.Messages.ToString(), StringComparison.Ordinal);

        // The annotations name the pairs that do not pass, and no other.
        string[] lines = _study.Commands.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Harness: the worst failures", lines[0]);
        Assert.Equal(red, lines[1..].Select(l => Regex.Match(l, "^::error .*title=toy / (.+?)%3A ").Groups[1].Value).Order(StringComparer.Ordinal));
        Assert.Contains(lines, l => l.StartsWith($"::error file={_study.PathOf("snapshots", "toy", "worse.verified.json").Replace('\\', '/')},line=14,title=toy / worse%3A error worse::0.1 → 0.15; most in age 0.1 → 0.15%0AIf that is meant: HARNESS_ACCEPT=snapshots dotnet test", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith($"::error file={_study.PathOf("thresholds.json").Replace('\\', '/')},line=2,title=toy / lost%3A error limit lost::0.1 → 0.3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_study_that_cannot_be_opened_says_so_where_people_look()
    {
        _study.SetThresholds("{}");
        string summary = _study.Write("summary.md", "");

        await using ToyStudy.Fixture fixture = _study.Open(jobSummary: summary);

        Assert.StartsWith("## ✗ Synthetic tables: the study cannot be opened\n\n", File.ReadAllText(summary), StringComparison.Ordinal);
        Assert.Contains("\n::error title=The study cannot be opened::", _study.Commands!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The noise of an old version says nothing of the new one's, so the command measures it too.</summary>
    [Theory]
    [InlineData("1", "HARNESS_ACCEPT=snapshots dotnet test")]
    [InlineData("2", "HARNESS_ACCEPT=snapshots,noise dotnet test")]
    public async Task A_new_version_of_a_generator_is_accepted_with_its_noise(string version, string command)
    {
        await _study.CheckAsync("snapshots");
        _study.Mine = (0.15, 0.15);
        _study.Version = version;

        await _study.FailsAsync<VerifyException>();

        Assert.Contains($"Meant? Accept on your machine, commit the snapshots, and say in the pull request why the scores moved:\n\n```sh\n{command} --project {_study.PathOf()} -p:HarnessGenerators=mine\n```\n", Report("comment.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_elsewhere_or_without_a_failure_writes_no_command()
    {
        await _study.CheckAsync("snapshots");
        Assert.Empty(_study.Commands!.ToString());

        _study.Commands = null;
        _study.Mine = (0.3, 0.3);
        await _study.FailsAsync<VerifyException>();
    }

    private async Task<Dictionary<string, string>> RunAsync(string? accept, string? summary)
    {
        var thrown = new Dictionary<string, string>(StringComparer.Ordinal);
        await using ToyStudy.Fixture fixture = _study.Open(accept, jobSummary: summary);
        foreach (string generator in Expected.Keys)
        {
            Exception? error = await Record.ExceptionAsync(() => fixture.CheckAsync(generator));
            if (error is not null)
            {
                thrown.Add(generator, error.Message);
            }
        }

        return thrown;
    }

    private static int Bars(string bar) => Expected.Values.Count(e => e.Bar == bar);

    private string Report(string file) => File.ReadAllText(_study.PathOf("artifacts", "report", file));

    private static string Section(string markdown, string title) => Regex.Match(markdown, $@"\n### [\w ]*{title}\n(.*?)(\n##|$)", RegexOptions.Singleline).Groups[1].Value;

    private static IEnumerable<string> Rows(string section) => Regex.Matches(section, @"^\| \[?toy / (\w+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?!generator)(\w+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex MatrixRow();
}
