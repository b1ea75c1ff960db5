using Harness.Tables;

namespace Harness.DuckDb;

/// <summary>One column of two tables.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Kind">The kind of its values.</param>
/// <param name="Real">The real column.</param>
/// <param name="Synthetic">The synthetic column.</param>
public sealed record ColumnComparison(string Name, ColumnKind Kind, ColumnFacts Real, ColumnFacts Synthetic)
{
    /// <summary>
    /// Of numbers and dates the Kolmogorov-Smirnov statistic, the column's part of <c>ks-statistic</c>; of labels the total variation, its
    /// part of <c>total-variation</c>. 0 for equal shares, 1 at most, also where the synthetic column has no value;
    /// <see langword="null"/> where the real one has none.
    /// </summary>
    public double? Distance { get; init; }

    /// <summary>The synthetic share of missing values less the real one: the column's part of <c>missing-rate-error</c>, with its sign.</summary>
    public double MissingDifference => Synthetic.MissingShare - Real.MissingShare;
}
