namespace Harness.DuckDb;

/// <summary>The cells of a column in tables of counts, as the metrics of pairs have them in memory.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Index">Its place.</param>
/// <param name="Count">Number of cells, a cell for missing values included.</param>
/// <param name="Code">The cell of a row, in SQL.</param>
/// <param name="Join">What has to be joined for it, for each of the two tables; empty for nothing.</param>
internal sealed record ColumnCells(string Column, int Index, long Count, string Code, Func<string, string> Join);
