using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Generators;
using Harness.Neural.Ctgan;
using Harness.Neural.Gan;
using Harness.Neural.Tvae;

namespace Harness.Benchmarks;

/// <summary>Processor seconds that networks take to train on the bundled datasets. Writes a table of <c>docs/generators/gan.md</c>, <c>ctgan.md</c> and <c>tvae.md</c> each.</summary>
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
            text.Append("Processor seconds of a fit, one fit at a time. Training uses one thread, so on an idle machine they are seconds by the clock.\n\n");
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", datasets.Select(d => $"{d.Name}, {d.Train.RowCount:N0} rows"))} |\n|{string.Concat(datasets.Select(_ => "---|"))}\n");
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", datasets.Select(dataset => Seconds(generator, dataset).ToString("F1", CultureInfo.InvariantCulture)))} |\n");
            WrittenSection.Replace(Path.Combine(root, "docs", "generators", $"{generator.Info.Id}.md"), Begin, End, text.ToString());
            Console.WriteLine($"{generator.Info.Id} is measured.");
        }
    }

    private static double Seconds(IGenerator generator, Dataset dataset)
    {
        TimeSpan used = Environment.CpuUsage.TotalTime;
        generator.Fit(dataset.Train, new FitContext { Seed = 1, Target = dataset.Target });
        return (Environment.CpuUsage.TotalTime - used).TotalSeconds;
    }
}
