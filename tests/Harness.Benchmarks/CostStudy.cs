using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Metrics.Contingency;
using Harness.Metrics.Copying;
using Harness.Metrics.Dependence;
using Harness.Metrics.Joint;
using Harness.Metrics.Marginals;
using Harness.Metrics.Validity;
using Harness.SdMetrics.Privacy;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>Processor seconds and memory of the statistical metrics against rows and columns. Writes the table of <c>docs/cost.md</c> and its plot.</summary>
internal static class CostStudy
{
    private const string Begin = "<!-- cost: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- cost .` -->";
    private const string End = "<!-- end of cost -->";
    private const int Columns = 15;
    private const int ManyLevels = 20_000;
    private const int MostRecords = 100_000;

    private static readonly (string Title, Action<Dataset, Table> Run)[] Work =
    [
        ("quality report", (real, synthetic) => QualityReport.Generate(real.Train, synthetic)),
        ("statistical metrics", (real, synthetic) => Evaluate(real, synthetic, withUncertainty: false)),
        ("the same with standard errors", (real, synthetic) => Evaluate(real, synthetic, withUncertainty: true)),
        ("nearest rows, drawn", (real, synthetic) => new NearestEvaluator().Evaluate(new PairContext(real, synthetic))),
        ("closest record of all rows", (real, synthetic) => DistanceToClosestRecord.Compute(synthetic, real.Train)),
    ];

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        // Once at a small size, so that compiling is not measured.
        Measure(1000, Columns, 0);
        var measured = new List<(string Table, int Rows, Cost?[] Costs)>();
        foreach (int rows in new[] { 1_000, 10_000, 100_000, 1_000_000 })
        {
            measured.Add(($"{Columns}", rows, Measure(rows, Columns, 0)));
        }

        foreach (int columns in new[] { 5, 50 })
        {
            measured.Add(($"{columns}", 10_000, Measure(10_000, columns, 0)));
        }

        measured.Add(($"{Columns}, and one of {ManyLevels:N0} labels", 100_000, Measure(100_000, Columns, ManyLevels)));

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Processor seconds of all threads; in brackets the MB allocated / the MB that the managed heap grew by at most, looked at every 5 ms. {Environment.ProcessorCount} cores{Load()}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"| rows | columns | {string.Join(" | ", Work.Select(w => w.Title))} |\n|---|---|{string.Concat(Work.Select(_ => "---|"))}\n");
        foreach ((string table, int rows, Cost?[] costs) in measured)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {rows:N0} | {table} | {string.Join(" | ", costs.Select(c => c?.ToString() ?? "–"))} |\n");
        }

        WrittenSection.Replace(Document(root), Begin, End, text.ToString());
        Draw(root);
    }

    /// <summary>Draws the picture from the written table, of the rows with as many columns.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Draw(string root)
    {
        WrittenTable all = WrittenTable.Read(Document(root), Begin, End)[0];
        CostPlot.Draw(all with { Rows = [.. all.Rows.Where(row => row[1] == $"{Columns}")] }, Path.Combine(root, "docs", "cost.svg"));
    }

    private static string Document(string root) => Path.Combine(root, "docs", "cost.md");

    private static void Evaluate(Dataset real, Table synthetic, bool withUncertainty)
    {
        var pair = new PairContext(real, synthetic) { WithUncertainty = withUncertainty };
        foreach (IEvaluator evaluator in (IEvaluator[])
            [new MarginalEvaluator(), new DependenceEvaluator(), new ContingencyEvaluator(), new JointEvaluator(), new ValidityEvaluator(), new CopyingEvaluator()])
        {
            evaluator.Evaluate(pair);
        }
    }

    private static Cost?[] Measure(int rows, int columns, int levels)
    {
        Table train = MixedTable.Create(rows, 1, columns, levels);
        Table holdout = MixedTable.Create(Math.Max(100, rows / 4), 3, columns, levels);
        Table synthetic = MixedTable.Create(rows, 2, columns, levels);
        var real = new Dataset
        {
            Name = "mixed",
            Title = "Mixed",
            Source = "made for a measurement",
            License = "none",
            Target = null,
            Task = TaskKind.Regression,
            Real = train,
            Train = train,
            Holdout = holdout,
            TrainDigest = "train",
            HoldoutDigest = "holdout",
        };
        Cost?[] costs = [.. Work.Select((work, i) => i == Work.Length - 1 && rows > MostRecords ? null : Cost.Of(() => work.Run(real, synthetic)))];
        Console.WriteLine($"{rows} rows, {columns} columns: {string.Join("; ", costs.Select(c => c?.ToString() ?? "–"))}");
        return costs;
    }

    private static string Load() => File.Exists("/proc/loadavg")
        ? $", load average {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the end, this program included"
        : "";
}
