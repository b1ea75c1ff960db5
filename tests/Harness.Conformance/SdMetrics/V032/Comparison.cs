using System.Text.Json;
using Harness.SdMetrics.Privacy;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.Conformance.SdMetrics.V032;

/// <summary>Compares two tables' reports and privacy with what SDMetrics 0.32 gives.</summary>
internal static class Comparison
{
    public const string Absent = "there are no scores of SDMetrics 0.32; set HARNESS_SDMETRICS_032 to a folder that has them.";

    public static void Everything(Differences differences, JsonElement expected, Metadata metadata, (Cells Real, Cells Synthetic, Cells Holdout) cells, DiagnosticReportOptions options)
    {
        (Table real, Table synthetic, Table holdout) = (cells.Real.Table(metadata), cells.Synthetic.Table(metadata), cells.Holdout.Table(metadata));
        ReportComparison.Quality(differences, expected.GetProperty("quality"), "score", QualityReport.Generate(real, synthetic, new QualityReportOptions { Metadata = metadata.Table }), sameErrors: false);

        DiagnosticReport diagnostic = DiagnosticReport.Generate(real, synthetic, options with
        {
            Metadata = metadata.Table,
            SyntheticText = metadata.Schema.Where(c => c.Kind == ColumnKind.DateTime).ToDictionary(c => c.Name, c => (IReadOnlyList<string?>)cells.Synthetic.Columns[c.Name]),
        });
        JsonElement reference = expected.GetProperty("diagnostic");
        ReportComparison.Diagnostic(differences, reference, "score", diagnostic, sameErrors: false);
        differences.Compare("Constraint Validity", reference.GetProperty("properties").GetProperty("Constraint Validity"), diagnostic.ConstraintValidity.Value);
        JsonElement[] constraints = reference.TryGetProperty("constraint_validity", out JsonElement rows) ? [.. rows.EnumerateArray()] : [];
        Assert.Equal(constraints.Select(c => c.GetProperty("Constraint").GetString()), diagnostic.Constraints.Select(c => c.Constraint.ClassName));
        foreach ((JsonElement row, ConstraintScore own) in constraints.Zip(diagnostic.Constraints))
        {
            differences.Compare($"{own.Constraint.ClassName} {own.Constraint.Parameters}", row.GetProperty("Score"), own.Score.Value);
        }

        differences.Compare("NewRowSynthesis", expected.GetProperty("new_row_synthesis"), NewRowSynthesis.Compute(real, synthetic, keys: metadata.Table.Keys).Score.Value);
        DcrOverfittingProtection protection = DcrOverfittingProtection.Compute(real, synthetic, holdout, metadata.Table);
        JsonElement distance = expected.GetProperty("dcr_overfitting_protection");
        if (distance.ValueKind == JsonValueKind.Null)
        {
            differences.Compare("DCROverfittingProtection", distance, protection.Score.Value);
            return;
        }

        differences.Compare("DCROverfittingProtection", distance.GetProperty("score"), protection.Score.Value);
        differences.Compare("closer to training", distance.GetProperty("synthetic_data_percentages").GetProperty("closer_to_training"), protection.CloserToTraining);
        differences.Compare("closer to holdout", distance.GetProperty("synthetic_data_percentages").GetProperty("closer_to_holdout"), protection.CloserToHoldout);
    }
}
