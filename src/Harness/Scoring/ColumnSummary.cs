using Harness.Statistics;
using Harness.Tables;

namespace Harness.Scoring;

/// <summary>The plain statistics of one column, for people: what a table looks like beside another.</summary>
/// <param name="Name">The column.</param>
/// <param name="Present">Number of rows that have a value.</param>
/// <param name="Missing">Number of rows that have none.</param>
/// <param name="Mean">Mean of numbers and dates (seconds since 1970); <see langword="null"/> for labels and where there is no value.</param>
/// <param name="Median">Median, likewise.</param>
/// <param name="StandardDeviation">Standard deviation (n − 1), likewise; <see langword="null"/> with fewer than two values.</param>
/// <param name="Levels">Number of distinct labels; <see langword="null"/> for numbers and dates.</param>
public sealed record ColumnSummary(string Name, int Present, int Missing, double? Mean, double? Median, double? StandardDeviation, int? Levels)
{
    /// <summary>Summarises the modelled columns of a table, in schema order.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<ColumnSummary> Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Columns.Where(c => c.Schema.IsModelled).Select(Of)];
    }

    private static ColumnSummary Of(Column column)
    {
        int present = column.Length - column.MissingCount;
        if (column is not QuantitativeColumn numbers)
        {
            return new ColumnSummary(column.Name, present, column.MissingCount, null, null, null, ((CategoricalColumn)column).Codes.ToArray().Where(c => c >= 0).Distinct().Count());
        }

        double[] sorted = numbers.Present();
        Array.Sort(sorted);
        return present == 0
            ? new ColumnSummary(column.Name, 0, column.MissingCount, null, null, null, null)
            : new ColumnSummary(column.Name, present, column.MissingCount, Moments.Mean(sorted), Moments.Median(sorted), present < 2 ? null : Moments.StandardDeviation(sorted), null);
    }
}
