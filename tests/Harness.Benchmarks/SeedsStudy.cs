using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Neural.Gan;
using Harness.SdMetrics;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility;

namespace Harness.Benchmarks;

/// <summary>Scores of the small GAN over 20 seeds, beside those of copies of train rows, on the tables whose scores scatter most. Writes a table of <c>docs/generators/gan.md</c>.</summary>
internal static class SeedsStudy
{
    private const string Begin = "<!-- seeds: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- seeds .` -->";
    private const string End = "<!-- end of seeds -->";
    private const string Told = "train told from holdout, AUC";
    private const int Seeds = 20;

    private static readonly string[] Metrics = ["ks-statistic", "total-variation", "association-error", "sdmetrics.quality", "tstr-accuracy-gap", "tstr-r2-gap", "nearest-train-share", "near-copy-share"];

    private static readonly IGenerator[] Generators = [new GanGenerator(), new BootstrapGenerator()];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        Dataset[] datasets = [.. ResplitStudy.Names.Select(name => DatasetReader.Read(Path.Combine(root, "datasets", name)))];
        var scores = Generators.Select(generator => datasets.Select(dataset => Scores(generator, dataset)).ToArray()).ToArray();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Mean over seeds 1 to {Seeds} ± its standard error, on the evaluation's split. `bootstrap` draws copies of train rows. The AUC tells how well train rows are told from holdout rows by their distance from the nearest synthetic row: .5 is not at all.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| metric | | {string.Join(" | ", datasets.Select(d => d.Name))} |\n|---|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (string metric in Metrics.Append(Told))
        {
            for (int g = 0; g < Generators.Length; g++)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {(metric == Told ? metric : $"`{metric}`")} | `{Generators[g].Info.Id}` | {string.Join(" | ", scores[g].Select(s => Cell(s[metric])))} |\n");
            }
        }

        WrittenSection.Replace(Path.Combine(root, "docs", "generators", "gan.md"), Begin, End, text.ToString());
    }

    private static string Cell(double[] values) => values.Length == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{values.Average():F4} ± {Moments.StandardDeviation(values) / Math.Sqrt(values.Length):F4}");

    // One value a seed for each metric, none where the dataset has none.
    private static Dictionary<string, double[]> Scores(IGenerator generator, Dataset dataset)
    {
        var shared = new DatasetContext(dataset);
        var results = new MetricResult.Computed[Seeds][];
        var told = new double[Seeds];
        Parallel.For(0, Seeds, i =>
        {
            ulong seed = (ulong)i + 1;
            Table synthetic = generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target }).Sample(dataset.Train.RowCount, seed);
            var pair = new PairContext(dataset, synthetic, shared) { WithUncertainty = false };
            IEvaluator[] evaluators = [new MarginalEvaluator(), new DependenceEvaluator(), new SdMetricsEvaluator(), new UtilityEvaluator(), new NearestEvaluator()];
            results[i] = [.. evaluators.SelectMany(evaluator => evaluator.Evaluate(pair)).OfType<MetricResult.Computed>()];
            told[i] = Membership.AreaUnderCurve(dataset, synthetic);
        });
        Console.WriteLine($"{generator.Info.Id} on {dataset.Name} is measured.");
        Dictionary<string, double[]> scores = Metrics.ToDictionary(metric => metric, metric => results.SelectMany(of => of).Where(result => result.Id == metric).Select(result => result.Value).ToArray());
        scores.Add(Told, told);
        return scores;
    }
}
