using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Sampling;
using Harness.Neural.Training;
using Harness.Neural.Tvae;
using Harness.SdMetrics;
using Harness.Tables;
using Harness.Utility;

namespace Harness.Benchmarks;

/// <summary>The effect of each correction of a network: added to the network alone, and left out of all corrections. Writes a table of <c>docs/generators/gan.md</c>, <c>ctgan.md</c> and <c>tvae.md</c> each.</summary>
internal static class AblationStudy
{
    private const string End = "<!-- end of ablation -->";
    private const string Gap = "tstr gap";
    private const string Told = "told AUC";

    private static readonly string[] Metrics = ["ks-statistic", "total-variation", "association-error", "sdmetrics.quality", Gap, "nearest-train-share", "near-copy-share", Told];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    /// <param name="id">The generator: gan, ctgan or tvae.</param>
    /// <param name="seeds">Number of seeds, from 1.</param>
    public static void Write(string root, string id, int seeds)
    {
        (string Name, TrainingOptions Options)[] variants = id switch { "gan" => Gan(), "ctgan" => Ctgan(), _ => Tvae() };
        Dataset[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "datasets")).Order(StringComparer.Ordinal).Select(DatasetReader.Read)];
        DatasetContext[] shared = Array.ConvertAll(datasets, dataset => new DatasetContext(dataset));
        var scores = new double[variants.Length, datasets.Length, seeds][];
        var jobs = datasets.SelectMany((_, d) => Enumerable.Range(0, seeds).Select(s => (Dataset: d, Seed: s)));
        Parallel.ForEach(jobs.ToArray(), job =>
        {
            (Dataset dataset, ulong seed) = (datasets[job.Dataset], (ulong)job.Seed + 1);

            // Variants that differ only in what is done to the rows of a trained network share one training.
            foreach (var training in variants.Select((variant, v) => (variant.Options, Place: v)).GroupBy(variant => variant.Options with { CalibratesMargins = true, RowsAStratum = 16, BalancesMoments = true }))
            {
                var fit = (NeuralFit)Generator(training.Key).Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target });
                foreach ((TrainingOptions options, int place) in training)
                {
                    scores[place, job.Dataset, job.Seed] = Score(fit.With(options).Sample(dataset.Train.RowCount, seed), dataset, shared[job.Dataset], seed);
                }
            }

            Console.WriteLine($"{id} on {dataset.Name}, seed {seed}, is measured.");
        });

        double[] Cell(int variant, int dataset) => [.. Metrics.Select((_, m) => Mean(Enumerable.Range(0, seeds).Select(seed => scores[variant, dataset, seed][m])))];
        double[] Row(int variant) => [.. Metrics.Select((_, m) => Mean(datasets.Select((_, d) => Cell(variant, d)[m])))];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(seeds == 1 ? "Seed 1" : $"Means over seeds 1 to {seeds}")}, as many rows as train; first the mean over the bundled datasets that have the metric. Lower is better, except for the quality score. The gap is that of accuracy, or of R² where the target is a number. ");
        text.Append("For `nearest-train-share` and the AUC .5 is best; the AUC tells how well train rows are told from holdout rows by their distance from the nearest synthetic row.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n| | {string.Join(" | ", Metrics)} |\n|---|{string.Concat(Metrics.Select(_ => "---|"))}\n");
        for (int v = 0; v < variants.Length; v++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {variants[v].Name} | {string.Join(" | ", Row(v).Select(Show))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>Dataset by dataset: {string.Join(" / ", Metrics)}</summary>\n\n| | {string.Join(" | ", datasets.Select(d => d.Name))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        for (int v = 0; v < variants.Length; v++)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {variants[v].Name} | {string.Join(" | ", datasets.Select((_, d) => string.Join(" / ", Cell(v, d).Select(Show))))} |\n");
        }

        text.Append("\n</details>\n");
        WrittenSection.Replace(Path.Combine(root, "docs", "generators", $"{id}.md"), $"<!-- ablation: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- ablation . --generator {id}` -->", End, text.ToString());
    }

    private static IGenerator Generator(TrainingOptions options) => options switch
    {
        GanOptions gan => new GanGenerator(gan),
        CtganOptions ctgan => new CtganGenerator(ctgan),
        _ => new TvaeGenerator((TvaeOptions)options),
    };

    private static (string Name, TrainingOptions Options)[] Gan()
    {
        GanOptions ours = new();
        GanOptions alone = ours with { MomentWeight = 0, CalibratesMargins = false, RowsAStratum = 1, BalancesMoments = false };
        return
        [
            ("the network alone", alone),
            ("+ margins (`CalibratesMargins`)", alone with { CalibratesMargins = true }),
            ("+ strata (`RowsAStratum`)", alone with { RowsAStratum = ours.RowsAStratum }),
            ("+ strata and balance (`BalancesMoments`)", alone with { RowsAStratum = ours.RowsAStratum, BalancesMoments = true }),
            ("+ moment loss (`MomentWeight`)", alone with { MomentWeight = ours.MomentWeight }),
            ("all but margins", ours with { CalibratesMargins = false }),
            ("all but balance", ours with { BalancesMoments = false }),
            ("all but strata and balance", ours with { RowsAStratum = 1 }),
            ("all but moment loss", ours with { MomentWeight = 0 }),
            ("all but penalty (`PenaltyWeight`)", ours with { PenaltyWeight = 0 }),
            ("the network alone, without penalty", alone with { PenaltyWeight = 0 }),
            ("all", ours),
        ];
    }

    private static (string Name, TrainingOptions Options)[] Ctgan()
    {
        CtganOptions original = CtganOptions.AsSdv;
        CtganOptions ours = new();
        return
        [
            ("`AsSdv`", original),
            ("+ `Steps` for `Epochs`", original with { Epochs = null }),
            ("+ `FinalRate`, `Averaging`", original with { FinalRate = ours.FinalRate, Averaging = ours.Averaging }),
            ("+ `BatchSize`, `LearningRate`, `HiddenWidth`, `PackedRows`", original with { BatchSize = ours.BatchSize, LearningRate = ours.LearningRate, HiddenWidth = ours.HiddenWidth, PackedRows = ours.PackedRows }),
            ("+ `Dropout`", original with { Dropout = ours.Dropout }),
            ("+ `NormalisesBatches`", original with { NormalisesBatches = ours.NormalisesBatches }),
            ("+ `SamplingWeights`", original with { SamplingWeights = ours.SamplingWeights }),
            ("+ `Encoding`", original with { Encoding = ours.Encoding }),
            .. Common(original, ours),
        ];
    }

    private static (string Name, TrainingOptions Options)[] Tvae()
    {
        TvaeOptions original = TvaeOptions.AsSdv;
        TvaeOptions ours = new();
        return
        [
            ("`AsSdv`", original),
            ("+ `Steps` for `Epochs`", original with { Epochs = null }),
            ("+ `FinalRate`, `Averaging`", original with { FinalRate = ours.FinalRate, Averaging = ours.Averaging }),
            ("+ `BatchSize`, `LearningRate`, `HiddenWidth`, `WeightDecay`", original with { BatchSize = ours.BatchSize, LearningRate = ours.LearningRate, HiddenWidth = ours.HiddenWidth, WeightDecay = ours.WeightDecay }),
            ("+ `LatentWidth`, `WarmUp`, `ReconstructionWeight`", original with { LatentWidth = ours.LatentWidth, WarmUp = ours.WarmUp, ReconstructionWeight = ours.ReconstructionWeight }),
            ("+ deviations", original with { FirstDeviation = ours.FirstDeviation, LeastDeviation = ours.LeastDeviation, LargestDeviation = ours.LargestDeviation, LearnsLogDeviation = ours.LearnsLogDeviation }),
            ("+ `DrawsChoices`, `BoundsLogits`", original with { DrawsChoices = ours.DrawsChoices, BoundsLogits = ours.BoundsLogits }),
            ("+ `Encoding`", original with { Encoding = ours.Encoding }),
            .. Common(original, ours),
        ];
    }

    private static (string Name, TrainingOptions Options)[] Common(TrainingOptions original, TrainingOptions ours) =>
    [
        ("+ `CalibratesMargins`", original with { CalibratesMargins = true }),
        ("+ `RowsAStratum`", original with { RowsAStratum = ours.RowsAStratum }),
        ("+ `RowsAStratum`, `BalancesMoments`", original with { RowsAStratum = ours.RowsAStratum, BalancesMoments = true }),
        ("all but `CalibratesMargins`", ours with { CalibratesMargins = false }),
        ("all but `BalancesMoments`", ours with { BalancesMoments = false }),
        ("all but `RowsAStratum`", ours with { RowsAStratum = 1 }),
        ("all", ours),
    ];

    // One number for each metric, NaN where the dataset has none.
    private static double[] Score(Table synthetic, Dataset dataset, DatasetContext shared, ulong seed)
    {
        double[] scores = [.. Metrics.Select(metric => metric == Told ? Membership.AreaUnderCurve(dataset, synthetic) : double.NaN)];
        var pair = new PairContext(dataset, synthetic, shared) { WithUncertainty = false };
        IEvaluator[] evaluators = [new MarginalEvaluator(), new DependenceEvaluator(), new SdMetricsEvaluator(), new UtilityEvaluator(), new NearestEvaluator()];
        foreach (MetricResult.Computed result in evaluators.SelectMany(evaluator => evaluator.Evaluate(pair)).OfType<MetricResult.Computed>())
        {
            int place = Array.IndexOf(Metrics, result.Id is "tstr-accuracy-gap" or "tstr-r2-gap" ? Gap : result.Id);
            if (place >= 0)
            {
                scores[place] = result.Value;
            }
        }

        return scores;
    }

    private static double Mean(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    private static string Show(double value) => double.IsNaN(value) ? "–" : value.ToString("F3", CultureInfo.InvariantCulture);
}
