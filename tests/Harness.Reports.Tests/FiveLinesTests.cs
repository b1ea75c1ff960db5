using System.Diagnostics;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Reports.Tests;

/// <summary>The README's five lines, compiled as a program of their own and run on tables of a folder.</summary>
public sealed class FiveLinesTests
{
    [Fact]
    public void The_readme_shows_the_program_that_runs_here()
    {
        string program = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Harness.FiveLines", "Program.cs"));
        Assert.Equal(5, program.TrimEnd().Split('\n').Length);
        Assert.Contains($"```csharp\n{program}```", File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    /// <summary>Holdout rows are as good as synthetic rows can be; a copy of train whose species are shuffled is useless to a model.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Real_rows_pass_and_rows_without_relations_do_not(bool good, int expected)
    {
        using var folder = new TemporaryFolder();
        foreach (string file in Directory.EnumerateFiles(Repository.Dataset("iris")))
        {
            folder.Write($"datasets/iris/{Path.GetFileName(file)}", File.ReadAllText(file));
        }

        Dataset dataset = Dataset.Load(folder.PathOf("datasets", "iris"));
        Table mine = good ? dataset.Holdout : dataset.Train.With(dataset.Train["species"].Take([.. Enumerable.Range(0, dataset.Train.RowCount).Select(i => i * 37 % dataset.Train.RowCount)]));
        folder.Write("mine.csv", CsvTableWriter.Write(mine));
        folder.Write("thresholds.json", """{ "metrics": { "association-error": { "max": 0.15 }, "invalid-cells": { "max": 0.01 } } }""");

        using Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Harness.FiveLines.dll")])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == expected, $"exit code {process.ExitCode}\n{output}\n{await error}");
        Assert.Contains("| ks-statistic ↓ |", output, StringComparison.Ordinal);
        Assert.Contains("| tstr-accuracy-gap ↓ |", output, StringComparison.Ordinal);
        Assert.DoesNotContain("## Failed", output, StringComparison.Ordinal);
    }
}
