using System.Globalization;
using System.Text;
using System.Text.Json;
using Harness.Datasets;
using Harness.Generators;
using Harness.Generators.Bootstrap;
using Harness.Generators.GaussianCopula;
using Harness.Generators.Independent;
using Harness.SdMetrics.Reports;
using Harness.Studies.Recordings;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>
/// SDMetrics' quality and processor seconds of every generator on every bundled dataset: those that run here are run, recordings are scored
/// and their seconds taken from the files beside them. Writes the tables of <c>docs/generators/results.md</c> and its plot.
/// </summary>
internal static class QualityStudy
{
    private const string Begin = "<!-- tables: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- quality .` -->";
    private const string End = "<!-- end of tables -->";
    private const int Seeds = 3;

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        string[] datasets = [.. Directory.GetDirectories(Path.Combine(root, "datasets")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];
        (string Name, IGenerator Generator)[] native =
        [
            .. Natives.All.Select(g => (g.Info.Id, g)),
            ("gaussian-copula, smoothed margins", new GaussianCopulaGenerator(new GaussianCopulaOptions { Margins = MarginKind.Smoothed })),
            ("gaussian-copula, parametric", new GaussianCopulaGenerator(new GaussianCopulaOptions { Margins = MarginKind.Parametric })),
            ("independent (baseline)", new IndependentGenerator()),
            ("bootstrap (baseline)", new BootstrapGenerator()),
        ];
        var measured = new Dictionary<(string Generator, string Dataset), (double Quality, double Seconds)>();
        var recorded = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string name in datasets)
        {
            Dataset dataset = DatasetReader.Read(Path.Combine(root, "datasets", name));
            foreach ((string id, IGenerator generator) in native)
            {
                measured.Add((id, name), Run(generator, dataset));
            }

            string recordings = Path.Combine(root, "evaluation", "recordings", name);
            foreach (string folder in Directory.GetDirectories(recordings).Order(StringComparer.Ordinal))
            {
                if (Recorded(folder, dataset) is { } scores)
                {
                    string id = Path.GetFileName(folder);
                    measured.Add((id, name), scores);
                    recorded.Add(id);
                }
            }

            Console.WriteLine($"{name} is measured.");
        }

        string[] names = [.. native.Select(n => n.Name), .. recorded.OrderBy(id => !IsOurs(id))];
        var rows = names.Select(name => (Name: name, Cells: datasets.Select(d => measured.TryGetValue((name, d), out var m) ? m : (Quality: double.NaN, Seconds: double.NaN)).ToArray())).ToArray();
        var text = new StringBuilder();
        text.Append("**SDMetrics' quality score**, mean over seeds 1 to 3 (one seed where there is one recording), as many rows as train. `bootstrap` draws train rows at random; scores above its own scatter less than random rows do.\n\n");
        Table(text, datasets, rows, cell => cell.Quality.ToString("F3", CultureInfo.InvariantCulture));
        text.Append("\n**Processor seconds of fit and sample**, of all threads together, after a first run that is not counted; 0.001 means 0.001 or less. For recordings, the seconds by the clock that the files beside them give: those of other libraries were measured on one thread of another machine, those of our networks while other fits ran (alone they take [less](gan.md#cost)).\n\n");
        Table(text, datasets, rows, cell => cell.Seconds.ToString(cell.Seconds < 10 ? "G2" : "F0", CultureInfo.InvariantCulture));
        WrittenSection.Replace(Document(root), Begin, End, text.ToString());
        Draw(root);
    }

    /// <summary>Draws the picture from the written tables: the generators that have a score on every dataset.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Draw(string root)
    {
        WrittenTable[] tables = WrittenTable.Read(Document(root), Begin, End);
        QualityPlot.Draw(
            [
                .. tables[0].Rows.Zip(tables[1].Rows)
                    .Where(row => row.First.Skip(1).All(cell => WrittenTable.Number(cell) > 0))
                    .Select(row => new QualityPlot.Point(
                        row.First[0],
                        Math.Exp(row.Second.Skip(1).Average(cell => Math.Log(WrittenTable.Number(cell)))),
                        row.First.Skip(1).Average(WrittenTable.Number),
                        IsOurs(row.First[0]))),
            ],
            Path.Combine(root, "docs", "generators", "quality-against-time.svg"));
    }

    private static string Document(string root) => Path.Combine(root, "docs", "generators", "results.md");

    /// <summary>Whether a generator is ours: recordings are a library's, whose names begin with its own, or ours, where training takes too long for every run.</summary>
    /// <param name="name">The generator's id.</param>
    public static bool IsOurs(string name) => RecordedLibrary.FamilyOf(name) == "user";

    private static (double Quality, double Seconds) Run(IGenerator generator, Dataset dataset)
    {
        double quality = 0;
        var seconds = new double[Seeds];
        Make(0);
        for (int seed = 1; seed <= Seeds; seed++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            Table synthetic = Make((ulong)seed);
            seconds[seed - 1] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            quality += QualityReport.Generate(dataset.Train, synthetic).Score.Value / Seeds;
        }

        Array.Sort(seconds);
        return (quality, Math.Max(seconds[Seeds / 2], 0.001));

        Table Make(ulong seed) => generator.Fit(dataset.Train, new FitContext { Seed = seed, Target = dataset.Target }).Sample(dataset.Train.RowCount, seed);
    }

    private static (double Quality, double Seconds)? Recorded(string folder, Dataset dataset)
    {
        string[] files = Directory.GetFiles(folder, "seed-*.csv");
        double quality = 0;
        double seconds = 0;
        foreach (string file in files)
        {
            Table synthetic = CsvTableReader.Read(file, dataset.Train.Schema);
            quality += QualityReport.Generate(dataset.Train, synthetic).Score.Value / files.Length;
            using JsonDocument side = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".json")));
            seconds += (side.RootElement.GetProperty("fit_seconds").GetDouble() + side.RootElement.GetProperty("sample_seconds").GetDouble()) / files.Length;
        }

        return files.Length == 0 ? null : (quality, seconds);
    }

    private static void Table(StringBuilder text, string[] datasets, (string Name, (double Quality, double Seconds)[] Cells)[] rows, Func<(double Quality, double Seconds), string> show)
    {
        text.Append(CultureInfo.InvariantCulture, $"| generator | {string.Join(" | ", datasets)} |\n|---|{string.Concat(datasets.Select(_ => "---|"))}\n");
        foreach ((string name, (double Quality, double Seconds)[] cells) in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells.Select(cell => double.IsNaN(cell.Quality) ? "–" : show(cell)))} |\n");
        }
    }
}
