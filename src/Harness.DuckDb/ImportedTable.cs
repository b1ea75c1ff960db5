namespace Harness.DuckDb;

/// <summary>A file in the database: column i of the comparison is <c>ci</c>.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Source">The file.</param>
/// <param name="Rows">Number of rows.</param>
internal sealed record ImportedTable(string Name, RowSource Source, long Rows);
