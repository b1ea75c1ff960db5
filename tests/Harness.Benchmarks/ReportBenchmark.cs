using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>SDMetrics' two reports of a table as long as it is here, columns 15: 105 pairs.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class ReportBenchmark
{
    private Table _real = null!;
    private Table _synthetic = null!;

    [Params(10_000, 100_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void CreateTables() => (_real, _synthetic) = (MixedTable.Create(Rows, 1), MixedTable.Create(Rows, 2));

    [Benchmark]
    public double QualityReport() => SdMetrics.Reports.QualityReport.Generate(_real, _synthetic).Score.Value;

    [Benchmark]
    public double DiagnosticReport() => SdMetrics.Reports.DiagnosticReport.Generate(_real, _synthetic).Score.Value;
}
