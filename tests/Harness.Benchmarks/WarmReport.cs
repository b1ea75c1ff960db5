using System.Diagnostics;
using System.Text.Json;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Privacy;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Benchmarks;

/// <summary>One of SDMetrics' scores from two files, once cold and once warm. The whole process, as another program times it, is the cold one less the warm one.</summary>
internal static class WarmReport
{
    /// <summary>Reads and scores twice, and prints JSON: the score, and what the second time took.</summary>
    /// <param name="kind">The score.</param>
    /// <param name="real">The real table's file.</param>
    /// <param name="synthetic">The synthetic table's file.</param>
    public static void Print(string kind, string real, string synthetic)
    {
        double score = Once(kind, real, synthetic);
        (TimeSpan processor, long start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        Once(kind, real, synthetic);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["score"] = score,
            ["seconds"] = Stopwatch.GetElapsedTime(start).TotalSeconds,
            ["processor"] = (Environment.CpuUsage.TotalTime - processor).TotalSeconds,
        }));
    }

    private static double Once(string kind, string real, string synthetic)
    {
        TableSchema schema = MixedTable.Create(1, 1).Schema;
        (Table first, Table second) = (null!, null!);
        Parallel.Invoke(() => first = CsvTableReader.Read(real, schema), () => second = CsvTableReader.Read(synthetic, schema));
        return kind switch
        {
            "QualityReport" => QualityReport.Generate(first, second).Score.Value,
            "DiagnosticReport" => DiagnosticReport.Generate(first, second, new DiagnosticReportOptions { Version = SdMetricsVersion.V029 }).Score.Value,
            _ => DistanceToClosestRecord.Compute(second, first).Average(),
        };
    }
}
