namespace Harness.Scoring;

/// <summary>The plain statistics of one column, for people: what a table looks like beside another.</summary>
/// <param name="Name">The column.</param>
/// <param name="Present">Number of rows that have a value.</param>
/// <param name="Missing">Number of rows that have none.</param>
/// <param name="Mean">Mean of numbers and dates (seconds since 1970); <see langword="null"/> for labels and where there is no value.</param>
/// <param name="Median">Median, likewise.</param>
/// <param name="StandardDeviation">Standard deviation (n − 1), likewise; <see langword="null"/> with fewer than two values.</param>
/// <param name="Levels">Number of distinct labels; <see langword="null"/> for numbers and dates.</param>
public sealed record ColumnSummary(string Name, int Present, int Missing, double? Mean, double? Median, double? StandardDeviation, int? Levels);
