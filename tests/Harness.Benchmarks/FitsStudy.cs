using System.Diagnostics;
using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;

namespace Harness.Benchmarks;

/// <summary>How long networks train on the bundled datasets with nothing beside them. Writes a table of <c>docs/generators/results.md</c>.</summary>
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
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Seconds of a fit, by the clock (of all processors together), one fit at a time on {Environment.ProcessorCount} cores.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| generator | {string.Join(" | ", datasets.Select(d => $"{d.Name}, {d.Train.RowCount:N0} rows"))} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach (IGenerator generator in Generators)
        {
            Seconds(generator, datasets[0]); // Loads and compiles.
            text.Append(CultureInfo.InvariantCulture, $"| `{generator.Info.Id}` |");
            foreach (Dataset dataset in datasets)
            {
                (double clock, double processors) = Seconds(generator, dataset);
                text.Append(CultureInfo.InvariantCulture, $" {clock:F1} ({processors:F1}) |");
            }

            text.Append('\n');
            Console.WriteLine($"{generator.Info.Id} is measured.");
        }

        WrittenSection.Replace(Path.Combine(root, "docs", "generators", "results.md"), Begin, End, text.ToString());
    }

    private static (double Clock, double Processors) Seconds(IGenerator generator, Dataset dataset)
    {
        (long start, TimeSpan used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        generator.Fit(dataset.Train, new FitContext { Seed = 1, Target = dataset.Target });
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
    }
}
