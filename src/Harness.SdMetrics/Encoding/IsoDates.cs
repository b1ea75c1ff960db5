using System.Text.RegularExpressions;

namespace Harness.SdMetrics.Encoding;

/// <summary>pandas' fast reader for formats in the order of ISO 8601: stricter than its general one in digits, more lenient in fractions and zones.</summary>
internal static partial class IsoDates
{
    private static readonly HashSet<string> Formats = [.. Wholes().SelectMany(whole => Enumerable.Range(2, whole.Length - 1).Select(length => whole[..length])).Where(f => f != "%Y%m")];

    /// <summary>Whether a format is of this order: a beginning of year, month, day, time, fraction and zone.</summary>
    public static bool Reads(string format) => Formats.Contains(format);

    /// <summary>Reads a date of such a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="text">The text.</param>
    /// <param name="nanoseconds">Nanoseconds since 1970, in UTC where there is a zone.</param>
    public static bool TryParse(string format, string text, out Int128 nanoseconds)
    {
        nanoseconds = 0;
        bool separated = format.Length < 3 || format[2] != '%';
        (int year, int month, int day, int hour, int minute, int second, long fraction, int offset) = (1970, 1, 1, 0, 0, 0, 0L, 0);
        int at = 0;
        for (int i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                if (at == text.Length || text[at++] != format[i])
                {
                    return false;
                }

                continue;
            }

            bool read = format[++i] switch
            {
                'Y' => Take(text, ref at, 4, 4, out year),
                'm' => Take(text, ref at, separated ? 1 : 2, 2, out month),
                'd' => Take(text, ref at, separated ? 1 : 2, 2, out day),
                'H' => Take(text, ref at, 1, 2, out hour),
                'M' => Take(text, ref at, 1, 2, out minute),
                'S' => Take(text, ref at, 1, 2, out second),
                'f' => Fraction(text, ref at, out fraction),
                _ => Zone(text, ref at, out offset),
            };
            if (!read)
            {
                return false;
            }
        }

        if (at != text.Length || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        Int128 ticks = new DateTime(year, month, day, hour, minute, second).Ticks - DateTime.UnixEpoch.Ticks;
        nanoseconds = ticks * TimeSpan.NanosecondsPerTick + fraction - (Int128)offset * 60_000_000_000;
        return true;
    }

    private static IEnumerable<string> Wholes() =>
        from date in (string[])[" ", "/", "\\", "-", ".", ""]
        from time in (string[])[" ", "T"]
        from end in (string[])["%z", ".%f", ".%f%z"]
        select $"%Y{date}%m{date}%d{time}%H:%M:%S{end}";

    private static bool Take(string text, ref int at, int least, int most, out int number)
    {
        number = 0;
        int from = at;
        while (at < text.Length && at - from < most && char.IsAsciiDigit(text[at]))
        {
            number = number * 10 + (text[at++] - '0');
        }

        return at - from >= least;
    }

    // Up to 18 digits, none at all among them; what is below nanoseconds is cut off.
    private static bool Fraction(string text, ref int at, out long fraction)
    {
        fraction = 0;
        int from = at;
        while (at < text.Length && at - from < 18 && char.IsAsciiDigit(text[at]))
        {
            fraction = at - from < 9 ? fraction * 10 + (text[at] - '0') : fraction;
            at++;
        }

        for (int digits = Math.Min(at - from, 9); digits < 9; digits++)
        {
            fraction *= 10;
        }

        return true;
    }

    private static bool Zone(string text, ref int at, out int offset)
    {
        offset = 0;
        Match zone = ZoneText().Match(text, at);
        if (!zone.Success)
        {
            return false;
        }

        at += zone.Length;
        if (zone.Value == "Z")
        {
            return true;
        }

        int hours = int.Parse(zone.Groups["h"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        int minutes = zone.Groups["m"].Success ? int.Parse(zone.Groups["m"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        offset = (hours * 60 + minutes) * (zone.Value[0] == '-' ? -1 : 1);
        return hours < 24 && minutes < 60;
    }

    [GeneratedRegex(@"\G(?:Z|[+-](?<h>[0-9]{1,2})(?::?(?<m>[0-9]{1,2}))?)\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ZoneText();
}
