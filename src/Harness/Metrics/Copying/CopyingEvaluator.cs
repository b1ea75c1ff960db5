using Harness.Datasets;
using Harness.Statistics;

namespace Harness.Metrics.Copying;

/// <summary>
/// Whether synthetic rows are copies of train rows, more than the holdout's rows are by chance. A detector of copying:
/// a share of 0 says nothing about privacy, since a row changed in its last digit is not equal.
/// </summary>
public sealed class CopyingEvaluator : IEvaluator
{
    /// <summary>Above this share of holdout rows that equal a train row, equal rows are the rule and no sign of copying.</summary>
    private const double CommonRows = 0.2;

    private static readonly MetricDescriptor ExactCopies = new()
    {
        Id = "exact-copy-share",
        Title = "Exact copies",
        Equation = "synthetic rows that equal a train row / rows",
        Cost = "O(cells)",
        StandardError = "binomial, √(p(1 − p)/rows)",
        Traps = "A copy with one digit changed is no copy; where few rows are possible all are.",
        Summary = "Share of synthetic rows that equal a train row in every column but ids (missing equals missing): 0 where none does, 1 where all do. Judged by Fisher's exact test against the holdout's own share, one-sided. It detects copying; it is not a measure of privacy.",
        Family = "copying",
        Headline = Headlines.Novelty,
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' NewRowSynthesis is 1 minus it (there numbers match within 1 %); Fisher 1935 for the comparison",
    };

    /// <inheritdoc/>
    public string Id => "copying";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [ExactCopies];

    /// <summary>0: the metrics bring comparisons with the holdout.</summary>
    public int FreshSplits => 0;

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return [Evaluate(pair, pair.Shared.Get(TrainRows.Of))];
    }

    private static MetricResult Evaluate(PairContext pair, TrainRows train)
    {
        if (train.Rows is null)
        {
            return new MetricResult.NotApplicable(ExactCopies.Id, "the table has no column beside ids");
        }

        int holdout = pair.Holdout.RowCount;
        if (holdout == 0)
        {
            return new MetricResult.NotApplicable(ExactCopies.Id, "the holdout has no row to compare with");
        }

        double reference = (double)train.HoldoutCopies / holdout;
        if (reference > CommonRows)
        {
            string percent = (100 * reference).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
            return new MetricResult.NotApplicable(ExactCopies.Id, $"{percent} % of the holdout's rows equal a train row: equal rows say nothing about copying here");
        }

        int rows = pair.Synthetic.RowCount;
        int copies = train.Rows.CountIn(pair.Synthetic);
        double share = rows == 0 ? 0 : (double)copies / rows;
        return new MetricResult.Computed(ExactCopies.Id, share)
        {
            Uncertainty = rows == 0 ? null : Math.Sqrt(share * (1 - share) / rows),
            Rows = rows,
            Comparison = new Comparison(reference, FisherExact.Greater(copies, rows, train.HoldoutCopies, holdout), "the holdout's own share of copies"),
        };
    }

    /// <summary>The real rows that all synthetic tables of a dataset are compared with; none if there is no column to compare.</summary>
    private sealed record TrainRows(RowSet? Rows, int HoldoutCopies)
    {
        public static TrainRows Of(Dataset dataset)
        {
            if (!dataset.Train.Schema.Any(c => c.IsModelled))
            {
                return new TrainRows(null, 0);
            }

            var rows = new RowSet(dataset.Train);
            return new TrainRows(rows, rows.CountIn(dataset.Holdout));
        }
    }
}
