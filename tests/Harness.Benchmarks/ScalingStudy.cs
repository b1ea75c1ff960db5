using System.Globalization;
using System.Text;
using Harness.Generators;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>Processor seconds and memory of the statistical generators against rows. Writes a table of <c>docs/generators/results.md</c> and its plot.</summary>
internal static class ScalingStudy
{
    private const string Begin = "<!-- scaling: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- scaling .` -->";
    private const string End = "<!-- end of scaling -->";

    // The other two have a step over the table for each class or tree and are for smaller tables.
    private static readonly string[] OfMillions = ["gaussian-copula", "bayes-net", "cart"];

    private const int Large = 100_000;
    private const int Places = 5;

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Fitting a table of 15 mixed columns and sampling as many rows: processor seconds of all threads. From 100,000 rows on, in brackets: the most memory in use beside the train table, as a multiple of it, with the synthetic table; and the milliseconds from cancelling to the end of the work, the longest of {Places} attempts. {Environment.ProcessorCount} cores.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| rows | table, MB | {string.Join(" | ", Natives.All.Select(g => $"`{g.Info.Id}`"))} |\n|---|---|{string.Concat(Natives.All.Select(_ => "---|"))}\n");
        foreach (int rows in (int[])[1_000, 10_000, 100_000, 1_000_000])
        {
            Table train = MixedTable.Create(rows, 1);
            double bytes = train.Columns.Sum(column => (double)train.RowCount * (column is CategoricalColumn ? sizeof(int) : sizeof(double)));
            text.Append(CultureInfo.InvariantCulture, $"| {rows:N0} | {bytes / (1 << 20):F1} |");
            foreach (IGenerator generator in Natives.All)
            {
                Cost? cost = rows > Large && !OfMillions.Contains(generator.Info.Id) ? null : Cost.Of(() => Work(generator, train));
                text.Append(cost is null ? " – |" : $" {cost.Seconds.ToString("G2", CultureInfo.InvariantCulture)}{Beside(generator, train, bytes)} |");
            }

            text.Append('\n');
            Console.WriteLine($"{rows} rows are measured.");
        }

        Console.Write(text);
        WrittenSection.Replace(Document(root), Begin, End, text.ToString());
        Draw(root);
    }

    /// <summary>Draws the picture from the written table.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Draw(string root) => CostPlot.Draw(WrittenTable.Read(Document(root), Begin, End)[0], Path.Combine(root, "docs", "generators", "scaling.svg"));

    private static string Document(string root) => Path.Combine(root, "docs", "generators", "results.md");

    private static void Work(IGenerator generator, Table train) => generator.Fit(train, new FitContext { Seed = 1 }).Sample(train.RowCount, 1);

    // In a small table it is what the program itself needs that would be measured.
    private static string Beside(IGenerator generator, Table train, double bytes) => train.RowCount < Large
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" ({Cost.LivePeak(() => Work(generator, train)) / bytes:F1}; {CancellationLatency.Longest(generator, train, Places):F0})");
}
