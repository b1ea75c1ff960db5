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

// "quality <root>" writes the tables and the plot of docs/generators.md.
if (args is ["quality", var root])
{
    QualityStudy.Write(root);
    return;
}

// "cost <root>" writes the table and the plot of docs/cost.md.
if (args is ["cost", var top])
{
    CostStudy.Write(top);
    return;
}

// "scaling <root>" writes the table and the plot of cost against rows in docs/generators.md.
if (args is ["scaling", var ofAll])
{
    ScalingStudy.Write(ofAll);
    return;
}

// "resplit <root>" measures nearness to train over many splits and writes the table in docs/generators.md: some minutes.
if (args is ["resplit", var ofSplits])
{
    ResplitStudy.Write(ofSplits);
    return;
}

// "ablation <root> [seeds]" writes the tables of what each correction of CTGAN and TVAE does in docs/generators.md: some minutes a seed.
if (args is ["ablation", var folderOfAll, .. var count])
{
    AblationStudy.Write(folderOfAll, count.Length == 0 ? 1 : int.Parse(count[0], CultureInfo.InvariantCulture));
    return;
}

// "step <root>" times a CTGAN step beside PyTorch's and writes the table in docs/generators.md.
if (args is ["step", var rootOfSteps])
{
    StepStudy.Write(rootOfSteps);
    return;
}

// "opponents <root>" writes the table of neural generators beside their opponents in docs/generators.md.
if (args is ["opponents", var main])
{
    OpponentStudy.Write(main);
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
