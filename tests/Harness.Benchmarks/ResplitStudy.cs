using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Neural.Gan;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>
/// How much nearer synthetic rows are to train than to holdout rows, over many splits of the same table: what one split says depends on where its holdout
/// rows happen to lie. Writes a table of <c>docs/generators.md</c>.
/// </summary>
internal static class ResplitStudy
{
    private const string Begin = "<!-- resplit: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- resplit .` -->";
    private const string End = "<!-- end of resplit -->";
    private const string Metric = "nearest-train-share";
    private const int Splits = 20;

    // Those of a few hundred rows, with numbers.
    private static readonly string[] Datasets = ["breast-cancer", "diabetes", "iris", "penguins"];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        Dataset[] datasets = [.. Datasets.Select(name => DatasetReader.Read(Path.Combine(root, "datasets", name)))];
        IGenerator[] generators = [.. Natives.All, new GanGenerator(), new BootstrapGenerator()];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"`{Metric}` over {Splits} random splits: mean ± its standard error (standard deviation over splits). 0.5 is as near to holdout as to train.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| generator | {string.Join(" | ", datasets.Select(d => d.Name))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (IGenerator generator in generators)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{generator.Info.Id}` |");
            foreach (Dataset dataset in datasets)
            {
                var shares = new double[Splits];
                Parallel.For(0, Splits, split => shares[split] = Share(generator, Resplit(dataset, split), (ulong)split));
                double deviation = Moments.StandardDeviation(shares);
                text.Append(CultureInfo.InvariantCulture, $" {Moments.Mean(shares):F3} ± {deviation / Math.Sqrt(Splits):F3} ({deviation:F3}) |");
            }

            text.Append('\n');
            Console.WriteLine($"{generator.Info.Id} is measured.");
        }

        WrittenSection.Replace(Path.Combine(root, "docs", "generators.md"), Begin, End, text.ToString());
    }

    private static double Share(IGenerator generator, Dataset dataset, ulong seed)
    {
        Table synthetic = generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target }).Sample(dataset.Train.RowCount, seed);
        var evaluator = new NearestEvaluator();
        IReadOnlyList<MetricResult> results = evaluator.Evaluate(new PairContext(dataset, synthetic, new DatasetContext(dataset), new RandomStream(seed)) { WithUncertainty = false });
        return ((MetricResult.Computed)results.Single(result => result.Id == Metric)).Value;
    }

    private static Dataset Resplit(Dataset dataset, int split)
    {
        int[] rows = new RandomStream(1).Fork("resplit").Fork(split).Permutation(dataset.Real.RowCount);
        int train = dataset.Train.RowCount;
        return dataset.Split(dataset.Real.Take(rows.AsSpan(0, train)), dataset.Real.Take(rows.AsSpan(train)));
    }
}
