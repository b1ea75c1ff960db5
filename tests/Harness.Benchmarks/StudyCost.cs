using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Cart;
using Harness.Studies;
using Harness.Studies.Gate;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>What a study costs by its numbers of datasets and synthetic tables: measured at two sizes, predicted and measured at a third. Writes its part of <c>docs/scale.md</c>.</summary>
internal static class StudyCost
{
    private const string Begin = "<!-- scale: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- scale .` -->";
    private const string End = "<!-- end of scale -->";
    private const int Few = 2;
    private const int Some = 6;
    private const int Many = 20;

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        string folder = Directory.CreateTempSubdirectory("harness-scale").FullName;
        try
        {
            string[] datasets = [.. Directory.EnumerateDirectories(Path.Combine(root, "datasets")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];
            foreach (string dataset in datasets)
            {
                Prepare(root, folder, dataset);
            }

            // Compiled before the clock runs.
            Run(folder, [datasets[0]], 1, "warm");
            Point few = Run(folder, datasets, Few, "few");
            Point some = Run(folder, datasets, Some, "some");
            double table = (some.Seconds - few.Seconds) / (datasets.Length * (Some - Few));
            double processor = (some.Processor - few.Processor) / (datasets.Length * (Some - Few));
            double dataset1 = few.Seconds / datasets.Length - Few * table;
            double processor1 = few.Processor / datasets.Length - Few * processor;
            double predicted = datasets.Length * (dataset1 + Many * table);
            Point many = Run(folder, datasets, Many, "many");
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, the default profile with models, {datasets.Length} datasets of this repository ({string.Join(", ", datasets)}), nothing kept from earlier runs.\n\n");
            text.Append("| synthetic tables a dataset | in all | wall, s | processor, s |\n|---|---|---|---|\n");
            foreach ((int each, Point point) in new[] { (Few, few), (Some, some), (Many, many) })
            {
                text.Append(CultureInfo.InvariantCulture, $"| {each} | {each * datasets.Length} | {point.Seconds:0} | {point.Processor:0} |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\nFrom the first two: {dataset1:0.0} s of wall time a dataset ({processor1:0.0} s of processor time), and {table:0.00} s a synthetic table ({processor:0.00} s). That predicts {predicted:0} s for the third, which took {many.Seconds:0} s ({100 * (many.Seconds / predicted - 1):+0;−0;0} %).\n");
            double whole = 20 * (dataset1 + 40 * 3 * table);
            text.Append(CultureInfo.InvariantCulture, $"20 datasets × 40 generators × 3 seeds of such tables: about {whole / 60:0} minutes on such a machine ({20 * (processor1 + 40 * 3 * processor) / 60:0} of processor time), {whole / 60 / 8:0.0} on eight.\n");
            Console.Write(text);
            WrittenSection.Replace(Path.Combine(root, "docs", "scale.md"), Begin, End, text.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Prepare(string root, string folder, string dataset)
    {
        string from = Path.Combine(root, "datasets", dataset);
        string to = Directory.CreateDirectory(Path.Combine(folder, "datasets", dataset)).FullName;
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        var real = Dataset.Load(from);
        IFittedGenerator fitted = new CartGenerator().Fit(real.Train, new FitContext { Seed = 1, Target = real.Target });
        for (int i = 1; i <= Many; i++)
        {
            AtomicFile.Write(Path.Combine(folder, "recordings", dataset, $"g{i:00}", "seed-1.csv"), CsvTableWriter.Write(fitted.Sample(real.Train.RowCount, (ulong)i)));
        }
    }

    private static Point Run(string folder, string[] datasets, int tables, string name)
    {
        var manifest = new JsonObject
        {
            ["project"] = folder,
            ["thresholds"] = "none",
            ["snapshots"] = "none",
            ["artifacts"] = Path.Combine(folder, name),
            ["generators"] = new JsonArray(),
            ["datasets"] = new JsonArray([.. datasets.Select(d => JsonValue.Create($"datasets/{d}/dataset.json"))]),
            ["recordings"] = new JsonArray([.. datasets.SelectMany(d => Enumerable.Range(1, tables).Select(i => JsonValue.Create($"recordings/{d}/g{i:00}/seed-1.csv")))]),
        };
        StudyManifest parts = ManifestReader.Parse(manifest.ToJsonString(), "scale");
        var registry = new StudyRegistry { Generators = [] };
        Thresholds bar = new ThresholdsReader(Study.KnownNames(parts, registry)).ReadDefault();
        (TimeSpan processor, long start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        IReadOnlyList<RunPair> results = new StudyRunner(new Study(parts, registry, thresholds: bar), bar, snapshots: null, accept: false).RunAsync(parts.Pairs, CancellationToken.None).GetAwaiter().GetResult();
        return results.FirstOrDefault(r => r.Outcome is null) is { } broken
            ? throw new InvalidOperationException($"{broken.Pair}: {broken.Why}")
            : new Point(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }

    private sealed record Point(double Seconds, double Processor);
}
