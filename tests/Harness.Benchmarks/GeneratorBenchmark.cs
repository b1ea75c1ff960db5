using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;

namespace Harness.Benchmarks;

/// <summary>Fit and sample of as many rows as train has. The environment variable HARNESS_BENCHMARK_DATASET names the folder of a dataset; without it, diamonds.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class GeneratorBenchmark
{
    private Dataset _dataset = null!;

    [ParamsSource(nameof(Generators))]
    public string Generator { get; set; } = "";

    public static IEnumerable<string> Generators => Natives.All.Select(g => g.Info.Id);

    [GlobalSetup]
    public void ReadDataset() => _dataset = Dataset();

    /// <summary>The dataset that is measured.</summary>
    internal static Dataset Dataset() => DatasetReader.Read(Environment.GetEnvironmentVariable("HARNESS_BENCHMARK_DATASET") is { Length: > 0 } folder
        ? folder
        : Repository.Dataset("diamonds"));

    [Benchmark]
    public int FitAndSample() => Natives.Find(Generator)
        .Fit(_dataset.Train, new FitContext { Seed = 1, Target = _dataset.Target })
        .Sample(_dataset.Train.RowCount, 1).RowCount;
}
