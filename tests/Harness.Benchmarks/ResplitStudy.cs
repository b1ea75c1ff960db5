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
/// How much nearer synthetic rows are to train than to holdout rows: on the evaluation's split, and over many splits of the same table, since what one split
/// says depends on where its holdout rows happen to lie. Writes tables of <c>docs/generators/results.md</c>.
/// </summary>
internal static class ResplitStudy
{
    private const string Begin = "<!-- resplit: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- resplit .` -->";
    private const string End = "<!-- end of resplit -->";
    private const string Metric = "nearest-train-share";
    private const int Splits = 20;
    private const int Seeds = 3;
    private const double Level = 0.05;

    /// <summary>The datasets of a few hundred rows, with numbers.</summary>
    public static readonly string[] Names = ["breast-cancer", "diabetes", "iris", "penguins"];

    private static readonly IGenerator[] Generators = [.. Natives.All, new GanGenerator(), new BootstrapGenerator()];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        Dataset[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "datasets")).Order(StringComparer.Ordinal).Select(DatasetReader.Read)];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"`{Metric}` over {Splits} random splits: mean ± its standard error (standard deviation over splits), and in how many the permutation test finds p < {Level}; chance alone finds one. 0.5 is as near to holdout as to train. ");
        text.Append("`gan` on all rows learned from train and holdout together, so it is as near to either; with 3,000 steps it learned longer than it does by default.\n\n");
        AppendSplits(text, [.. datasets.Where(d => Names.Contains(d.Name))]);
        text.Append(CultureInfo.InvariantCulture, $"\n`{Metric}` on the evaluation's split: mean over seeds (p, the smallest of the seeds' times their number), **bold** below {Level}.\n\n");
        AppendEvaluation(text, root, datasets);
        WrittenSection.Replace(Path.Combine(root, "docs", "generators", "results.md"), Begin, End, text.ToString());
    }

    private static void AppendSplits(StringBuilder text, Dataset[] datasets)
    {
        AppendHead(text, datasets);
        (IGenerator, string, bool)[] variants =
        [
            (new GanGenerator(new GanOptions { Steps = 3000 }), ", 3,000 steps", false),
            (new GanGenerator(), ", on all rows", true),
        ];
        foreach ((IGenerator generator, string variant, bool learnsAll) in Generators.Select(g => (g, "", false)).Concat(variants))
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{generator.Info.Id}`{variant} |");
            foreach (Dataset dataset in datasets)
            {
                var found = new Nearness[Splits];
                Parallel.For(0, Splits, i =>
                {
                    Dataset split = Split(dataset, i);
                    found[i] = Measure(split, Make(generator, learnsAll ? split.Real : split.Train, split, (ulong)i));
                });
                double[] shares = [.. found.Select(n => n.Share)];
                double deviation = Moments.StandardDeviation(shares);
                text.Append(CultureInfo.InvariantCulture, $" {Moments.Mean(shares):F3} ± {deviation / Math.Sqrt(Splits):F3} ({deviation:F3}), {found.Count(n => n.PValue < Level)} |");
            }

            text.Append('\n');
            Console.WriteLine($"{generator.Info.Id}{variant} is measured over splits.");
        }
    }

    private static void AppendEvaluation(StringBuilder text, string root, Dataset[] datasets)
    {
        AppendHead(text, datasets);
        string[] recorded = [.. datasets
            .SelectMany(d => Directory.GetDirectories(Path.Combine(root, "evaluation", "recordings", d.Name)).Select(folder => Path.GetFileName(folder)))
            .Distinct().Order(StringComparer.Ordinal).OrderBy(id => !QualityStudy.IsOurs(id))];
        foreach (IGenerator generator in Generators.Where(g => !recorded.Contains(g.Info.Id)))
        {
            AppendRow(generator.Info.Id, dataset => Enumerable.Range(1, Seeds).Select(seed => Make(generator, dataset.Train, dataset, (ulong)seed)));
        }

        foreach (string id in recorded)
        {
            AppendRow(id, dataset => Path.Combine(root, "evaluation", "recordings", dataset.Name, id) is var folder && Directory.Exists(folder)
                ? Directory.GetFiles(folder, "seed-*.csv").Select(path => CsvTableReader.Read(path, dataset.Real.Schema))
                : []);
        }

        void AppendRow(string id, Func<Dataset, IEnumerable<Table>> tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{id}` |");
            foreach (Dataset dataset in datasets)
            {
                Nearness[] found = [.. tables(dataset).Select(table => Measure(dataset, table))];
                double p = found.Length == 0 ? 1 : Math.Min(1, found.Length * found.Min(n => n.PValue));
                string shown = found.Length == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{found.Average(n => n.Share):F3} ({p:F3})");
                text.Append(CultureInfo.InvariantCulture, $" {(p < Level ? $"**{shown}**" : shown)} |");
            }

            text.Append('\n');
            Console.WriteLine($"{id} is measured on the evaluation's split.");
        }
    }

    private static void AppendHead(StringBuilder text, Dataset[] datasets) =>
        text.Append(CultureInfo.InvariantCulture, $"| generator | {string.Join(" | ", datasets.Select(d => d.Name))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");

    private static Table Make(IGenerator generator, Table learned, Dataset dataset, ulong seed) =>
        generator.Fit(learned, new FitContext { Seed = seed, Target = dataset.Target }).Sample(dataset.Train.RowCount, seed);

    private static Nearness Measure(Dataset dataset, Table synthetic)
    {
        IReadOnlyList<MetricResult> results = new NearestEvaluator().Evaluate(new PairContext(dataset, synthetic, new DatasetContext(dataset), default) { WithUncertainty = false });
        var share = (MetricResult.Computed)results.Single(result => result.Id == Metric);
        return new Nearness(share.Value, share.Comparison!.PValue);
    }

    private static Dataset Split(Dataset dataset, int split)
    {
        int[] rows = new RandomStream(1).Fork("resplit").Fork(split).Permutation(dataset.Real.RowCount);
        int train = dataset.Train.RowCount;
        return dataset.Split(dataset.Real.Take(rows.AsSpan(0, train)), dataset.Real.Take(rows.AsSpan(train)));
    }

    private readonly record struct Nearness(double Share, double PValue);
}
