using Harness.Tables;
using Harness.Tables.Raw;

namespace Harness.DuckDb;

/// <summary>Reads cells as the parsers of tables in memory do: NaN for a missing value, infinite for what is no value of the column.</summary>
internal static class CellFunctions
{
    /// <summary>A number.</summary>
    /// <param name="cell">The cell, not empty.</param>
    /// <param name="rules">How cells are read.</param>
    public static double Number(string cell, CellRules rules)
    {
        char mark = rules.DecimalMark ?? '.';
        if (ShortDecimal.TryParse(cell, out double value, out _, mark))
        {
            return value;
        }

        if (rules.IsMissing(cell.AsSpan().Trim()))
        {
            return double.NaN;
        }

        return NumberText.TryParse(cell, mark, out value) && double.IsFinite(value) && (cell.AsSpan().IndexOfAny(mark, 'e', 'E') >= 0 || NumberText.IsKept(cell, value))
            ? value
            : double.PositiveInfinity;
    }

    /// <summary>A date, as seconds since 1970.</summary>
    /// <param name="cell">The cell, not empty.</param>
    /// <param name="format">The column's format.</param>
    /// <param name="rules">How cells are read.</param>
    public static double Date(string cell, DateTimeFormat format, CellRules rules)
    {
        if (format.TryParse(cell, out DateTime value))
        {
            return Seconds(value.Ticks);
        }

        if (rules.IsMissing(cell.AsSpan().Trim()))
        {
            return double.NaN;
        }

        return IsoDate.TryParse(cell.AsSpan().Trim(), out IsoDate date) ? Seconds(date.Ticks) : double.PositiveInfinity;
    }

    /// <summary>What is wrong with a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">Its column.</param>
    /// <param name="rules">How cells are read.</param>
    public static string? Complaint(string cell, ColumnSchema column, CellRules rules) =>
        ColumnParser.For(column, rules, new CsvRecords(TextReader.Null, "", unit: "row")).Add(cell);

    // As DateTimeColumn shows them.
    private static double Seconds(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond;
}
