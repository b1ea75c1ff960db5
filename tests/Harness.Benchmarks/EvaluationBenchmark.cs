using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Arbitraries;

namespace Harness.Benchmarks;

/// <summary>The repository's own evaluation as <c>dotnet test</c> runs it, built before, with nothing kept from earlier runs and then with all scores kept. What it keeps in <c>artifacts</c> is emptied and filled again.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 1, warmupCount: 0, iterationCount: 1)]
public class EvaluationBenchmark
{
    private ProcessStartInfo _program = null!;

    [Params(true, false)]
    public bool IsCold { get; set; }

    [IterationSetup]
    public void EmptyCache()
    {
        string cache = Path.Combine(Repository.Root, "artifacts", "cache");
        if (IsCold && Directory.Exists(cache))
        {
            Directory.Delete(cache, recursive: true);
        }

        _program = new ProcessStartInfo(Path.Combine(Repository.Root, "evaluation", "bin", "Debug", "net10.0", "Evaluation")) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
    }

    [Benchmark]
    public void Evaluate()
    {
        using Process evaluation = Process.Start(_program)!;
        evaluation.StandardOutput.ReadToEnd();
        evaluation.WaitForExit();
        if (evaluation.ExitCode != 0)
        {
            throw new InvalidOperationException($"The evaluation ended with {evaluation.ExitCode}.");
        }
    }
}
