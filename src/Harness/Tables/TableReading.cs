namespace Harness.Tables;

/// <summary>A table as it was read from a file.</summary>
/// <param name="Table">The table.</param>
/// <param name="Notes">What was found out and is not the plain form (UTF-8, commas, a point before decimals, empty cells for missing values), a sentence each; empty for the plain form.</param>
public sealed record TableReading(Table Table, IReadOnlyList<string> Notes);
