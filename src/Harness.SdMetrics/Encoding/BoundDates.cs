using Harness.Tables;

namespace Harness.SdMetrics.Encoding;

/// <summary>
/// The bounds of a datetime column in nanoseconds since 1970 as SDMetrics 0.32 takes them: both texts go to pandas
/// without the column's format, which infers one from the first of them, month first.
/// </summary>
internal static class BoundDates
{
    private static readonly string[] Days =
    [
        "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m", "%Y/%m", "%Y", "%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%m %d %Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y",
        "%m/%d/%y", "%m-%d-%y", "%m.%d.%y", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y", "%d %b %Y", "%d %B %Y", "%d-%b-%Y", "%d-%B-%Y", "%d/%b/%Y", "%d%b%Y",
        "%b %d %Y", "%B %d %Y", "%b %d, %Y", "%B %d, %Y", "%a %d %b %Y", "%A %d %B %Y", "%a, %d %b %Y", "%A, %d %B %Y",
    ];

    private static readonly string[] Times =
        ["", " %H:%M:%S", "T%H:%M:%S", " %H:%M", "T%H:%M", " %H:%M:%S.%f", "T%H:%M:%S.%f", " %I:%M:%S %p", " %I:%M %p", " %H:%M:%S%z", "T%H:%M:%S%z", "T%H:%M:%S.%f%z", "%H%M%S"];

    private static readonly Lazy<PandasDates[]> Guesses = new(() => [.. Times.SelectMany(time => Days.Select(day => PandasDates.Of(day + time)))]);

    /// <summary>Both bounds; <see langword="null"/> where the real column is needed and has no value.</summary>
    /// <param name="real">The real column.</param>
    /// <param name="range">What is declared.</param>
    /// <param name="format">The format of the texts, or <see langword="null"/> for what SDMetrics makes of them.</param>
    /// <exception cref="FormatException">A text is no date.</exception>
    public static (Int128 Least, Int128 Greatest)? Read(DateTimeColumn real, ColumnRange range, string? format)
    {
        PandasDates? given = format is null ? null : PandasDates.Of(format);
        string? own = real.Schema.DateTimeFormat?.Pattern;
        PandasDates? first = given ?? (range.Earliest is { } text ? Guess(text, own) : null);
        Int128? least = range.Earliest is { } earliest ? Parse(first!, earliest) : Of(range.Minimum);

        // With a real date before it, nothing is inferred for the second: each text is read on its own.
        Int128? greatest = range.Latest is { } latest ? Parse(first ?? Guess(latest, own), latest) : Of(range.Maximum);
        foreach (long ticks in least is null || greatest is null ? real.Ticks : [])
        {
            if (ticks != DateTimeColumn.Missing)
            {
                Int128 value = Nanoseconds(ticks);
                least = range.Earliest is null && range.Minimum is null && (least is null || value < least) ? value : least;
                greatest = range.Latest is null && range.Maximum is null && (greatest is null || value > greatest) ? value : greatest;
            }
        }

        return least is { } from && greatest is { } to ? (from, to) : null;
    }

    /// <summary>Nanoseconds since 1970 of ticks.</summary>
    public static Int128 Nanoseconds(long ticks) => (Int128)(ticks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;

    private static Int128? Of(double? nanoseconds) => nanoseconds is { } value && !double.IsNaN(value) ? (Int128)value : null;

    private static PandasDates Guess(string text, string? own) =>
        Guesses.Value.FirstOrDefault(g => g.TryParse(text, out _))
        ?? (own is null ? null : PandasDates.Of(own))
        ?? throw new FormatException($"Unknown datetime string format, unable to parse: {text}, at position 0");

    private static Int128 Parse(PandasDates dates, string text) => dates.TryParse(text, out Int128 nanoseconds)
        ? nanoseconds
        : throw new FormatException($"time data \"{text}\" doesn't match format \"{dates.Format}\"");
}
