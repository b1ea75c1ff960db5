using System.Collections.ObjectModel;
using System.Diagnostics;
using Harness.Arbitraries;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Metrics.Marginals;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Loading;
using Harness.Neural.Tvae;
using Harness.Scoring;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Neural.Tests.Loading;

/// <summary>
/// What a user sees where libtorch is not: the generators say so, and all else works. A process loads the library once, so this takes a process of its own:
/// these tests again, in a folder without the native files.
/// </summary>
public sealed class WithoutTorchTests
{
    private const string Reason = "libtorch is not in the output folder; build without -p:HarnessTorch=false";

    private static readonly IGenerator[] Generators = [new GanGenerator(), new CtganGenerator(), new TvaeGenerator()];

    [Fact]
    public async Task Where_libtorch_is_not_its_generators_say_so_and_nothing_else_fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "The loader acts on Linux x64 only.");
        using var folder = new TemporaryFolder();

        // Without the list of dependencies, which names the native files, the program takes what lies beside it.
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => !file.EndsWith(".deps.json", StringComparison.Ordinal)))
        {
            File.Copy(file, folder.PathOf(Path.GetFileName(file)));
        }

        var start = new ProcessStartInfo(folder.PathOf(typeof(WithoutTorchTests).Assembly.GetName().Name!))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])["-class", typeof(WithoutTorchTests).FullName!, "-explicit", "only", "-noColor"])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0 && output.Contains("Total: 4, Errors: 0, Failed: 0, Skipped: 0, Not Run: 1,", StringComparison.Ordinal), $"{output}\n{await errors}");
    }

    [Fact(Explicit = true)]
    public void A_generator_says_why_it_is_not_available()
    {
        SkipWhereTorchIs();
        Assert.Equal(Reason, TorchLibrary.Unavailable);
        Assert.All(Generators, generator =>
        {
            GeneratorException error = Assert.Throws<GeneratorException>(() => generator.Fit(Toy, new FitContext()));
            Assert.Equal($"not available: {Reason}", error.Message);
            Assert.True(error.IsUnavailable);
        });
    }

    [Fact(Explicit = true)]
    public async Task Its_pair_is_inconclusive_with_the_reason()
    {
        SkipWhereTorchIs();
        using var folder = new StudyFolder();
        Study study = Open(folder, Generators);

        foreach (IGenerator generator in Generators)
        {
            GateResult result = Judge(await study.ScoreAsync(study.Find("toy", generator.Info.Id)!, TestContext.Current.CancellationToken));

            Assert.Equal((Verdict.Inconclusive, $"not available: {Reason}"), (result.Overall, result.FailureReason));
        }
    }

    [Fact(Explicit = true)]
    public async Task Recordings_of_it_and_other_generators_are_judged_as_ever()
    {
        SkipWhereTorchIs();
        using var folder = new StudyFolder();
        IGenerator other = new BootstrapGenerator();
        folder.Recorded.Add("gan");
        folder.AddRecording("toy", "gan", "seed-1.csv", CsvTableWriter.Write(folder.AddDataset("toy", Toy).Train));
        Study study = Open(folder, [Generators[0], other]);

        foreach (string id in (string[])["gan", other.Info.Id])
        {
            GateResult result = Judge(await study.ScoreAsync(study.Find("toy", id)!, TestContext.Current.CancellationToken));

            Assert.True(result.Passes, result.FailureReason);
            Assert.InRange(Assert.Single(result.Scorecard.Seeds).Results.Count, 1, int.MaxValue);
        }
    }

    private static Table Toy => new([Quick.Number("x", Enumerable.Range(0, 60).Select(i => i * i % 31 / 4.0)), Quick.Label("c", Enumerable.Range(0, 60).Select(i => i % 3 == 0 ? "a" : "b"))]);

    private static void SkipWhereTorchIs() => Assert.SkipWhen(TorchLibrary.Unavailable is null, "libtorch is here; the test of this class that is not explicit starts this one where it is not.");

    private static Study Open(StudyFolder folder, IReadOnlyList<IGenerator> generators)
    {
        folder.AddDataset("toy", Toy);
        folder.Generators.AddRange(generators.Select(generator => (generator.Info.Id, "1")));
        return new Study(folder.Manifest(), new StudyRegistry { Evaluators = [new MarginalEvaluator()], Generators = generators });
    }

    private static GateResult Judge(Scorecard scorecard) => new QualityGate(new Thresholds(new Dictionary<string, Limit> { ["ks-statistic"] = new("metrics.ks-statistic", 1, null, null) }, [], []), ReadOnlyDictionary<string, string>.Empty).Judge(scorecard);
}
