namespace Harness.DuckDb;

/// <summary>Both tables in the database.</summary>
/// <param name="Real">The real table.</param>
/// <param name="Synthetic">The synthetic table.</param>
internal sealed record ImportedTables(ImportedTable Real, ImportedTable Synthetic);
