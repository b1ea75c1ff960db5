using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Cart;
using Harness.Scoring;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>One more synthetic table of a dataset whose real rows are measured: the default profile with models, and nothing kept between tables.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 10, iterationCount: 20)]
[MemoryDiagnoser]
public class TableBenchmark
{
    private TableScorer _scorer = null!;
    private Table _table = null!;

    [Params("breast-cancer", "diabetes", "diamonds", "iris", "penguins", "titanic")]
    public string Dataset { get; set; } = "";

    [GlobalSetup]
    public void MeasureRealRows()
    {
        Dataset dataset = Datasets.Dataset.Load(Repository.Dataset(Dataset));
        IFittedGenerator fitted = new CartGenerator().Fit(dataset.Train, new FitContext { Seed = 1, Target = dataset.Target });
        _table = fitted.Sample(dataset.Train.RowCount, 2);
        _scorer = new TableScorer(dataset, [.. Evaluators.Default], NoCache.Instance);
        _scorer.Score(1, "", () => fitted.Sample(dataset.Train.RowCount, 1));
    }

    [Benchmark]
    public int Score() => _scorer.Score(2, "", () => _table).Rows;
}
