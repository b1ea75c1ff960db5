using System.Globalization;
using Harness.Datasets;
using Harness.Metrics;
using Harness.SdMetrics.Constraints;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.Reports;
using Harness.Tables;

namespace Harness.SdMetrics;

/// <summary>
/// The scores of SDMetrics' reports of train and the synthetic table, for comparison with what others publish. A column
/// or pair to which SDMetrics gives no score is left out; where nothing is left because of the synthetic table alone, the
/// value is 0.
/// </summary>
/// <param name="version">The release whose numbers are given.</param>
public sealed class SdMetricsEvaluator(SdMetricsVersion version) : IEvaluator
{
    /// <summary>Gives the numbers of 0.32, and those of 0.29 beside them where they differ.</summary>
    public SdMetricsEvaluator()
        : this(SdMetricsVersion.V032)
    {
    }

    /// <inheritdoc/>
    public string Id => "sdmetrics";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } =
        [.. new[] { SdMetricsDescriptors.Quality, SdMetricsDescriptors.ColumnShapes, SdMetricsDescriptors.ColumnPairTrends, SdMetricsDescriptors.Diagnostic }.Select(m => SdMetricsDescriptors.In(version, m))];

    /// <inheritdoc/>
    /// <remarks>The jackknife deals more rows than elsewhere: bins between a table's own extremes jump with single rows, so the error need not shrink as 1/√n.</remarks>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, p => Measure(p, version), 100_000);

    private static MetricResult[] Measure(PairContext pair, SdMetricsVersion version)
    {
        EncodedTable train = pair.Shared.Get(d => new EncodedTable(d.Train));
        Declared declared = pair.Shared.Get(Declared.Of);
        Table synthetic = DatesAsText.Of(pair.Synthetic);
        var tables = new TablePair(train, new EncodedTable(synthetic), pair.Aligned);
        QualityReport quality = QualityReport.Generate(tables, new QualityReportOptions { Version = version, Metadata = declared.Metadata }, pair.Cancellation);
        var options = new DiagnosticReportOptions { Version = version, Metadata = declared.Metadata, Constraints = declared.Constraints };
        DiagnosticReport diagnostic = DiagnosticReport.Generate(pair.Train, synthetic, options);

        int rows = pair.Synthetic.RowCount;
        MetricPart[] shapes = Parts(quality.Shapes.Select(s => (s.Column!, (string?)null, s.Score, s.LostInSynthetic)));
        MetricPart[] trends = Parts(quality.Trends.Select(t => (t.First, (string?)t.Second, t.Score, t.LostInSynthetic)));
        MetricPart[] properties = Properties(("Column Shapes", quality.ColumnShapes, shapes), ("Column Pair Trends", quality.ColumnPairTrends, trends));
        MetricPart[] checks = Properties(
            ("Data Validity", diagnostic.DataValidity, Parts(diagnostic.Validity.Select(c => (c.Column!, (string?)null, c.Score, c.LostInSynthetic)))),
            ("Data Structure", diagnostic.DataStructure, []),
            ("Constraint Validity", diagnostic.ConstraintValidity, Parts(diagnostic.Constraints.Zip(pair.Dataset.Constraints, (c, own) => (own.ToString(), (string?)null, c.Score, false)))));
        if (version != SdMetricsVersion.V029 && pair.WithUncertainty)
        {
            // For the whole table alone, not for the parts of it that its error is estimated from.
            var remarks = new ReportRemarks(pair.Train, synthetic, options);
            properties = Noted(properties, p => remarks.Of(p, quality));
            checks = Noted(checks, p => remarks.Of(p, diagnostic));
        }

        return
        [
            Result(SdMetricsDescriptors.Quality, properties, rows, "no column has a score in SDMetrics"),
            Result(SdMetricsDescriptors.ColumnShapes, shapes, rows, "train has no column with values beside ids"),
            Result(SdMetricsDescriptors.ColumnPairTrends, trends, rows, "no pair of columns is related strongly enough in train"),
            Result(SdMetricsDescriptors.Diagnostic, checks, rows, "SDMetrics gives no score"),
        ];
    }

    /// <summary>The scores that there are; if the synthetic table lost all of them, those lost, as 0.</summary>
    private static MetricPart[] Parts(IEnumerable<(string Name, string? Other, ParityScore Score, bool Lost)> rows)
    {
        var all = rows.ToList();
        MetricPart[] scored = [.. all.Where(r => r.Score.HasValue).Select(r => new MetricPart(r.Name, r.Other, r.Score.Value))];
        return scored.Length > 0 ? scored : [.. all.Where(r => r.Lost).Select(r => new MetricPart(r.Name, r.Other, 0, r.Score.ToString()))];
    }

    /// <summary>The properties that have a score, each with its lowest part; if the synthetic table lost all of them, those lost, as 0.</summary>
    private static MetricPart[] Properties(params (string Name, ParityScore Score, MetricPart[] Parts)[] properties)
    {
        MetricPart[] scored = [.. properties.Where(p => p.Score.HasValue).Select(p => new MetricPart(p.Name, null, p.Score.Value, Lowest(p.Parts)))];
        return scored.Length > 0 ? scored : [.. properties.Where(p => p.Parts.Length > 0).Select(p => new MetricPart(p.Name, null, 0, p.Parts[0].Note))];
    }

    private static MetricPart[] Noted(MetricPart[] parts, Func<string, IEnumerable<string>> remarks) =>
        [.. parts.Select(p => string.Join("; ", [.. new[] { p.Note }.OfType<string>(), .. remarks(p.Name)]) is { Length: > 0 } note ? p with { Note = note } : p)];

    private static string? Lowest(MetricPart[] parts) => parts.MinBy(p => p.Value) is { Value: < 1 } lowest
        ? string.Create(CultureInfo.InvariantCulture, $"lowest: {lowest.Label} {lowest.Value:0.000}")
        : null;

    private static MetricResult Result(MetricDescriptor metric, MetricPart[] parts, int rows, string reason) => parts.Length == 0
        ? new MetricResult.NotApplicable(metric.Id, reason)
        : new MetricResult.Computed(metric.Id, parts.Average(p => p.Value)) { Rows = rows, Parts = parts };

    /// <summary>What the dataset's metadata and constraints say.</summary>
    private sealed record Declared(TableMetadata Metadata, IReadOnlyList<TableConstraint> Constraints)
    {
        public static Declared Of(Dataset dataset)
        {
            TableMetadata metadata = SdvMetadata.Of(dataset.Train.Schema);
            return new Declared(metadata, [.. dataset.Constraints.Select(c => SdvConstraints.Of(c, metadata.Name ?? "table"))]);
        }
    }
}
