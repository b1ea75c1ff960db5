using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>The correlations of all pairs of seven columns, whole and where one value in twenty is missing.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class CorrelationBenchmark
{
    private double[][] _columns = null!;

    [Params(100_000, 1_000_000)]
    public int Rows { get; set; }

    [Params(true, false)]
    public bool HasGaps { get; set; }

    [GlobalSetup]
    public void CreateColumns() => _columns =
    [
        .. MixedTable.Create(Rows, 1).Columns.OfType<NumericColumn>().Where(c => c.MissingCount == 0).Select((c, i) =>
            c.Values.ToArray().Select((v, row) => HasGaps && new RandomStream(2).Fork(i).Uniform((ulong)row) < 0.05 ? double.NaN : v).ToArray()),
    ];

    [Benchmark]
    public double[,] Pearson() => CorrelationMatrix.Pearson(_columns);

    [Benchmark]
    public double[,] Spearman() => CorrelationMatrix.Spearman(_columns);
}
