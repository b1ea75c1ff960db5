using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.SdMetrics.Privacy;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>The distance of each of so many rows to the closest of as many others, columns 15.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 3)]
[MemoryDiagnoser]
public class ClosestRecordBenchmark
{
    private Table _real = null!;
    private Table _synthetic = null!;

    [Params(4_000, 100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void CreateTables() => (_real, _synthetic) = (MixedTable.Create(Rows, 1), MixedTable.Create(Rows, 2));

    [Benchmark]
    public double ClosestRecord() => DistanceToClosestRecord.Compute(_synthetic, _real).Max();
}
