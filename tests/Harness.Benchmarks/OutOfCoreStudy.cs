using System.Diagnostics;
using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Harness.DuckDb;
using Harness.Random;

namespace Harness.Benchmarks;

/// <summary>Two tables of 5,000,000 rows compared by DuckDB, each pair of files in a process of its own. Writes its part of <c>docs/tables.md</c>.</summary>
internal static class OutOfCoreStudy
{
    private const string Begin = "<!-- out-of-core: written by `dotnet run -c Release --project tests/Harness.Benchmarks -- out-of-core .` -->";
    private const string End = "<!-- end of out-of-core -->";
    private const int Rows = 5_000_000;

    /// <summary>Measures and writes.</summary>
    /// <param name="root">The folder of <c>Harness.sln</c>.</param>
    public static void Write(string root)
    {
        string folder = Directory.CreateTempSubdirectory("harness-out-of-core").FullName;
        try
        {
            var text = new StringBuilder();
            text.Append(CultureInfo.InvariantCulture, $"2 × {Rows:N0} rows, {Environment.ProcessorCount} cores. `MemoryLimit` is DuckDB's, the largest memory that of the whole program, .NET and what readers of files hold included.\n\n| table | file | MB | `MemoryLimit`, MB | seconds | processor s | largest memory, MB |\n|---|---|---|---|---|---|---|\n");
            foreach ((string table, int numbers, int labels, int least) in new[] { ("one number (its KS statistic)", 1, 0, 100), ("6 numbers, 6 labels, 66 pairs", 6, 6, 300) })
            {
                string real = Create(folder, "real", numbers, labels, 1);
                string synthetic = Create(folder, "synthetic", numbers, labels, 2);
                foreach ((string kind, string first, string second) in new[] { ("CSV", real, synthetic), ("Parquet", Parquet(real), Parquet(synthetic)) })
                {
                    foreach (int limit in (int[])[1000, least])
                    {
                        string row = string.Create(CultureInfo.InvariantCulture, $"| {table} | {kind} | {(new FileInfo(first).Length + new FileInfo(second).Length) / 1e6:0} | {limit} | {Child(first, second, limit)} |\n");
                        Console.Write(row);
                        text.Append(row);
                    }
                }
            }

            WrittenSection.Replace(Path.Combine(root, "docs", "tables.md"), Begin, End, text.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Compares two files.</summary>
    /// <param name="real">The real table.</param>
    /// <param name="synthetic">The synthetic table.</param>
    /// <param name="limit">DuckDB's limit, in MB.</param>
    /// <returns>Seconds, processor seconds and MB, as cells of a table.</returns>
    public static string Measure(string real, string synthetic, int limit)
    {
        long start = Stopwatch.GetTimestamp();
        OutOfCoreResult result = OutOfCore.Compare(real, synthetic, new OutOfCoreOptions { MemoryLimit = limit * 1_000_000L });
        return string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} | {Environment.CpuUsage.TotalTime.TotalSeconds:0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0}{(result.RealRows == Rows ? "" : " (other rows)")}");
    }

    private static string Child(string real, string synthetic, int limit)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["out-of-core-pair", real, synthetic, limit.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        string said = child.StandardOutput.ReadToEnd().Trim();
        child.WaitForExit();
        return said;
    }

    private static string Create(string folder, string name, int numbers, int labels, ulong seed)
    {
        string path = Path.Combine(folder, $"{name}-{numbers + labels}.csv");
        using var writer = new StreamWriter(path);
        RandomStream stream = new RandomStream(seed).Fork("out-of-core");
        writer.Write(string.Join(',', Enumerable.Range(0, numbers).Select(i => $"n{i}").Concat(Enumerable.Range(0, labels).Select(i => $"c{i}"))) + "\n");
        for (int row = 0; row < Rows; row++)
        {
            for (int column = 0; column < numbers + labels; column++)
            {
                double uniform = stream.Fork(column).Uniform((ulong)row);
                writer.Write(column == 0 ? "" : ",");
                writer.Write(column < numbers
                    ? Math.Tan(1.5 * (uniform - 0.5)).ToString("R", CultureInfo.InvariantCulture)
                    : $"label {(int)(uniform * uniform * (5 << (column - numbers)))}");
            }

            writer.Write('\n');
        }

        return path;
    }

    private static string Parquet(string csv)
    {
        string path = Path.ChangeExtension(csv, ".parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"COPY (SELECT * FROM read_csv('{csv}', header = true)) TO '{path}' (FORMAT parquet)";
        command.ExecuteNonQuery();
        return path;
    }
}
