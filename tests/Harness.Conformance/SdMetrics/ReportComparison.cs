using System.Text.Json;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;

namespace Harness.Conformance.SdMetrics;

/// <summary>Compares reports with the tables that SDMetrics writes, row by row, in order.</summary>
internal static class ReportComparison
{
    public static void Quality(Differences differences, JsonElement expected, string overall, QualityReport ours, bool sameErrors = true)
    {
        differences.Compare("quality", expected.GetProperty(overall), ours.Score.Value);
        JsonElement properties = expected.GetProperty("properties");
        differences.Compare("Column Shapes", properties.GetProperty("Column Shapes"), ours.ColumnShapes.Value);
        differences.Compare("Column Pair Trends", properties.GetProperty("Column Pair Trends"), ours.ColumnPairTrends.Value);
        Columns(differences, expected.GetProperty("column_shapes"), ours.Shapes, sameErrors);

        JsonElement[] trends = [.. expected.GetProperty("column_pair_trends").EnumerateArray()];
        Assert.Equal(trends.Select(t => $"{t.GetProperty("Column 1")}|{t.GetProperty("Column 2")}|{t.GetProperty("Metric")}"), ours.Trends.Select(t => $"{t.First}|{t.Second}|{t.Metric}"));
        foreach ((JsonElement trend, ColumnPairTrend own) in trends.Zip(ours.Trends))
        {
            string pair = $"{own.First} × {own.Second}";
            differences.Compare($"score of {pair}", trend.GetProperty("Score"), own.Score.Value);
            differences.Compare($"real correlation of {pair}", trend.GetProperty("Real Correlation"), own.RealCorrelation);
            differences.Compare($"synthetic correlation of {pair}", trend.GetProperty("Synthetic Correlation"), own.SyntheticCorrelation);
            differences.Compare($"real association of {pair}", trend.GetProperty("Real Association"), own.RealAssociation);
            Assert.Equal(trend.GetProperty("Meets Threshold?") is { ValueKind: not JsonValueKind.Null } meets ? meets.GetBoolean() : null, own.MeetsThreshold);
            SameError(trend, own.Score, sameErrors);
        }
    }

    public static void Diagnostic(Differences differences, JsonElement expected, string overall, DiagnosticReport ours, bool sameErrors = true)
    {
        differences.Compare("diagnostic", expected.GetProperty(overall), ours.Score.Value);
        JsonElement properties = expected.GetProperty("properties");
        differences.Compare("Data Validity", properties.GetProperty("Data Validity"), ours.DataValidity.Value);
        differences.Compare("Data Structure", properties.GetProperty("Data Structure"), ours.DataStructure.Value);
        Columns(differences, expected.GetProperty("data_validity"), ours.Validity, sameErrors);
        Columns(differences, expected.GetProperty("data_structure"), ours.Structure, sameErrors);
    }

    private static void Columns(Differences differences, JsonElement expected, IReadOnlyList<ColumnScore> ours, bool sameErrors)
    {
        JsonElement[] rows = [.. expected.EnumerateArray()];
        Assert.Equal(
            rows.Select(r => (r.TryGetProperty("Column", out JsonElement column) ? column.GetString() : null, r.GetProperty("Metric").GetString())),
            ours.Select(r => (r.Column, (string?)r.Metric)));
        foreach ((JsonElement row, ColumnScore own) in rows.Zip(ours))
        {
            differences.Compare($"{own.Metric} of {own.Column}", row.GetProperty("Score"), own.Score.Value);
            SameError(row, own.Score, sameErrors);
        }
    }

    // A reference may give the error's type alone, or its text for information.
    private static void SameError(JsonElement row, ParityScore ours, bool sameErrors)
    {
        string? expected = row.TryGetProperty("Error", out JsonElement error) ? error.GetString() : null;
        if (!sameErrors)
        {
            Assert.Equal(expected is null, ours.Error is null);
            return;
        }

        Assert.Equal(expected, expected?.Contains(':') == false ? ours.Error?.Split(':')[0] : ours.Error);
    }
}
