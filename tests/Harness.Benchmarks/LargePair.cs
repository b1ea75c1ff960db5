using System.Diagnostics;
using System.Globalization;
using Harness.Datasets;
using Harness.Metrics;
using Harness.Random;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>One dataset and one synthetic table of many rows through the default profile, as <c>Evaluation.Run</c> has it, from files.</summary>
internal static class LargePair
{
    /// <summary>Measures, and prints what it took.</summary>
    /// <param name="rows">Rows of train and of the synthetic table; the holdout has a quarter.</param>
    /// <param name="folder">Where the files are, or are made: making them takes memory, which a second run does not need.</param>
    /// <param name="each">Whether each evaluator is measured by itself, without frames.</param>
    public static void Measure(int rows, string folder, bool each)
    {
        TableSchema schema = Create(1, 1).Schema;
        foreach ((string file, int count, ulong seed) in new[] { ("train.csv", rows, 1UL), ("holdout.csv", rows / 4, 3UL), ("synthetic.csv", rows, 2UL) })
        {
            if (!File.Exists(Path.Combine(folder, file)))
            {
                File.WriteAllText(Path.Combine(folder, file), CsvTableWriter.Write(Create(count, seed)));
            }
        }

        (TimeSpan processor, long start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        Dataset dataset = Dataset.Of(Read("train.csv"), Read("holdout.csv"), "class");
        Table synthetic = dataset.ReadSynthetic(Path.Combine(folder, "synthetic.csv"));
        Console.WriteLine(Line("reading", start, processor));
        if (each)
        {
            foreach (IEvaluator evaluator in Evaluators.Default)
            {
                Console.WriteLine($"{evaluator.Id}: {Cost.Of(() => evaluator.Evaluate(new PairContext(dataset, synthetic)))}");
            }

            return;
        }

        Evaluation result = Evaluation.Run(dataset, synthetic);
        Console.WriteLine(Line($"{rows:N0} rows, {result.Scorecard.Scores.Count} metrics", start, processor));

        Table Read(string file) => CsvTableReader.Read(Path.Combine(folder, file), schema);
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
