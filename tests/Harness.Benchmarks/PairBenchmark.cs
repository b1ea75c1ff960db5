using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Datasets;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>One synthetic table of a large dataset, 15 columns and a target of eight classes, from files through the default profile.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 1, warmupCount: 0, iterationCount: 1)]
[MemoryDiagnoser]
public class PairBenchmark
{
    private string _folder = null!;

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void WriteFiles() => LargePair.WriteTables(_folder = Directory.CreateTempSubdirectory("harness-pair").FullName, Rows);

    [GlobalCleanup]
    public void DeleteFiles() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public Evaluation Evaluate()
    {
        (Dataset dataset, Table synthetic) = LargePair.Read(_folder, Rows);
        return Evaluation.Run(dataset, synthetic, new EvaluationOptions { Progress = null });
    }
}
