namespace Harness.Tables;

/// <summary>A schema that was found out.</summary>
/// <param name="Schema">The columns.</param>
/// <param name="HasIndex">Whether the first column of the file is an index and no column.</param>
/// <param name="Notes">The decisions that a person may want to check.</param>
internal sealed record Guess(TableSchema Schema, bool HasIndex, IReadOnlyList<string> Notes);
