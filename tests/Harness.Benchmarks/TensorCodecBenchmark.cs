using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Neural.TensorEncoding;
using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>A table of 15 columns for a network: learned (8 mixtures by modes), laid out, and back.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class TensorCodecBenchmark
{
    private Table _table = null!;
    private TensorCodec _codec = null!;
    private float[] _matrix = null!;

    [Params(10_000, 100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void CreateTable()
    {
        _table = MixedTable.Create(Rows, 1);
        _codec = Modes();
        _matrix = _codec.Encode(new RandomStream(2));
    }

    [Benchmark]
    public object LearnModes() => Modes();

    [Benchmark]
    public float[] Encode() => _codec.Encode(new RandomStream(2));

    [Benchmark]
    public Table Decode() => _codec.Decode(_matrix, Rows, SoftmaxDecoding.Drawn, new RandomStream(3));

    private TensorCodec Modes() => new(_table, TensorOptions.AsSdv, new RandomStream(1));
}
