namespace Harness.Metrics.Contingency;

/// <summary>A cell of one to three columns: three columns of millions of labels have more than a number of 64 bits tells apart.</summary>
/// <param name="Pair">The number of the cell of the first two columns.</param>
/// <param name="Third">The cell of the third column, 0 without one.</param>
internal readonly record struct Cell(long Pair, int Third);
