namespace Harness.Metrics.Validity;

/// <summary>
/// The cells that could not stand in the real table, train and holdout together: a level that the real column never
/// has, a number or date outside the real range, a number that is not whole where all real ones are, a missing value
/// where the real column has none.
/// </summary>
public sealed class ValidityEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Invalid = new()
    {
        Id = "invalid-cells",
        Title = "Invalid cells",
        Summary = "Share of cells that could not stand in the real table: an unknown level, a number or date outside the real range, a fraction where all real numbers are whole, a missing value where the real column has none. 0 is best; 1 means that no cell is valid. Ids are left out.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' BoundaryAdherence and CategoryAdherence in one, counted in cells, with whole numbers and missing values besides",
    };

    /// <inheritdoc/>
    public string Id => "validity";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Invalid, Invalid.Worst()];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        int rows = pair.Synthetic.RowCount;
        var parts = new List<MetricPart>();
        long invalid = 0;
        foreach (string name in pair.Dataset.Real.Schema.Where(c => c.IsModelled).Select(c => c.Name))
        {
            pair.Cancellation.ThrowIfCancellationRequested();
            InvalidCells cells = InvalidCells.Of(pair.Dataset.Real[name], pair.Synthetic[name]);
            invalid += cells.Count;
            parts.Add(new MetricPart(name, null, Share(cells.Count, rows), cells.Note));
        }

        if (parts.Count == 0)
        {
            const string Reason = "the table has no column beside ids";
            return [new MetricResult.NotApplicable(Invalid.Id, Reason), new MetricResult.NotApplicable(Invalid.WorstId, Reason)];
        }

        return
        [
            new MetricResult.Computed(Invalid.Id, Share(invalid, (long)rows * parts.Count)) { Rows = rows, Parts = parts },
            new MetricResult.Computed(Invalid.WorstId, parts.Max(p => p.Value)) { Rows = rows, Parts = parts },
        ];
    }

    private static double Share(long count, long of) => of == 0 ? 0 : (double)count / of;
}
