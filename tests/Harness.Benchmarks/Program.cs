using System.Globalization;
using System.Text.Json;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Harness.Benchmarks;
using Harness.Metrics.SdMetrics;
using Harness.Tables;

const int MostRecords = 100_000;

// "<study> <root>" measures and writes its part of a document below the folder of Harness.sln.
var studies = new Dictionary<string, Action<string>>
{
    ["quality"] = QualityStudy.Write, // docs/generators.md, quality-against-time.svg
    ["opponents"] = OpponentStudy.Write, // docs/generators.md, from the snapshots
    ["scaling"] = ScalingStudy.Write, // docs/generators.md, generator-scaling.svg; some minutes
    ["resplit"] = ResplitStudy.Write, // docs/generators.md; some minutes
    ["seeds"] = SeedsStudy.Write, // docs/generators/gan.md; some minutes
    ["fits"] = FitsStudy.Write, // docs/generators/gan.md, ctgan.md, tvae.md; some minutes
    ["step"] = StepStudy.Write, // docs/generators.md; beside PyTorch
    ["cost"] = CostStudy.Write, // docs/cost.md, cost.svg
};
if (args is [var name, var root] && studies.TryGetValue(name, out Action<string>? write))
{
    write(root);
    return;
}

// "ablation <root> <generator> [seeds]" writes its part of docs/generators/<generator>.md: some minutes a seed.
if (args is ["ablation", var folderOfAll, "gan" or "ctgan" or "tvae", ..] and { Length: 3 or 4 })
{
    AblationStudy.Write(folderOfAll, args[2], args.Length == 3 ? 1 : int.Parse(args[3], CultureInfo.InvariantCulture));
    return;
}

// "tables <folder> <rows>…" writes the tables that are measured and our scores of them, for compare.py; anything else is
// BenchmarkDotNet's.
if (args is ["tables", var folder, .. var sizes])
{
    foreach (int rows in sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)))
    {
        (Table real, Table synthetic) = (MixedTable.Create(rows, 1), MixedTable.Create(rows, 2));
        File.WriteAllText(Path.Combine(folder, $"real-{rows}.csv"), CsvTableWriter.Write(real));
        File.WriteAllText(Path.Combine(folder, $"synthetic-{rows}.csv"), CsvTableWriter.Write(synthetic));
        var scores = new Dictionary<string, double[]> { ["QualityReport"] = WithProcessorTime(() => QualityReport.Generate(real, synthetic).Score.Value) };
        if (rows <= MostRecords)
        {
            scores.Add("ClosestRecord", WithProcessorTime(() => DistanceToClosestRecord.Compute(synthetic, real).Average()));
        }

        File.WriteAllText(Path.Combine(folder, $"scores-{rows}.json"), JsonSerializer.Serialize(scores));
    }

    return;
}

IConfig config = DefaultConfig.Instance
    .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsDefault())
    .AddExporter(JsonExporter.Brief);
BenchmarkSwitcher.FromAssembly(typeof(MixedTable).Assembly).Run(args, config);

// The value, and the seconds of all processors that it takes once the code is warm.
static double[] WithProcessorTime(Func<double> measure)
{
    double value = measure();
    TimeSpan before = Environment.CpuUsage.TotalTime;
    measure();
    return [value, (Environment.CpuUsage.TotalTime - before).TotalSeconds];
}
