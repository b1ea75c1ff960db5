using Harness.Datasets.Rules;
using Harness.Tables;

namespace Harness.Metrics.Validity;

/// <summary>
/// The cells that could not stand in the real table, train and holdout together: a level that the real column never
/// has, a number or date outside the real range, a number that is not whole where all real ones are, a missing value
/// where the real column has none. What SDV's metadata declare (<c>range_min</c>, <c>range_max</c>, <c>range_values</c>,
/// <c>range_is_nullable</c>, <c>decimal_places</c>) goes before what real values are.
/// </summary>
public sealed class ValidityEvaluator : IEvaluator
{
    private static readonly MetricDescriptor Invalid = new()
    {
        Id = "invalid-cells",
        Title = "Invalid cells",
        Equation = "invalid cells / cells",
        Cost = "O(cells)",
        Traps = "Ranges and labels are those of a sample: fresh real rows are invalid now and then.",
        Summary = "Share of cells that could not stand in the real table: an unknown level, a number or date outside the real range, a fraction where all real numbers are whole, a missing value where the real column has none. What the metadata declare of range, labels, decimals and missing values goes before what the real table has. 0 is best; 1 means that no cell is valid. Ids are left out.",
        Family = "validity",
        Unit = "share",
        Floor = FloorKind.None,
        Source = "SDMetrics' BoundaryAdherence and CategoryAdherence in one, counted in cells, with whole numbers and missing values besides",
    };

    private static readonly MetricDescriptor OutOfRange = Invalid with
    {
        Id = "out-of-range",
        Title = "Out of range",
        Equation = "share of rows outside [min, max]",
        Cost = "O(cells)",
        Traps = "",
        Summary = "Mean over numerical and datetime columns of the share of rows whose value is outside the real range, train and holdout together, or the declared one: 0 is best, 1 where every value is outside. A missing value is not outside; columns without a real value are left out. The range is that of a sample: fresh real rows leave it now and then.",
        Source = "SDMetrics' BoundaryAdherence is 1 minus it where nothing is missing",
    };

    private static readonly MetricDescriptor Fractions = Invalid with
    {
        Id = "fractions",
        Title = "Fractions in whole columns",
        Equation = "share of rows with x ≠ ⌊x⌋",
        Cost = "O(cells)",
        Traps = "",
        Summary = "Mean over numerical columns whose real values are all whole of the share of rows with a fraction within the real range, and over those with 'decimal_places' of the share with more decimals: 0 is best, 1 where no value is whole. A missing value is no fraction.",
        Source = "the integer check of SDV's numerical formatting",
    };

    private static readonly MetricDescriptor UnknownLabels = Invalid with
    {
        Id = "unknown-labels",
        Title = "Unknown labels",
        Equation = "share of rows whose label no real row has",
        Cost = "O(cells)",
        Traps = "",
        Summary = "Mean over categorical and boolean columns of the share of rows with a label that no real row has, train and holdout together, or that is not among the declared ones: 0 is best, 1 where every label is unknown. A missing value is no label; columns without a real label are left out.",
        Source = "SDMetrics' CategoryAdherence is 1 minus it where nothing is missing",
    };

    private static readonly MetricDescriptor KeyRepeats = Invalid with
    {
        Id = "key-repeats",
        Title = "Repeated keys",
        Equation = "(rows that repeat an id + rows without one) / rows",
        Cost = "O(rows)",
        Traps = "",
        HasNoChance = true,
        Summary = "Mean over the id columns whose values in train are all different of the share of rows whose id an earlier row has, or that have none: 0 where every row has its own, near 1 where all have the same.",
        Source = "SDMetrics' KeyUniqueness is 1 minus it",
    };

    /// <inheritdoc/>
    public string Id => "validity";

    /// <inheritdoc/>
    public IReadOnlyList<MetricDescriptor> Metrics { get; } = [Invalid, Invalid.Worst(), OutOfRange, Fractions, UnknownLabels, KeyRepeats];

    /// <inheritdoc/>
    public IReadOnlyList<MetricResult> Evaluate(PairContext pair) => GroupJackknife.Measure(pair, Measure);

    private static MetricResult[] Measure(PairContext pair)
    {
        OfReal ofReal = pair.Shared.Get(dataset => new OfReal(
            dataset.Real.Columns.Where(c => c.Schema is { IsModelled: true, Declared: not null }).ToDictionary(c => c.Name, c => InvalidCells.Of(c, c).Count, StringComparer.Ordinal)));
        (string Name, InvalidCells Cells)[] columns =
        [
            .. pair.Dataset.Real.Columns.Where(c => c.Schema.IsModelled).Select(real =>
            {
                pair.Cancellation.ThrowIfCancellationRequested();
                InvalidCells cells = InvalidCells.Of(real, pair.Synthetic[real.Name]);
                return (real.Name, real.Schema.Declared is null ? cells : cells.Beside(ofReal.Counts[real.Name], real.Length));
            }),
        ];
        return
        [
            .. Cells(columns, pair.Synthetic.RowCount),
            Mean(OutOfRange, Parts(c => c.OutOfRange), "no numerical or datetime column has a real value"),
            Mean(Fractions, Parts(c => c.Fractions), "no numerical column is whole in all real rows"),
            Mean(UnknownLabels, Parts(c => c.UnknownLabels), "no categorical or boolean column has a real label"),
            Mean(KeyRepeats, Keys(pair), "no id column has a value of its own in every real row"),
        ];

        MetricPart[] Parts(Func<InvalidCells, int?> count) =>
        [
            .. columns.Where(c => count(c.Cells) is not null)
                .Select(c => new MetricPart(c.Name, null, Share(count(c.Cells)!.Value, pair.Synthetic.RowCount), count(c.Cells) > 0 ? c.Cells.Note : null)),
        ];

        MetricResult Mean(MetricDescriptor metric, MetricPart[] parts, string reason) =>
            MetricResult.OfParts(metric, parts, pair.Synthetic.RowCount, reason)[0];
    }

    private static MetricResult[] Cells((string Name, InvalidCells Cells)[] columns, int rows)
    {
        MetricPart[] parts = [.. columns.Select(c => new MetricPart(c.Name, null, Share(c.Cells.Count, rows), c.Cells.Note))];
        MetricResult[] results = MetricResult.OfParts(Invalid, parts, rows, "the table has no column beside ids");

        // One division, so that the share of all cells is as exact as that of a column.
        long invalid = columns.Sum(c => (long)c.Cells.Count);
        return results[0] is MetricResult.Computed computed ? [computed with { Value = Share(invalid, (long)rows * parts.Length) }, results[1]] : results;
    }

    private static MetricPart[] Keys(PairContext pair)
    {
        var parts = new List<MetricPart>();
        foreach (Column id in pair.Dataset.Real.Columns.Where(c => c.Schema.Kind == ColumnKind.Id))
        {
            var key = new UniqueRule([id.Name]);

            // Train alone: holdout may be another file whose ids begin at 1 again.
            if (pair.Dataset.Train.RowCount > 0 && key.Violations(pair.Dataset.Train).Count == 0)
            {
                IReadOnlyList<int> repeated = key.Violations(pair.Synthetic);
                parts.Add(new MetricPart(
                    id.Name, null, Share(repeated.Count, pair.Synthetic.RowCount), repeated.Count > 0 ? $"first: {key.Show(pair.Synthetic, repeated[0])}" : null));
            }
        }

        return [.. parts];
    }

    private static double Share(long count, long of) => of == 0 ? 0 : (double)count / of;

    /// <summary>Real cells that are not as declared, by column.</summary>
    private sealed record OfReal(Dictionary<string, int> Counts);
}
