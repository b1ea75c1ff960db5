using System.Text.Json;
using Harness.Datasets;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics;

/// <summary>
/// The reports and the metrics of single columns for every recording, the holdout part, and the baselines' tables that
/// were captured with them, against SDMetrics 0.29.0.
/// </summary>
public sealed class CaptureTests
{
    private const string Holdout = "holdout";

    /// <summary>One row a capture whose tables are here: dataset, generator, seed.</summary>
    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach ((string dataset, string generator, string seed) in Captures.Tables)
            {
                if (Directory.Exists(Path.Combine(Folders.Datasets, dataset)) && (generator == Holdout || File.Exists(SyntheticFile(dataset, generator, seed))))
                {
                    rows.Add(dataset, generator, seed);
                }
            }

            return rows;
        }
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Rows))]
    public void Reports_and_columns_agree(string dataset, string generator, string seed)
    {
        Dataset real = DatasetReader.Read(Path.Combine(Folders.Datasets, dataset));
        Table synthetic = generator == Holdout ? real.Holdout : CsvTableReader.Read(SyntheticFile(dataset, generator, seed), real.Train.Schema);
        string source = Captures.Of(dataset, generator, seed);
        using JsonDocument capture = JsonFile.Parse(CsvTableReader.ReadText(source), source);
        JsonElement expected = capture.RootElement.GetProperty("sdmetrics");
        var differences = new Differences();

        ReportComparison.Quality(differences, expected.GetProperty("quality"), "score", QualityReport.Generate(real.Train, synthetic));
        ReportComparison.Diagnostic(differences, expected.GetProperty("diagnostic"), "score", DiagnosticReport.Generate(real.Train, synthetic, new DiagnosticReportOptions { Version = SdMetricsVersion.V029 }));
        foreach (JsonProperty column in expected.GetProperty("single_column").EnumerateObject())
        {
            foreach (JsonProperty metric in column.Value.EnumerateObject())
            {
                differences.Compare($"{metric.Name} of {column.Name}", metric.Value, ColumnMetrics.Score(metric.Name, real.Train[column.Name], synthetic[column.Name]).Value);
            }
        }

        differences.AssertNone(source);
    }

    private static string SyntheticFile(string dataset, string generator, string seed) =>
        new[] { Folders.Recordings, Folders.CapturedTables }.Select(folder => Path.Combine(folder, dataset, generator, seed + ".csv")).FirstOrDefault(File.Exists) ?? "";
}
