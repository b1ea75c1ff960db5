using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Harness.Datasets;

namespace Harness.Benchmarks;

/// <summary>
/// Seconds of a CTGAN step, ours (the preset <c>as-sdv</c>) and PyTorch's (<c>ctgan_step.py</c>, OpenBLAS on one thread), by turns, on rows of the same widths. Writes a table of
/// <c>docs/generators/results.md</c>.
/// </summary>
internal static class StepStudy
{
    private const string Begin = "<!-- step: written by `HARNESS_BENCHMARK_DATASET=… dotnet run -c Release --project tests/Harness.Benchmarks -- step .` -->";
    private const string End = "<!-- end of step -->";
    private const int Batch = 500;
    private const int Turns = 7;
    private const int Steps = 20;

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        Dataset dataset = GeneratorBenchmark.Dataset();
        using var ours = new TrainingSteps("ctgan-as-sdv", dataset.Train, Batch);
        string layout = JsonSerializer.Serialize(ours.Layout.Blocks.Select(block => new object[] { block.Head.ToString(), block.Width, ours.Layout.Conditions.Contains(block) }));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Milliseconds a step, {Batch} rows of {dataset.Name}'s encoding ({ours.Layout.Width} columns of the network), median of {Turns} turns of {Steps} steps (smallest to largest), each side's by turns in one run; {Environment.ProcessorCount} cores.\n\n| threads | ours | PyTorch's | ours / PyTorch's |\n|---|---|---|---|\n");
        string version = "";
        for (int threads = 1; threads <= Math.Min(2, Environment.ProcessorCount); threads++)
        {
            using var python = new PythonSteps(Path.Combine(root, "tests", "Harness.Benchmarks", "ctgan_step.py"), layout, threads, Batch, Steps);
            version = python.Version;
            var own = new double[Turns];
            var theirs = new double[Turns];
            Turn(ours, threads);
            python.Turn();
            for (int turn = 0; turn < Turns; turn++)
            {
                own[turn] = Turn(ours, threads);
                theirs[turn] = python.Turn();
            }

            Array.Sort(own);
            Array.Sort(theirs);
            text.Append(CultureInfo.InvariantCulture, $"| {threads} | {Show(own)} | {Show(theirs)} | {own[Turns / 2] / theirs[Turns / 2]:F2} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\nPyTorch {version}, OpenBLAS on one thread; ours is TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3)}.\n");
        Console.Write(text);
        WrittenSection.Replace(Path.Combine(root, "docs", "generators", "results.md"), Begin, End, text.ToString());
    }

    // Milliseconds a step.
    private static double Turn(TrainingSteps ours, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < Steps; step++)
        {
            ours.Step(threads);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / Steps;
    }

    private static string Show(double[] sorted) => string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Length / 2]:F1} ({sorted[0]:F1} to {sorted[^1]:F1})");

    /// <summary>A Python process that answers each line with the milliseconds of a step.</summary>
    private sealed class PythonSteps : IDisposable
    {
        private readonly Process _process;

        public PythonSteps(string script, string layout, int threads, int batch, int steps)
        {
            var start = new ProcessStartInfo("python3", [script, layout, $"{threads}", $"{batch}", $"{steps}"]) { RedirectStandardInput = true, RedirectStandardOutput = true };

            // OpenBLAS's own threads beside PyTorch's wait for each other: with them the second thread makes a step three times as slow.
            start.Environment["OPENBLAS_NUM_THREADS"] = "1";
            _process = Process.Start(start)!;
            Version = Read();
        }

        public string Version { get; }

        public double Turn()
        {
            _process.StandardInput.WriteLine();
            return double.Parse(Read(), CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
            _process.Dispose();
        }

        private string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("ctgan_step.py ended; it needs python3 with PyTorch (Debian: python3-torch, libopenblas0-pthread).");
    }
}
