using System.Globalization;
using System.Text.RegularExpressions;
using Harness.Arbitraries;
using Harness.Cli.Terminal;

namespace Harness.Cli.Tests;

/// <summary>What the README shows of the tool is what it says.</summary>
public sealed partial class ReadmeTests
{
    private const string Begin = "<!-- evaluate: written by HARNESS_WRITE_DOCUMENTS=1 dotnet test --project tests/Harness.Cli.Tests -->";
    private const string End = "<!-- end of evaluate -->";

    [Fact]
    public async Task The_example_of_evaluate_is_what_the_tool_prints()
    {
        string readme = Path.Combine(Repository.Root, "README.md");
        string recording = Path.Combine(Repository.Root, "evaluation", "recordings", "penguins", "sdv-tvae", "seed-");
        var output = new StringWriter();

        Assert.Equal(1, await Tool.RunAsync(
            ["evaluate", "--real", Repository.Dataset("penguins"), "--synthetic", recording + "1.csv", recording + "2.csv", recording + "3.csv", "--no-report"],
            new Surroundings(output, TextWriter.Null, OnBuildServer: false, TimeProvider.System, (_, _) => Task.FromResult(8))));
        // Read last: the study writes another part of it meanwhile.
        string text = File.ReadAllText(readme);
        (int begin, int end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        string shown = $"\n\n```\n{output.ToString().Replace(Path.Combine(Repository.Root, "evaluation", "recordings", "penguins", "sdv-tvae") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(Path.Combine(Repository.Root, "datasets") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)}```\n\n";
        if (Environment.GetEnvironmentVariable("HARNESS_WRITE_DOCUMENTS") == "1")
        {
            File.WriteAllText(readme, text[..begin] + shown + text[end..]);
            return;
        }

        // Models differ between processors in their last digits.
        string[] expected = Words(text[begin..end]);
        string[] actual = Words(shown);
        Assert.Equal(expected.Select(w => Number(w) is null ? w : "#"), actual.Select(w => Number(w) is null ? w : "#"));
        Assert.All(expected.Zip(actual), pair =>
        {
            if (Number(pair.First) is { } before)
            {
                Assert.InRange(Number(pair.Second)!.Value, before - 0.02 - Math.Abs(before) / 10, before + 0.02 + Math.Abs(before) / 10);
            }
        });
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static double? Number(string word) => double.TryParse(Edge().Replace(word, ""), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    [GeneratedRegex("[.,;:]$")]
    private static partial Regex Edge();
}
