using System.IO.Compression;
using System.Xml.Linq;
using CliWrap.Buffered;
using Harness.Arbitraries;

namespace Harness.Packages.Tests;

/// <summary>What somebody has who knows the packages alone.</summary>
public sealed class NewMachineTests(Packed packed)
{
    private static readonly string[] Ids = ["Harness", "Harness.Cli", "Harness.DuckDb", "Harness.Generators", "Harness.Neural", "Harness.Python", "Harness.Reports", "Harness.SdMetrics", "Harness.Studies", "Harness.Templates", "Harness.Utility", "Harness.Xunit"];

    [Fact]
    public void Every_package_has_a_page_an_icon_a_licence_and_documentation()
    {
        Assert.Equal(Ids, Directory.EnumerateFiles(packed.Feed, "*.nupkg").Select(f => Path.GetFileName(f)[..^(packed.Version.Length + ".nupkg".Length + 1)]).Order(StringComparer.Ordinal));
        Assert.All(Ids, id =>
        {
            using ZipArchive package = ZipFile.OpenRead(Path.Combine(packed.Feed, $"{id}.{packed.Version}.nupkg"));
            string[] files = [.. package.Entries.Select(e => e.FullName)];
            Assert.Contains("README.md", files);
            Assert.Contains("icon.png", files);
            using Stream stream = package.GetEntry($"{id}.nuspec")!.Open();
            XElement metadata = XDocument.Load(stream).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
            Assert.Equal("MIT", metadata.Elements().Single(e => e.Name.LocalName == "license").Value);
            Assert.NotEqual("Package Description", metadata.Elements().Single(e => e.Name.LocalName == "description").Value);
            if (id is not ("Harness.Templates" or "Harness.Cli"))
            {
                string assembly = id == "Harness.Xunit" ? "Harness.Testing" : id;
                Assert.Contains($"lib/net10.0/{assembly}.dll", files);
                Assert.Contains($"lib/net10.0/{assembly}.xml", files);
                Assert.True(File.Exists(Path.Combine(packed.Feed, $"{id}.{packed.Version}.snupkg")), $"{id} has no symbols");
            }
        });
    }

    [Fact]
    public void A_package_names_no_native_library_of_one_machine()
    {
        using ZipArchive package = ZipFile.OpenRead(Path.Combine(packed.Feed, $"Harness.Neural.{packed.Version}.nupkg"));
        using var text = new StreamReader(package.GetEntry("Harness.Neural.nuspec")!.Open());
        string nuspec = text.ReadToEnd();
        Assert.Contains("TorchSharp", nuspec, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", nuspec, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tool_ends_green_and_red()
    {
        string folder = Directory.CreateDirectory(packed.PathOf("tool")).FullName;
        await packed.DotnetAsync(folder, "tool", "install", "Harness.Cli", "--tool-path", "bin", "--version", packed.Version);
        string tool = Path.Combine(folder, "bin", OperatingSystem.IsWindows() ? "harness.exe" : "harness");
        string[] rows = File.ReadAllLines(Path.Combine(Repository.Dataset("iris"), "data.csv"));
        File.WriteAllLines(Path.Combine(folder, "real.csv"), [rows[0], .. rows.Skip(1).Where((_, i) => i % 2 == 0)]);
        File.WriteAllLines(Path.Combine(folder, "good.csv"), [rows[0], .. rows.Skip(1).Where((_, i) => i % 2 == 1)]);
        File.WriteAllLines(Path.Combine(folder, "bad.csv"), [rows[0], .. rows.Skip(1).Where((_, i) => i % 2 == 1).Select(r => "9" + r)]);

        BufferedCommandResult good = await packed.RunAsync(tool, folder, ["evaluate", "--real", "real.csv", "--synthetic", "good.csv", "--target", "species"]);
        BufferedCommandResult bad = await packed.RunAsync(tool, folder, ["evaluate", "--real", "real.csv", "--synthetic", "bad.csv", "--target", "species"]);
        BufferedCommandResult wrong = await packed.RunAsync(tool, folder, ["evaluate", "--real", "none.csv", "--synthetic", "bad.csv"]);

        Assert.True(good.ExitCode == 0, good.StandardOutput + good.StandardError);
        Assert.True(bad.ExitCode == 1, bad.StandardOutput + bad.StandardError);
        Assert.Contains("Misses the bar", bad.StandardOutput, StringComparison.Ordinal);
        Assert.True(wrong.ExitCode == 2, wrong.StandardOutput + wrong.StandardError);
        Assert.DoesNotContain("   at ", wrong.StandardError, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "harness-report.html")));
    }

    [Fact]
    public async Task The_template_makes_a_gate_that_ends_green_and_red()
    {
        string folder = packed.PathOf("judged");
        await packed.DotnetAsync(packed.PathOf(), "new", "install", $"Harness.Templates::{packed.Version}", "--add-source", packed.Feed);
        await packed.DotnetAsync(packed.PathOf(), "new", "harness", "--output", folder);

        BufferedCommandResult first = await TestAsync();
        BufferedCommandResult accept = await TestAsync(accept: "snapshots");
        BufferedCommandResult green = await TestAsync();
        string recording = Path.Combine(folder, "evaluation", "recordings", "penguins", "mine", "seed-1.csv");
        string[] rows = File.ReadAllLines(recording);
        File.WriteAllLines(recording, [rows[0], .. rows.Skip(1).Select(r => r.Replace("Gentoo", "Adelie", StringComparison.Ordinal))]);
        BufferedCommandResult red = await TestAsync();

        // New pairs fail until a person has looked at their scores.
        Assert.True(first.ExitCode != 0 && first.StandardOutput.Contains("no snapshot yet", StringComparison.Ordinal), first.StandardOutput);
        Assert.True(accept.ExitCode == 0, accept.StandardOutput + accept.StandardError);
        Assert.True(green.ExitCode == 0, green.StandardOutput + green.StandardError);
        Assert.True(red.ExitCode != 0, red.StandardOutput);
        Assert.Contains("penguins / mine is worse than its snapshot", red.StandardOutput, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "artifacts", "report", "index.html")));

        Task<BufferedCommandResult> TestAsync(string? accept = null) => packed.RunAsync("dotnet", folder, ["test", "--project", "evaluation"], accept);
    }

    [Fact]
    public void The_template_has_the_comment_of_this_repository()
    {
        string own = File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "comment.yml"));
        string expected = own.Replace("workflows: [harness]", "workflows: [synthetic data]", StringComparison.Ordinal).Replace("its run of `harness` found", "its run of `synthetic data` found", StringComparison.Ordinal).Replace("'%s\\n`harness` ended", "'%s\\n`synthetic data` ended", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(Path.Combine(Repository.Root, "templates", "harness", ".github", "workflows", "comment.yml")));
    }

    [Fact]
    public void The_template_has_the_bar_of_this_repository()
    {
        string Metrics(string path) => File.ReadAllText(path).Split("\"metrics\": {")[1].Split("\n  }")[0];
        Assert.Equal(Metrics(Path.Combine(Repository.Root, "thresholds.json")), Metrics(Path.Combine(Repository.Root, "templates", "harness", "thresholds.json")));
    }
}
