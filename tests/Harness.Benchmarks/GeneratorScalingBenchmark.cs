using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>Fit and sample of as many rows as train has, columns 15: is time linear in rows?</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
[MemoryDiagnoser]
public class GeneratorScalingBenchmark
{
    private Table _train = null!;

    [Params("gaussian-copula", "bayes-net", "cart")]
    public string Generator { get; set; } = "";

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void CreateTable() => _train = MixedTable.Create(Rows, 1);

    [Benchmark]
    public int FitAndSample() => Natives.Find(Generator).Fit(_train, new FitContext { Seed = 1 }).Sample(Rows, 1).RowCount;
}
