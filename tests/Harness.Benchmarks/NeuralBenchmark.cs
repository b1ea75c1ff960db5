using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Datasets;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>
/// A step of training with batches of 500 rows, and the sampling of 500 rows, on one thread. The environment variable HARNESS_BENCHMARK_DATASET names the
/// folder of a dataset; without it, diamonds.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 5, iterationCount: 30)]
public class NeuralBenchmark
{
    private const int Batch = 500;

    private Func<int, float> _step = null!;
    private Action _end = null!;
    private IFittedGenerator _fitted = null!;
    private ulong _seed;

    [Params("gan", "ctgan", "tvae")]
    public string Generator { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        Dataset dataset = GeneratorBenchmark.Dataset();
        var steps = new TrainingSteps(Generator, dataset.Train, Batch);
        (_step, _end) = (steps.Step, steps.Dispose);
        IGenerator generator = Generator switch
        {
            "gan" => new GanGenerator(new GanOptions { Steps = 1 }),
            "ctgan" => new CtganGenerator(new CtganOptions { Steps = 1 }),
            _ => new TvaeGenerator(new TvaeOptions { Steps = 1 }),
        };
        _fitted = generator.Fit(dataset.Train, new FitContext { Seed = 1 });
    }

    [Benchmark]
    public float Step() => _step(1);

    [Benchmark]
    public Table Sample() => _fitted.Sample(Batch, _seed++);

    [GlobalCleanup]
    public void End() => _end();
}
