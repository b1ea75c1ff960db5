using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Metrics;
using Harness.Metrics.Dependence;
using Harness.Metrics.Marginals;
using Harness.Neural.Ctgan;
using Harness.Neural.Tvae;
using Harness.SdMetrics;
using Harness.Tables;
using Harness.Utility;

namespace Harness.Benchmarks;

/// <summary>What each correction of CTGAN and TVAE does alone, on the original, and what is missing without it. Writes tables of <c>docs/generators/results.md</c>.</summary>
internal static class AblationStudy
{
    private const string Begin = "<!-- ablation: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- ablation .` -->";
    private const string End = "<!-- end of ablation -->";

    private static readonly string[] Metrics = ["ks-statistic", "total-variation", "association-error", "sdmetrics.quality", "tstr gap"];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    /// <param name="seeds">How many seeds, from 1.</param>
    public static void Write(string root, int seeds)
    {
        Dataset[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "datasets")).Order(StringComparer.Ordinal).Select(DatasetReader.Read)];
        DatasetContext[] shared = Array.ConvertAll(datasets, dataset => new DatasetContext(dataset));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(seeds == 1 ? "Seed 1" : $"Seeds 1 to {seeds}")}, as many rows as train. The mean over the bundled datasets that have the metric comes first; lower is better, but for the quality score. The gap is that of accuracy, of R² where the target is a number.\n");
        foreach ((string title, (string Name, IGenerator Generator)[] variants) in (ReadOnlySpan<(string, (string, IGenerator)[])>)[("CTGAN", Ctgan()), ("TVAE", Tvae())])
        {
            var jobs = variants.SelectMany((variant, v) => datasets.Select((dataset, d) => (Variant: v, Dataset: d))).ToArray();
            var cells = new double[variants.Length, datasets.Length][];
            Parallel.ForEach(jobs, job =>
            {
                cells[job.Variant, job.Dataset] = Measure(variants[job.Variant].Generator, datasets[job.Dataset], shared[job.Dataset], seeds);
                Console.WriteLine($"{title}, {variants[job.Variant].Name}, {datasets[job.Dataset].Name}: {string.Join(' ', cells[job.Variant, job.Dataset].Select(Show))}");
            });
            text.Append(CultureInfo.InvariantCulture, $"\n**{title}**\n\n| | {string.Join(" | ", Metrics)} |\n|---|{string.Concat(Metrics.Select(_ => "---|"))}\n");
            for (int v = 0; v < variants.Length; v++)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {variants[v].Name} | {string.Join(" | ", Metrics.Select((_, m) => Show(Mean(Enumerable.Range(0, datasets.Length).Select(d => cells[v, d][m])))))} |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{title}, dataset by dataset: {string.Join(" / ", Metrics)}</summary>\n\n| | {string.Join(" | ", datasets.Select(d => d.Name))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
            for (int v = 0; v < variants.Length; v++)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {variants[v].Name} | {string.Join(" | ", datasets.Select((_, d) => string.Join(" / ", cells[v, d].Select(Show))))} |\n");
            }

            text.Append("\n</details>\n");
        }

        WrittenSection.Replace(Path.Combine(root, "docs", "generators", "results.md"), Begin, End, text.ToString());
    }

    private static (string Name, IGenerator Generator)[] Ctgan()
    {
        CtganOptions original = CtganOptions.AsSdv;
        CtganOptions ours = new();
        (string Name, CtganOptions Options)[] variants =
        [
            ("`as-sdv`", original),
            ("+ `Steps` for `Epochs`", original with { Epochs = null }),
            ("+ `FinalRate`, `Averaging`", original with { FinalRate = ours.FinalRate, Averaging = ours.Averaging }),
            ("+ `BatchSize`, `LearningRate`, `HiddenWidth`, `PackedRows`", original with { BatchSize = ours.BatchSize, LearningRate = ours.LearningRate, HiddenWidth = ours.HiddenWidth, PackedRows = ours.PackedRows }),
            ("+ `Dropout`", original with { Dropout = ours.Dropout }),
            ("+ `NormalisesBatches`", original with { NormalisesBatches = ours.NormalisesBatches }),
            ("+ `SamplingWeights`", original with { SamplingWeights = ours.SamplingWeights }),
            ("+ `Coding`", original with { Coding = ours.Coding }),
            ("+ `CalibratesMargins`", original with { CalibratesMargins = true }),
            ("+ `RowsAStratum`", original with { RowsAStratum = ours.RowsAStratum }),
            ("+ `RowsAStratum`, `BalancesMoments`", original with { RowsAStratum = ours.RowsAStratum, BalancesMoments = true }),
            ("all but `CalibratesMargins`", ours with { CalibratesMargins = false }),
            ("all but `BalancesMoments`", ours with { BalancesMoments = false }),
            ("all but `RowsAStratum`", ours with { RowsAStratum = 1 }),
            ("all", ours),
        ];
        return [.. variants.Select(v => (v.Name, (IGenerator)new CtganGenerator(v.Options)))];
    }

    private static (string Name, IGenerator Generator)[] Tvae()
    {
        TvaeOptions original = TvaeOptions.AsSdv;
        TvaeOptions ours = new();
        (string Name, TvaeOptions Options)[] variants =
        [
            ("`as-sdv`", original),
            ("+ `Steps` for `Epochs`", original with { Epochs = null }),
            ("+ `FinalRate`, `Averaging`", original with { FinalRate = ours.FinalRate, Averaging = ours.Averaging }),
            ("+ `BatchSize`, `LearningRate`, `HiddenWidth`, `WeightDecay`", original with { BatchSize = ours.BatchSize, LearningRate = ours.LearningRate, HiddenWidth = ours.HiddenWidth, WeightDecay = ours.WeightDecay }),
            ("+ `LatentWidth`, `WarmUp`, `ReconstructionWeight`", original with { LatentWidth = ours.LatentWidth, WarmUp = ours.WarmUp, ReconstructionWeight = ours.ReconstructionWeight }),
            ("+ deviations", original with { FirstDeviation = ours.FirstDeviation, LeastDeviation = ours.LeastDeviation, LargestDeviation = ours.LargestDeviation, LearnsLogDeviation = ours.LearnsLogDeviation }),
            ("+ `DrawsChoices`, `BoundsLogits`", original with { DrawsChoices = ours.DrawsChoices, BoundsLogits = ours.BoundsLogits }),
            ("+ `Coding`", original with { Coding = ours.Coding }),
            ("+ `CalibratesMargins`", original with { CalibratesMargins = true }),
            ("+ `RowsAStratum`", original with { RowsAStratum = ours.RowsAStratum }),
            ("+ `RowsAStratum`, `BalancesMoments`", original with { RowsAStratum = ours.RowsAStratum, BalancesMoments = true }),
            ("all but `CalibratesMargins`", ours with { CalibratesMargins = false }),
            ("all but `BalancesMoments`", ours with { BalancesMoments = false }),
            ("all but `RowsAStratum`", ours with { RowsAStratum = 1 }),
            ("all", ours),
        ];
        return [.. variants.Select(v => (v.Name, (IGenerator)new TvaeGenerator(v.Options)))];
    }

    // One number a metric, NaN where the dataset has none.
    private static double[] Measure(IGenerator generator, Dataset dataset, DatasetContext shared, int seeds)
    {
        var scores = Metrics.Select(_ => new List<double>()).ToArray();
        for (ulong seed = 1; seed <= (ulong)seeds; seed++)
        {
            Table synthetic = generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target }).Sample(dataset.Train.RowCount, seed);
            var pair = new PairContext(dataset, synthetic, shared);
            foreach (IEvaluator evaluator in (IEvaluator[])[new MarginalEvaluator(), new DependenceEvaluator(), new SdMetricsEvaluator(), new UtilityEvaluator()])
            {
                foreach ((MetricDescriptor metric, MetricResult result) in evaluator.Metrics.Zip(evaluator.Evaluate(pair)))
                {
                    int place = Array.IndexOf(Metrics, metric.Id is "tstr-accuracy-gap" or "tstr-r2-gap" ? "tstr gap" : metric.Id);
                    if (place >= 0 && result is MetricResult.Computed computed)
                    {
                        scores[place].Add(computed.Value);
                    }
                }
            }
        }

        return Array.ConvertAll(scores, Mean);
    }

    private static double Mean(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    private static string Show(double value) => double.IsNaN(value) ? "–" : value.ToString("F3", CultureInfo.InvariantCulture);
}
