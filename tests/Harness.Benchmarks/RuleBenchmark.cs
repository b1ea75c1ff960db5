using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Harness.Arbitraries;
using Harness.Datasets;
using Harness.Datasets.Constraints;
using Harness.Metrics;
using Harness.Metrics.Rules;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>SDV's nine constraints, and the rules that are found in the real rows: looking for them, and judging a synthetic table; beside reading every cell once.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
[MemoryDiagnoser]
public class RuleBenchmark
{
    private const string Constraints = """
        [{"class_name": "Inequality", "parameters": {"low_column_name": "opened", "high_column_name": "closed"}},
         {"class_name": "Range", "parameters": {"low_column_name": "net", "middle_column_name": "gross", "high_column_name": "total"}},
         {"class_name": "ChainedInequality", "parameters": {"column_names": ["price", "total", "gross"]}},
         {"class_name": "FixedCombinations", "parameters": {"column_names": ["city", "land"]}},
         {"class_name": "FixedIncrements", "parameters": {"column_name": "age", "increment_value": 5}},
         {"class_name": "FixedNullCombinations", "parameters": {"column_names": ["closed", "state"]}},
         {"class_name": "OneHotEncoding", "parameters": {"column_names": ["card", "cash"]}},
         {"class_name": "MixedScales", "parameters": {"mixed_scale_column_name": "total", "segment_column_names": ["land", "state"]}},
         {"class_name": "DenormalizedTable", "parameters": {"denormalized_primary_key": "city", "denormalized_column_names": ["land"]}}]
        """;

    // Fifteen columns with nearly every kind of rule.
    private static readonly string[] Columns = ["qty", "price", "total", "net", "tax", "shipping", "gross", "opened", "closed", "state", "city", "land", "card", "cash", "age"];

    private Dataset _dataset = null!;
    private Table _synthetic = null!;

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void CreateTables()
    {
        Table train = Create(Rows, 1);
        _synthetic = Create(Rows, 2);
        _dataset = Dataset.Of(train, Create(10_000, 3));
        _dataset = _dataset.With(new ConstraintsReader(train, null).Read(JsonReader.ParseAny(Constraints, "constraints.json")));
    }

    [Benchmark(Baseline = true)]
    public double EveryCell() => _synthetic.Columns.Sum(c => c is QuantitativeColumn numbers ? Sum(numbers.Values) : Sum(((CategoricalColumn)c).Codes));

    [Benchmark]
    public int Declared() => new RuleEvaluator().Evaluate(Pair()).Count;

    [Benchmark]
    public int Found() => new FoundRuleEvaluator().Evaluate(Pair()).Count;

    private static Table Create(int rows, int seed)
    {
        Table all = RuledTable.Create(rows, seed);
        return new Table([.. Columns.Select(name => all[name])]);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += double.IsNaN(value) ? 0 : value;
        }

        return sum;
    }

    private static double Sum(ReadOnlySpan<int> codes)
    {
        long sum = 0;
        foreach (int code in codes)
        {
            sum += code;
        }

        return sum;
    }

    // What is learned from the real rows is learned anew.
    private PairContext Pair() => new(_dataset, _synthetic, new DatasetContext(_dataset));
}
