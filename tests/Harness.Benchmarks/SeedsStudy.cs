using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Metrics.SdMetrics;
using Harness.Neural.Gan;
using Harness.Random;
using Harness.Statistics;
using Harness.Tables;
using Harness.Utility;
using Harness.Utility.Detection;

namespace Harness.Benchmarks;

/// <summary>
/// What the small GAN scores on the evaluation's split over more seeds than the evaluation's three, with one network in place of several, on the tables whose scores scatter most.
/// Writes a table of <c>docs/generators.md</c>.
/// </summary>
internal static class SeedsStudy
{
    private const string Begin = "<!-- seeds: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- seeds .` -->";
    private const string End = "<!-- end of seeds -->";
    private const int Seeds = 20;

    private static readonly string[] Metrics = ["ks-statistic", "total-variation", "association-error", "tstr-accuracy-gap", "tstr-r2-gap", "nearest-train-share", "near-copy-share"];

    private const string Told = "train told from holdout, AUC";

    private static readonly (string Name, GanOptions Options)[] Variants = [("`gan`", new()), ("one network", new() { EnsembleSize = 1 })];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        Dataset[] datasets = [.. ResplitStudy.Names.Select(name => DatasetReader.Read(Path.Combine(root, "datasets", name)))];
        var scores = Variants.Select(variant => datasets.Select(dataset => Scores(new GanGenerator(variant.Options), dataset)).ToArray()).ToArray();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Mean over seeds 1 to {Seeds} ± its standard error, on the evaluation's split. The AUC is that of who takes the rows nearest to a synthetic row for train's: .5 tells nothing, and below it train rows are the far ones.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| metric | | {string.Join(" | ", datasets.Select(d => d.Name))} |\n|---|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (string metric in Metrics.Append(Told))
        {
            for (int v = 0; v < Variants.Length; v++)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {(metric == Told ? metric : $"`{metric}`")} | {Variants[v].Name} | {string.Join(" | ", scores[v].Select(s => Cell(s[metric])))} |\n");
            }
        }

        WrittenSection.Replace(Path.Combine(root, "docs", "generators.md"), Begin, End, text.ToString());
    }

    private static string Cell(double[] values) => values.Length == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{values.Average():F4} ± {Moments.StandardDeviation(values) / Math.Sqrt(values.Length):F4}");

    // Of each metric one value a seed, none where the dataset has none.
    private static Dictionary<string, double[]> Scores(GanGenerator generator, Dataset dataset)
    {
        var shared = new DatasetContext(dataset);
        var results = new MetricResult.Computed[Seeds][];
        var told = new double[Seeds];
        Parallel.For(0, Seeds, i =>
        {
            ulong seed = (ulong)i + 1;
            Table synthetic = generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target }).Sample(dataset.Train.RowCount, seed);
            var pair = new PairContext(dataset, synthetic, shared, new RandomStream(seed)) { WithUncertainty = false };
            IEvaluator[] evaluators = [new MarginalEvaluator(), new DependenceEvaluator(), new UtilityEvaluator(), new NearestEvaluator()];
            results[i] = [.. evaluators.SelectMany(evaluator => evaluator.Evaluate(pair)).OfType<MetricResult.Computed>()];
            told[i] = ToldByDistance(dataset, synthetic);
        });
        Console.WriteLine($"{dataset.Name} is measured.");
        Dictionary<string, double[]> scores = Metrics.ToDictionary(metric => metric, metric => results.SelectMany(of => of).Where(result => result.Id == metric).Select(result => result.Value).ToArray());
        scores.Add(Told, told);
        return scores;
    }

    // How often a train row is nearer to its nearest synthetic row than a holdout row is.
    private static double ToldByDistance(Dataset dataset, Table synthetic)
    {
        double[] train = DistanceToClosestRecord.Compute(dataset.Train, synthetic);
        double[] holdout = DistanceToClosestRecord.Compute(dataset.Holdout, synthetic);
        return DetectionEvaluator.AreaUnderCurve([.. train.Select(_ => false), .. holdout.Select(_ => true)], [.. train, .. holdout]);
    }
}
