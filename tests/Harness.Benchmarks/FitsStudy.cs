using System.Diagnostics;
using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;

namespace Harness.Benchmarks;

/// <summary>Seconds that networks take to train on the bundled datasets, with nothing beside them. Writes a table of <c>docs/generators/gan.md</c>, <c>ctgan.md</c> and <c>tvae.md</c> each.</summary>
internal static class FitsStudy
{
    private const string Begin = "<!-- fits: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- fits .` -->";
    private const string End = "<!-- end of fits -->";

    private static readonly IGenerator[] Generators = [new GanGenerator(), new CtganGenerator(), new TvaeGenerator()];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        Dataset[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "datasets")).Order(StringComparer.Ordinal).Select(DatasetReader.Read)];
        foreach (IGenerator generator in Generators)
        {
            Seconds(generator, datasets[0]); // Loads and compiles.
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"Seconds of a fit by the clock, one fit at a time on {Environment.ProcessorCount} cores, and the processor seconds of all threads.\n\n");
            text.Append(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", datasets.Select(d => $"{d.Name}, {d.Train.RowCount:N0} rows"))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
            (double Clock, double Processors)[] seconds = Array.ConvertAll(datasets, dataset => Seconds(generator, dataset));
            text.Append(CultureInfo.InvariantCulture, $"| by the clock | {string.Join(" | ", seconds.Select(s => s.Clock.ToString("F1", CultureInfo.InvariantCulture)))} |\n");
            text.Append(CultureInfo.InvariantCulture, $"| of processors | {string.Join(" | ", seconds.Select(s => s.Processors.ToString("F1", CultureInfo.InvariantCulture)))} |\n");
            WrittenSection.Replace(Path.Combine(root, "docs", "generators", $"{generator.Info.Id}.md"), Begin, End, text.ToString());
            Console.WriteLine($"{generator.Info.Id} is measured.");
        }
    }

    private static (double Clock, double Processors) Seconds(IGenerator generator, Dataset dataset)
    {
        (long start, TimeSpan used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        generator.Fit(dataset.Train, new FitContext { Seed = 1, Target = dataset.Target });
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }
}
