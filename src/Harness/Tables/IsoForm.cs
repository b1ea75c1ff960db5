using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>The ISO form in which dates are written, so that no part of one is lost.</summary>
internal static class IsoForm
{
    /// <summary>The format that has some parts.</summary>
    /// <param name="parts">The parts behind the month.</param>
    public static DateTimeFormat Of(IsoParts parts)
    {
        if (!parts.HasFlag(IsoParts.Day))
        {
            return new DateTimeFormat("%Y-%m");
        }

        bool compact = parts.HasFlag(IsoParts.Compact);
        string day = compact ? "%Y%m%d" : "%Y-%m-%d";
        string colon = compact ? "" : ":";
        string between = parts.HasFlag(IsoParts.Letter) ? "T" : " ";
        string seconds = parts.HasFlag(IsoParts.Seconds) ? $"{colon}%S" : "";
        return new DateTimeFormat(!parts.HasFlag(IsoParts.Time)
            ? day
            : $"{day}{between}%H{colon}%M{seconds}{(parts.HasFlag(IsoParts.Fraction) ? ".%f" : "")}{(parts.HasFlag(IsoParts.Zone) ? "%z" : "")}");
    }

    /// <summary>The parts that a point in time needs.</summary>
    /// <param name="ticks">Its ticks.</param>
    public static IsoParts PartsOf(long ticks)
    {
        const IsoParts Time = IsoParts.Day | IsoParts.Time;
        return ticks == DateTimeColumn.Missing ? IsoParts.None
            : ticks % TimeSpan.TicksPerSecond != 0 ? Time | IsoParts.Seconds | IsoParts.Fraction
            : ticks % TimeSpan.TicksPerMinute != 0 ? Time | IsoParts.Seconds
            : ticks % TimeSpan.TicksPerDay != 0 ? Time
            : new DateTime(ticks).Day != 1 ? IsoParts.Day
            : IsoParts.None;
    }

    /// <summary>The parts of a format; none of one that is no ISO form.</summary>
    /// <param name="format">The format.</param>
    public static IsoParts PartsOf(DateTimeFormat format) => IsoDate.TryParse(format.Format(new DateTime(2024, 2, 29, 13, 5, 9)), out IsoDate date) ? date.Parts : IsoParts.None;

    /// <summary>The same table with dates in ISO form where the format of a column would cut off a part of a value, a time of day for one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="notes">Is told of each such column.</param>
    public static Table Kept(Table table, List<string> notes)
    {
        foreach (DateTimeColumn column in table.Columns.OfType<DateTimeColumn>())
        {
            DateTimeFormat format = column.Schema.DateTimeFormat!;
            if (column.Ticks.ToArray().FirstOrDefault(t => !Keeps(format, t), DateTimeColumn.Missing) is var cut and not DateTimeColumn.Missing)
            {
                DateTimeFormat own = Of(column);
                table = table.With(column.As(own));
                notes.Add($"Column '{CellText.Show(column.Name)}': the format {format.Pattern} would cut off a part of {own.Format(new DateTime(cut))} and others, so dates are written as {own.Pattern}.");
            }
        }

        return table;
    }

    // With seconds, as a time is written most often.
    private static DateTimeFormat Of(DateTimeColumn column)
    {
        DeclaredValues declared = column.Schema.Declared ?? new DeclaredValues();
        IsoParts parts = IsoParts.Day;
        foreach (long ticks in column.Ticks)
        {
            parts |= PartsOf(ticks);
        }

        foreach (double bound in new[] { declared.Minimum, declared.Maximum }.OfType<double>())
        {
            parts |= PartsOf(DateTimeColumn.TicksOf(bound));
        }

        return Of(parts.HasFlag(IsoParts.Time) ? parts | IsoParts.Seconds : parts);
    }

    /// <summary>Whether a format writes a point in time so that reading gives it back.</summary>
    /// <param name="format">The format.</param>
    /// <param name="ticks">The point in time, or a missing one.</param>
    public static bool Keeps(DateTimeFormat format, long ticks) =>
        ticks == DateTimeColumn.Missing || (format.TryParse(format.Format(new DateTime(ticks)), out DateTime read) && read.Ticks == ticks);
}
