using Harness.Tables;

namespace Harness.SdMetrics.Privacy;

/// <summary>Whether two tables have the same kinds of columns: where pandas cannot read a date, a column of dates is text.</summary>
internal static class Kinds
{
    /// <summary>SDMetrics' error for the first modelled column that differs; <see langword="null"/> where none does.</summary>
    public static string? Difference(Table real, Table other) => real.Columns
        .Where(c => c.Schema.IsModelled && other.Schema.IndexOf(c.Name) >= 0 && other[c.Name].GetType() != c.GetType())
        .Select(c => c is DateTimeColumn ? $"ValueError: Error converting column '{c.Name}' to timestamp" : $"TypeError: column '{c.Name}' is of different types")
        .FirstOrDefault();

    /// <summary>A table without some of its columns.</summary>
    public static Table Without(Table table, IReadOnlySet<string> names) =>
        names.Count == 0 || !table.Columns.Any(c => names.Contains(c.Name)) ? table : new Table(table.Columns.Where(c => !names.Contains(c.Name)));
}
