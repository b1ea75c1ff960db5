using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>Contingency tables of 15 columns, 105 pairs and 200 triples, counting train included: with standard errors, and without as at the splits of frames.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class ContingencyBenchmark
{
    private Dataset _dataset = null!;
    private Table _synthetic = null!;

    [Params(500, 2_500, 1_000_000)]
    public int Rows { get; set; }

    [Params(true, false)]
    public bool WithErrors { get; set; }

    [GlobalSetup]
    public void CreateTables()
    {
        Table train = MixedTable.Create(Rows, 1);
        _dataset = Dataset.Of(train, MixedTable.Create(10, 3));
        _synthetic = MixedTable.Create(Rows, 2);
    }

    [Benchmark]
    public int Contingency() => new ContingencyEvaluator().Evaluate(new PairContext(_dataset, _synthetic, new DatasetContext(_dataset)) { WithUncertainty = WithErrors }).Count;
}
