namespace Harness.DuckDb;

/// <summary>Two columns together, in two tables.</summary>
/// <param name="First">A column.</param>
/// <param name="Second">A later one.</param>
/// <param name="TotalVariation">
/// The total variation between the shares of pairs of cells, the pair's part of <c>pair-total-variation</c>: 0 where all are kept, 1 where none is shared. Numbers
/// and dates are in ten cells of about equal real counts, each label is a cell, missing values are one, and the labels that the real table lacks are one together.
/// </param>
public sealed record PairComparison(string First, string Second, double TotalVariation);
