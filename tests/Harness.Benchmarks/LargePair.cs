using System.Diagnostics;
using System.Globalization;
using Harness.Datasets;
using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>One dataset and one synthetic table of many rows through the default profile, as <c>Evaluation.Run</c> has it, from files.</summary>
internal static class LargePair
{
    /// <summary>Measures, and prints what it took.</summary>
    /// <param name="rows">Rows of train and of the synthetic table; the holdout has a quarter.</param>
    public static void Measure(int rows)
    {
        string folder = Directory.CreateTempSubdirectory("harness-large").FullName;
        try
        {
            TableSchema schema = Create(1, 1).Schema;
            File.WriteAllText(Path.Combine(folder, "train.csv"), CsvTableWriter.Write(Create(rows, 1)));
            File.WriteAllText(Path.Combine(folder, "holdout.csv"), CsvTableWriter.Write(Create(rows / 4, 3)));
            File.WriteAllText(Path.Combine(folder, "synthetic.csv"), CsvTableWriter.Write(Create(rows, 2)));
            GC.Collect();
            (TimeSpan processor, long start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            Dataset dataset = Dataset.Of(Read("train.csv"), Read("holdout.csv"), "class");
            Table synthetic = dataset.ReadSynthetic(Path.Combine(folder, "synthetic.csv"));
            Console.WriteLine(Line("reading", start, processor));
            Evaluation result = Evaluation.Run(dataset, synthetic);
            Console.WriteLine(Line($"{rows:N0} rows, {result.Scorecard.Scores.Count} metrics", start, processor));

            Table Read(string file) => CsvTableReader.Read(Path.Combine(folder, file), schema);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Line(string what, long start, TimeSpan processor) => string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.0} processor s, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:0.0} GB at most");

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
