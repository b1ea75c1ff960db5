using System.Globalization;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics;

/// <summary>What stands beside SDMetrics' numbers: those of 0.29 where they differ, and where 0.32 reads metadata otherwise than they are meant.</summary>
internal sealed class ReportRemarks(Table train, Table synthetic, DiagnosticReportOptions options)
{
    private readonly TableMetadata _metadata = options.Metadata;

    /// <summary>The remarks on a property of the quality report.</summary>
    /// <param name="property">Its name.</param>
    /// <param name="report">The report.</param>
    public IEnumerable<string> Of(string property, QualityReport report)
    {
        // 0.29 knows no ordinal columns and leaves them out.
        ParityScore before = property == "Column Shapes"
            ? ParityScore.MeanOf(report.Shapes.Where(s => !_metadata.Ordinal.Contains(s.Column!)).Select(s => s.Score))
            : ParityScore.MeanOf(report.Trends.Where(t => t.MeetsThreshold == true && !_metadata.Ordinal.Contains(t.First) && !_metadata.Ordinal.Contains(t.Second)).Select(t => t.Score));
        return Before(before, property == "Column Shapes" ? report.ColumnShapes : report.ColumnPairTrends);
    }

    /// <summary>The remarks on a property of the diagnostic report.</summary>
    /// <param name="property">Its name.</param>
    /// <param name="report">The report.</param>
    public IEnumerable<string> Of(string property, DiagnosticReport report) => property switch
    {
        "Data Structure" => WithGaps(report),
        "Data Validity" => [.. MonthFirst(), .. Gaps(), .. PatternsLeftOut(report), .. DatesLeftOut(), .. IsOther(report) ? Before(DiagnosticReport.Generate(train, synthetic, options with { Version = SdMetricsVersion.V029 }).DataValidity, report.DataValidity) : [], .. report.ConstraintValidity.HasValue ? [] : WithoutScore(report)],
        "Constraint Validity" => WithoutScore(report),
        _ => [],
    };

    // SDMetrics leaves them out of the mean without a word; where all are, there is no part of their own to tell it.
    private static IEnumerable<string> WithoutScore(DiagnosticReport report) =>
        report.Constraints.Where(c => !c.Score.HasValue).Select(c => $"SDMetrics gives no score to {c.Constraint.ClassName}{(c.Score.Error is { } error ? $" ({error})" : "")}, and leaves it out");

    // Only then can 0.29 have given something else.
    private bool IsOther(DiagnosticReport report) =>
        _metadata.Ordinal.Count > 0
        || _metadata.Ranges.Values.Any(r => r is not { Minimum: null, Maximum: null, Earliest: null, Latest: null, Values: null, IsNullable: null })
        || report.Validity.Any(r => r.Metric is nameof(FormatMetrics.DatetimeFormatAdherence) or nameof(FormatMetrics.RegexFormatAdherence));

    private static IEnumerable<string> Before(ParityScore before, ParityScore now)
    {
        if (before.HasValue && before.Value != now.Value)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"in SDMetrics 0.29 {before.Value:0.0000}");
        }
    }

    private IEnumerable<string> MonthFirst()
    {
        foreach (DateTimeColumn real in train.Columns.OfType<DateTimeColumn>())
        {
            ColumnRange range = _metadata.RangeOf(real.Name);
            if (range is { Earliest: null, Latest: null } || real.Schema.Sdv is { HasFormat: false } || _metadata.Keys.SequenceIndex == real.Name || synthetic[real.Name] is not DateTimeColumn other)
            {
                continue;
            }

            ParityScore given = RangeAdherence.Boundary(real, other, range);
            ParityScore meant = RangeAdherence.Boundary(real, other, range, readByFormat: true);
            if (!given.Equals(meant))
            {
                yield return $"SDMetrics reads the bounds of {real.Name} without its format, month first: {Show(given)}, and by the format {Show(meant)}";
            }
        }
    }

    private IEnumerable<string> Gaps()
    {
        foreach (ColumnSchema column in train.Schema.Where(c => c is { Pattern: not null, Sdv: { Sdtype: "id" } or null, Kind: ColumnKind.Id } && synthetic[c.Name].MissingCount > 0))
        {
            int gaps = synthetic[column.Name].MissingCount;
            yield return $"SDMetrics holds the {gaps} {(gaps == 1 ? "gap" : "gaps")} of {column.Name} against its pattern, as the text nan";
        }
    }

    private static IEnumerable<string> PatternsLeftOut(DiagnosticReport report) =>
        report.Validity.Where(r => r.Metric == nameof(FormatMetrics.RegexFormatAdherence) && r.Score.Error is not null).Select(r => $"the pattern of {r.Column} has no score ({r.Score.Error}), and is left out");

    // What a file's columns are depends on the program that reads it.
    private IEnumerable<string> WithGaps(DiagnosticReport report)
    {
        ParityScore there = DiagnosticReport.TableStructure(train, synthetic, Floats(train), Floats(synthetic));
        if (there.Value != report.DataStructure.Value)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{there.Value:0.0000} where pandas reads both files, as whole numbers with gaps are fractions there");
        }
    }

    private static Dictionary<string, string> Floats(Table table) => table.Columns.OfType<NumericColumn>()
        .Where(c => c.Style == NumberStyle.Integer && c.MissingCount > 0).ToDictionary(c => c.Name, _ => "float64", StringComparer.Ordinal);

    private IEnumerable<string> DatesLeftOut()
    {
        foreach (ColumnSchema column in train.Schema.Where(c => c.Kind == ColumnKind.DateTime && synthetic[c.Name] is CategoricalColumn))
        {
            yield return $"{column.Name} has a value that pandas cannot read by its format, so SDMetrics leaves its range out and counts it as text in Data Structure";
        }
    }

    private static string Show(ParityScore score) => score.HasValue ? score.Value.ToString("0.0000", CultureInfo.InvariantCulture) : "no score";
}
