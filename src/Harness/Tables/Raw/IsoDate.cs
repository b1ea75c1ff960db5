namespace Harness.Tables.Raw;

/// <summary>A date as ISO 8601 writes it, with what it says besides the day.</summary>
/// <param name="Ticks">Ticks of 100 ns; in UTC where there is a zone.</param>
/// <param name="Parts">The parts behind the month.</param>
/// <param name="Finer">Whether digits below 100 ns were cut off that were not 0.</param>
internal readonly record struct IsoDate(long Ticks, IsoParts Parts, bool Finer)
{
    /// <summary>Reads a date: <c>2024-02-09</c>, <c>2024-02</c>, with <c>T</c> or a blank and a time to minutes, seconds or up to nine decimals, then a zone; <c>20240209T050703Z</c> too.</summary>
    /// <param name="text">The text without blanks around it.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out IsoDate date)
    {
        date = default;
        if (text.Length < 7 || !char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        IsoParts parts = IsoParts.None;
        TimeSpan offset = default;
        if (text.Length > 13 && ZoneText.TryCut(ref text, out offset))
        {
            parts |= IsoParts.Zone;
        }

        var scan = new DigitScan(text);
        bool compact = text[4] != '-';
        if (!scan.Take(4, out int year) || (!compact && !scan.Pass('-')) || !scan.Take(2, out int month))
        {
            return false;
        }

        int day = 1;
        if (compact ? scan.Take(2, out day) : scan.Pass('-') && scan.Take(2, out day))
        {
            parts |= IsoParts.Day;
        }
        else if (compact || !scan.AtEnd)
        {
            return false;
        }

        long time = 0;
        bool finer = false;
        if (!scan.AtEnd)
        {
            parts |= IsoParts.Time | (scan.Next is 'T' or 't' ? IsoParts.Letter : IsoParts.None);
            if (!(scan.Pass('T') || scan.Pass('t') || scan.Pass(' ')) || !parts.HasFlag(IsoParts.Day) || !TryTime(ref scan, ref parts, out time, out finer))
            {
                return false;
            }
        }
        else if (compact)
        {
            // Eight digits are a whole number.
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || (parts.HasFlag(IsoParts.Zone) && !parts.HasFlag(IsoParts.Time)))
        {
            return false;
        }

        long ticks = new DateTime(year, month, day).Ticks + time - offset.Ticks;
        date = new IsoDate(ticks, parts | (compact ? IsoParts.Compact : IsoParts.None), finer);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks;
    }

    private static bool TryTime(ref DigitScan scan, ref IsoParts parts, out long time, out bool finer)
    {
        time = 0;
        finer = false;
        if (!scan.Take(2, out int hour))
        {
            return false;
        }

        bool colon = scan.Pass(':');
        if (!scan.Take(2, out int minute))
        {
            return false;
        }

        int second = 0;
        if (!scan.AtEnd && (!colon || scan.Pass(':')))
        {
            if (!scan.Take(2, out second))
            {
                return false;
            }

            parts |= IsoParts.Seconds;
            if ((scan.Pass('.') || scan.Pass(',')) && (parts |= IsoParts.Fraction) != IsoParts.None && !scan.TakeFraction(out time, out finer))
            {
                return false;
            }
        }

        time += hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute + second * TimeSpan.TicksPerSecond;
        return scan.AtEnd && hour <= 23 && minute <= 59 && second <= 59;
    }
}
