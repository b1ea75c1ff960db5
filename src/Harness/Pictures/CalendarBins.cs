namespace Harness.Pictures;

/// <summary>
/// Bins of a date by the calendar, seconds to years or several of them: the finest of which there are no more than thirty, so some ten to thirty,
/// and none finer than the dates are written: of whole days hours would be gaps.
/// </summary>
internal static class CalendarBins
{
    private const int Most = 30;
    private static readonly int[] Months = [1, 3, 6];
    private static readonly int[] Years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    private static readonly TimeSpan[] Spans =
    [
        .. ((int[])[1, 2, 5, 10, 30]).Select(n => TimeSpan.FromSeconds(n)),
        .. ((int[])[1, 2, 5, 10, 30]).Select(n => TimeSpan.FromMinutes(n)),
        .. ((int[])[1, 2, 6, 12]).Select(n => TimeSpan.FromHours(n)),
        .. ((int[])[1, 2, 7, 14]).Select(n => TimeSpan.FromDays(n)),
    ];

    /// <summary>The edges of the bins.</summary>
    /// <param name="real">The real dates in seconds since 1970, ascending, at least one.</param>
    /// <returns>Edges, ascending; the first is at or before the least date, the last after the greatest.</returns>
    public static double[] Of(double[] real)
    {
        (DateTime low, DateTime high) = (Date(real[0]), Date(real[^1]));
        DateTime[] all = [.. real.Distinct().Select(Date)];
        bool isMonths = all.All(d => d.Day == 1 && d.TimeOfDay == TimeSpan.Zero);
        foreach (TimeSpan span in Spans.Where(s => !isMonths && IsWritten(all, s)))
        {
            if (Spaced(new DateTime(low.Ticks - low.Ticks % span.Ticks), high, d => d + span) is { } edges)
            {
                return edges;
            }
        }

        foreach (int months in Months.Where(_ => !isMonths || all.Any(d => d.Month != 1)))
        {
            if (Spaced(new DateTime(low.Year, 1 + (low.Month - 1) / months * months, 1), high, d => d.AddMonths(months)) is { } edges)
            {
                return edges;
            }
        }

        return Years.Select(years => Spaced(new DateTime(Math.Max(1, low.Year - low.Year % years), 1, 1), high, d => d.AddYears(years))).First(e => e is not null)!;
    }

    // Whether dates are written as finely: days, hours or minutes are the coarsest of them that all are whole.
    private static bool IsWritten(DateTime[] dates, TimeSpan span) =>
        ((TimeSpan[])[TimeSpan.FromDays(1), TimeSpan.FromHours(1), TimeSpan.FromMinutes(1)]).FirstOrDefault(unit => dates.All(d => d.Ticks % unit.Ticks == 0)) <= span;

    /// <summary>Shares of the bins.</summary>
    /// <param name="edges">The edges.</param>
    /// <param name="values">Dates in seconds since 1970.</param>
    /// <returns>As <see cref="NumberBins.Shares"/>.</returns>
    public static double[] Shares(double[] edges, ReadOnlySpan<double> values)
    {
        var shares = new double[edges.Length + 1];
        foreach (double value in values)
        {
            int place = Array.BinarySearch(edges, value);
            shares[place >= 0 ? Math.Min(place + 1, edges.Length) : ~place]++;
        }

        for (int i = 0; i < shares.Length && values.Length > 0; i++)
        {
            shares[i] /= values.Length;
        }

        return shares;
    }

    /// <summary>The date of a number of seconds since 1970.</summary>
    /// <param name="seconds">The seconds.</param>
    /// <returns>The nearest that there is: seconds as a double reach past the last tick of the calendar.</returns>
    public static DateTime Date(double seconds)
    {
        double near = Math.Clamp(seconds, Seconds(DateTime.MinValue), Seconds(DateTime.MaxValue));

        // Whole seconds by themselves: as a double the ticks of a date have no place for the last digits.
        double whole = Math.Floor(near);
        long ticks = DateTime.UnixEpoch.Ticks + (long)whole * TimeSpan.TicksPerSecond + (long)Math.Round((near - whole) * TimeSpan.TicksPerSecond);
        return new DateTime(Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks));
    }

    private static double[]? Spaced(DateTime first, DateTime high, Func<DateTime, DateTime> next)
    {
        var edges = new List<double> { Seconds(first) };
        for (DateTime at = first; at <= high;)
        {
            if (edges.Count > Most)
            {
                return null;
            }

            // The calendar ends with the year 9999; it repeats every 400 years, so that what ends there is seen in time.
            if (at.Year > 400 && next(at.AddYears(-400)) > DateTime.MaxValue.AddYears(-400))
            {
                edges.Add(Math.BitIncrement(Seconds(DateTime.MaxValue)));
                break;
            }

            at = next(at);
            edges.Add(Seconds(at));
        }

        return [.. edges];
    }

    private static double Seconds(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond;
}
