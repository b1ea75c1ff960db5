using Harness.Metrics;
using Harness.SdMetrics.ColumnPairs;
using Harness.SdMetrics.Encoding;
using Harness.SdMetrics.SingleColumn;
using Harness.Tables;

namespace Harness.SdMetrics.Reports;

/// <summary>
/// SDMetrics' QualityReport of one table, without its random subsample: the mean of the properties Column Shapes and
/// Column Pair Trends, 1 best, 0 worst. Ids take no part.
/// </summary>
/// <remarks>
/// Two habits of the original are kept, since a number that is compared with SDMetrics' has to have them: numbers paired
/// with labels are binned over each table's own range, and a pair that raises an error leaves the mean.
/// </remarks>
/// <param name="Score">The mean of the properties that have a score.</param>
/// <param name="ColumnShapes">The mean of the columns' scores.</param>
/// <param name="ColumnPairTrends">The mean score of the pairs that meet their threshold.</param>
/// <param name="Shapes">One row a column, in the order of the schema.</param>
/// <param name="Trends">One row a pair of columns, in the order of the schema.</param>
public sealed record QualityReport(
    ParityScore Score,
    ParityScore ColumnShapes,
    ParityScore ColumnPairTrends,
    IReadOnlyList<ColumnScore> Shapes,
    IReadOnlyList<ColumnPairTrend> Trends)
{
    /// <summary>Compares two tables. O(columns · rows · log rows + columns² · rows), on all processors; the same bits on any number of them.</summary>
    /// <param name="real">The real table; its schema says which columns there are and of what kind.</param>
    /// <param name="synthetic">The synthetic table, with these columns. A column of dates may be text, as one is in which pandas cannot read a date: it has errors for scores.</param>
    /// <param name="options">The thresholds; SDMetrics' defaults where <see langword="null"/>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="KeyNotFoundException">The synthetic table lacks a column.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is not within 0 to 1.</exception>
    public static QualityReport Generate(Table real, Table synthetic, QualityReportOptions? options = null, CancellationToken cancellation = default) =>
        Generate(TablePair.Of(real, synthetic), options ?? new QualityReportOptions(), cancellation);

    internal static QualityReport Generate(TablePair tables, QualityReportOptions options, CancellationToken cancellation)
    {
        RequireShare(options.RealCorrelationThreshold);
        RequireShare(options.RealAssociationThreshold);
        ColumnSchema[] columns = [.. tables.Real.Table.Schema.Where(c => c.IsModelled && (options.Version != SdMetricsVersion.V029 || !options.Metadata.Ordinal.Contains(c.Name)))];
        var parallel = new ParallelOptions { CancellationToken = cancellation };

        var shapes = new ColumnScore[columns.Length];
        Parallel.For(0, columns.Length, parallel, i => shapes[i] = Shape(tables, columns[i]));

        (int First, int Second)[] pairs =
            [.. Enumerable.Range(0, columns.Length).SelectMany(i => Enumerable.Range(i + 1, columns.Length - i - 1).Select(j => (i, j)))];
        var trends = new ColumnPairTrend[pairs.Length];
        Parallel.For(0, pairs.Length, parallel, i => trends[i] = Trend(tables, columns[pairs[i].First], columns[pairs[i].Second], options));

        ParityScore shapeScore = ParityScore.MeanOf(shapes.Select(s => s.Score));
        ParityScore trendScore = ParityScore.MeanOf(trends.Where(t => t.MeetsThreshold == true).Select(t => t.Score));
        return new QualityReport(ParityScore.MeanOf([shapeScore, trendScore]), shapeScore, trendScore, shapes, trends);
    }

    private static void RequireShare(double threshold)
    {
        if (!(threshold >= 0 && threshold <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "A threshold must be within 0 to 1.");
        }
    }

    private static ColumnScore Shape(TablePair tables, ColumnSchema column)
    {
        ParityScore score = tables.Synthetic.Table[column.Name] is CategoricalColumn texts && column.Kind == ColumnKind.DateTime ? ValidityRows.Unparsed(texts) : column.IsQuantitative
            ? ContinuousMetrics.KSComplement(tables.Real.Continuous(column.Name), tables.Synthetic.Continuous(column.Name))
            : DiscreteMetrics.TVComplement(tables.Labels(column.Name));
        Column real = tables.Real.Table[column.Name];
        return new ColumnScore(column.Name, column.IsQuantitative ? "KSComplement" : "TVComplement", score)
        {
            LostInSynthetic = !score.HasValue && real.MissingCount < real.Length,
        };
    }

    private static ColumnPairTrend Trend(TablePair tables, ColumnSchema first, ColumnSchema second, QualityReportOptions options)
    {
        bool isCorrelation = first.IsQuantitative && second.IsQuantitative;
        if ((Unparsed(tables, first) ?? Unparsed(tables, second)) is { } error)
        {
            return new ColumnPairTrend(first.Name, second.Name, isCorrelation ? nameof(CorrelationSimilarity) : nameof(ContingencySimilarity), ParityScore.Failed(error)) { LostInSynthetic = true };
        }

        return isCorrelation
            ? Correlation(tables, first.Name, second.Name, options.RealCorrelationThreshold)
            : Contingency(tables, first, second, options);
    }

    private static string? Unparsed(TablePair tables, ColumnSchema column) =>
        column.Kind == ColumnKind.DateTime && tables.Synthetic.Table[column.Name] is CategoricalColumn ? $"ValueError: Error converting column '{column.Name}' to timestamp" : null;

    private static ColumnPairTrend Correlation(TablePair tables, string first, string second, double threshold)
    {
        var real = (tables.Real.Continuous(first), tables.Real.Continuous(second));
        var synthetic = (tables.Synthetic.Continuous(first), tables.Synthetic.Continuous(second));
        CorrelationSimilarity similarity = CorrelationSimilarity.Compute(real, synthetic, CorrelationKind.Pearson, threshold);
        return new ColumnPairTrend(first, second, nameof(CorrelationSimilarity), similarity.Score)
        {
            RealCorrelation = similarity.Real,
            SyntheticCorrelation = similarity.Synthetic,
            MeetsThreshold = similarity.Score.Error is not null ? null : threshold <= 0 || Math.Abs(similarity.Real) > threshold,
            LostInSynthetic = !similarity.Score.HasValue && Math.Abs(CorrelationSimilarity.Of(real, CorrelationKind.Pearson)) > threshold,
        };
    }

    private static ColumnPairTrend Contingency(TablePair tables, ColumnSchema first, ColumnSchema second, QualityReportOptions options)
    {
        double threshold = options.RealAssociationThreshold;
        (CodedColumn realFirst, CodedColumn syntheticFirst) = Code(tables, first, options.BinByRealEdges);
        (CodedColumn realSecond, CodedColumn syntheticSecond) = Code(tables, second, options.BinByRealEdges);
        ContingencySimilarity similarity = ContingencySimilarity.Compute((realFirst, realSecond), (syntheticFirst, syntheticSecond), threshold);
        return new ColumnPairTrend(first.Name, second.Name, nameof(ContingencySimilarity), similarity.Score)
        {
            RealAssociation = similarity.RealAssociation,
            MeetsThreshold = threshold <= 0 || similarity.RealAssociation > threshold,
        };
    }

    private static (CodedColumn Real, CodedColumn Synthetic) Code(TablePair tables, ColumnSchema column, bool byRealEdges)
    {
        if (column.IsQuantitative)
        {
            (ContinuousValues real, ContinuousValues synthetic) = (tables.Real.Continuous(column.Name), tables.Synthetic.Continuous(column.Name));
            return (real.OwnBins, byRealEdges ? synthetic.Binned(real) : synthetic.OwnBins);
        }

        AlignedCategories codes = tables.Labels(column.Name);
        return (CodedColumn.Labels(codes.Train, codes.Levels.Count), CodedColumn.Labels(codes.Synthetic, codes.Levels.Count));
    }
}
