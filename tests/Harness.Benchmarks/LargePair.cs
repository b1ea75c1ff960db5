using System.Diagnostics;
using System.Globalization;
using System.Text;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>One dataset and one synthetic table of many rows through the default profile, as <c>Evaluation.Run</c> has it, from files. Writes its part of <c>docs/cost.md</c>.</summary>
internal static class LargePair
{
    private const string Begin = "<!-- large: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- large .` -->";
    private const string End = "<!-- end of large -->";

    /// <summary>Measures, from few rows to many, since the largest memory of a program never falls; then each evaluator by itself.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        string folder = Directory.CreateTempSubdirectory("harness-large").FullName;
        try
        {
            int[] sizes = [10_000, 100_000, 1_000_000];
            foreach (int rows in sizes)
            {
                // Making the tables takes memory of its own, so another process makes them.
                using var maker = Process.Start(Environment.ProcessPath!, ["large-tables", folder, rows.ToString(CultureInfo.InvariantCulture)]);
                maker.WaitForExit();
            }

            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores.\n\n| rows | reading, s | reading and evaluation, s | processor s | largest memory, GB |\n|---|---|---|---|---|\n");
            foreach (int rows in sizes)
            {
                (TimeSpan processor, long start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
                (Dataset dataset, Table synthetic) = Read(folder, rows);
                double reading = Stopwatch.GetElapsedTime(start).TotalSeconds;
                Evaluation.Run(dataset, synthetic);
                string row = string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {rows:N0} | {reading:0.0} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0} | {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.0} |\n");
                Console.Write(row);
                text.Append(row);
            }

            (Dataset large, Table table) = Read(folder, sizes[^1]);
            text.Append(CultureInfo.InvariantCulture, $"\nEach evaluator by itself, {sizes[^1]:N0} rows, standard errors included, without what is beside the values: processor seconds (MB allocated / MB that the managed heap grew by at most).\n\n| evaluator | cost |\n|---|---|\n");
            foreach (IEvaluator evaluator in Evaluators.Default)
            {
                string row = $"| {evaluator.Id} | {Cost.Of(() => evaluator.Evaluate(new PairContext(large, table)))} |\n";
                Console.Write(row);
                text.Append(row);
            }

            WrittenSection.Replace(Path.Combine(root, "docs", "cost.md"), Begin, End, text.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Writes the tables of so many rows.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="rows">Rows of train and of the synthetic table; the holdout has a quarter.</param>
    public static void WriteTables(string folder, int rows)
    {
        foreach ((string name, int count, ulong seed) in new[] { ("train", rows, 1UL), ("holdout", rows / 4, 3UL), ("synthetic", rows, 2UL) })
        {
            File.WriteAllText(Path.Combine(folder, $"{name}-{rows}.csv"), CsvTableWriter.Write(Create(count, seed)));
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="rows">Rows of train.</param>
    public static (Dataset Dataset, Table Synthetic) Read(string folder, int rows)
    {
        TableSchema schema = Create(1, 1).Schema;
        return (Dataset.Of(Of("train"), Of("holdout"), "class"), Of("synthetic"));

        Table Of(string name) => CsvTableReader.Read(Path.Combine(folder, $"{name}-{rows}.csv"), schema);
    }

    // The target follows a number and a label, with noise; eight classes.
    private static Table Create(int rows, ulong seed)
    {
        Table table = MixedTable.Create(rows, seed, 14, 0);
        RandomStream stream = new RandomStream(seed).Fork("class");
        ReadOnlySpan<double> number = ((NumericColumn)table["0 n6"]).Values;
        ReadOnlySpan<int> label = ((CategoricalColumn)table["0 c4"]).Codes;
        var codes = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            codes[row] = Math.Clamp((int)(4 + 1.2 * number[row] + 0.2 * (label[row] - 6) + 2 * (stream.Uniform((ulong)row) - 0.5)), 0, 7);
        }

        return new Table([.. table.Columns, new CategoricalColumn(new ColumnSchema("class", ColumnKind.Categorical), codes, [.. Enumerable.Range(0, 8).Select(i => $"class {i}")])]);
    }
}
