using System.Text.Json;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;
using static Harness.Conformance.SdMetrics.GoldenTables;

namespace Harness.Conformance.SdMetrics;

/// <summary>Reports with all their details against SDMetrics 0.29.0.</summary>
public sealed class GoldenReportTests
{
    [Theory]
    [InlineData("QualityReport_default_0.5_0.3", 0.5, 0.3)]
    [InlineData("QualityReport_thresholds_0", 0, 0)]
    public void Quality_agrees(string group, double correlation, double association)
    {
        var options = new QualityReportOptions { Version = SdMetricsVersion.V029, RealCorrelationThreshold = correlation, RealAssociationThreshold = association };
        var differences = new Differences();

        ReportComparison.Quality(differences, Expected.GetProperty(group), "overall", QualityReport.Generate(Real, Synthetic, options));

        differences.AssertNone(group);
    }

    [Fact]
    public void Diagnostic_agrees()
    {
        JsonElement expected = Expected.GetProperty("DiagnosticReport");
        var differences = new Differences();

        ReportComparison.Diagnostic(differences, expected, "overall", DiagnosticReport.Generate(Real, Synthetic, new DiagnosticReportOptions { Version = SdMetricsVersion.V029, Metadata = new TableMetadata { Keys = new TableKeys { Primary = ["id"] } } }));

        differences.AssertNone("DiagnosticReport");
    }
}
