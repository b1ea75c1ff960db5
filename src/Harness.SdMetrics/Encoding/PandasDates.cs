using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Harness.SdMetrics.Encoding;

/// <summary>
/// Dates of one format as pandas 2's <c>to_datetime</c> reads them: the whole text, leading zeros optional, letters of any
/// case, digits of any script, and nothing that does not fit into 64 bits of nanoseconds (1677 to 2262).
/// </summary>
internal sealed class PandasDates
{
    private const string NotADate = "|NaT|nat|NAT|nan|NaN|NAN|";

    private static readonly Dictionary<char, string> Directives = new()
    {
        ['d'] = @"(?<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
        ['f'] = "(?<f>[0-9]{1,9})",
        ['H'] = @"(?<H>2[0-3]|[0-1]\d|\d)",
        ['I'] = "(?<I>1[0-2]|0[1-9]|[1-9])",
        ['G'] = @"(?<G>\d\d\d\d)",
        ['j'] = @"(?<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
        ['m'] = "(?<m>1[0-2]|0[1-9]|[1-9])",
        ['M'] = @"(?<M>[0-5]\d|\d)",
        ['S'] = @"(?<S>6[0-1]|[0-5]\d|\d)",
        ['U'] = @"(?<U>5[0-3]|[0-4]\d|\d)",
        ['W'] = @"(?<W>5[0-3]|[0-4]\d|\d)",
        ['V'] = @"(?<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
        ['w'] = "(?<w>[0-6])",
        ['u'] = "(?<u>[1-7])",
        ['y'] = @"(?<y>\d\d)",
        ['Y'] = @"(?<Y>\d\d\d\d)",
        ['z'] = @"(?<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
        ['Z'] = "(?<Z>[A-Z][A-Z0-9_+/-]*)",
        ['p'] = "(?<p>am|pm)",
        ['b'] = Names("b", DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames),
        ['B'] = Names("B", DateTimeFormatInfo.InvariantInfo.MonthNames),
        ['a'] = Names("a", DateTimeFormatInfo.InvariantInfo.AbbreviatedDayNames),
        ['A'] = Names("A", DateTimeFormatInfo.InvariantInfo.DayNames),
        ['%'] = "%",
    };

    private readonly Regex _regex;
    private readonly bool _isIso;
    private readonly int _months;

    private PandasDates(string format, Regex regex)
    {
        Format = format;
        _regex = regex;
        _isIso = IsoDates.Reads(format);
        _months = format.Contains("%B", StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>The format without <c>%-</c>.</summary>
    public string Format { get; }

    /// <summary>Makes the reader of a format.</summary>
    /// <param name="format">A format of <c>strftime</c>; <c>%-d</c> is <c>%d</c>.</param>
    /// <exception cref="FormatException">It has a directive that pandas does not read.</exception>
    public static PandasDates Of(string format)
    {
        string own = format.Replace("%-", "%", StringComparison.Ordinal)
            .Replace("%c", "%a %b %d %H:%M:%S %Y", StringComparison.Ordinal)
            .Replace("%x", "%m/%d/%y", StringComparison.Ordinal)
            .Replace("%X", "%H:%M:%S", StringComparison.Ordinal);
        var pattern = new StringBuilder(@"\A(?:");
        var seen = new HashSet<char>();
        for (int i = 0; i < own.Length; i++)
        {
            if (own[i] == '%')
            {
                i++;
                if (i == own.Length || !Directives.TryGetValue(own[i], out string? directive))
                {
                    throw new FormatException(i == own.Length ? $"stray % in format '{own}'" : $"'{own[i]}' is a bad directive in format '{own}'");
                }

                if (own[i] != '%' && !seen.Add(own[i]))
                {
                    throw new FormatException($"redefinition of group name '{own[i]}'");
                }

                pattern.Append(directive);
            }
            else if (char.IsWhiteSpace(own[i]))
            {
                pattern.Append(@"\s+");
                while (i + 1 < own.Length && char.IsWhiteSpace(own[i + 1]))
                {
                    i++;
                }
            }
            else
            {
                pattern.Append(Regex.Escape(own[i].ToString()));
            }
        }

        return new PandasDates(own, new Regex(pattern.Append(')').ToString(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="nanoseconds">Nanoseconds since 1970, in UTC where the format has a zone.</param>
    public bool TryParse(string text, out Int128 nanoseconds)
    {
        nanoseconds = 0;
        if (text.Length == 0 || NotADate.Contains('|' + text + '|', StringComparison.Ordinal))
        {
            return false;
        }

        if (text is "now" or "today")
        {
            return true;
        }

        if (_isIso && IsoDates.TryParse(Format, text, out nanoseconds))
        {
            return InRange(nanoseconds);
        }

        // A match of a beginning is no match, even where another would be whole: the first one counts.
        Match match = _regex.Match(text);
        return match.Success && match.Length == text.Length && TryCompose(match, out nanoseconds) && InRange(nanoseconds);
    }

    private bool TryCompose(Match match, out Int128 nanoseconds)
    {
        nanoseconds = 0;
        int year = Number(match, "Y") ?? Number(match, "G") ?? (Number(match, "y") is { } two ? two + (two <= 68 ? 2000 : 1900) : 1900);
        int month = Number(match, "m") ?? Month(match) ?? 1;
        int day = Number(match, "d") ?? 1;
        int hour = Number(match, "H") ?? Number(match, "I") ?? 0;
        if (match.Groups["I"].Success)
        {
            hour = hour % 12 + (match.Groups["p"].Value.Equals("pm", StringComparison.OrdinalIgnoreCase) ? 12 : 0);
        }

        if (year is < 1 or > 9999 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        long days = (new DateTime(year, month, day) - DateTime.UnixEpoch).Days + (Number(match, "j") ?? 1) - 1;
        string fraction = match.Groups["f"].Value.PadRight(9, '0');
        Int128 seconds = days * 86400L + hour * 3600 + (Number(match, "M") ?? 0) * 60 + (Number(match, "S") ?? 0);
        nanoseconds = seconds * 1_000_000_000 + (match.Groups["f"].Success ? int.Parse(fraction, CultureInfo.InvariantCulture) : 0);
        if (!InRange(nanoseconds))
        {
            return false;
        }

        if (!TryZone(match, out int minutes))
        {
            return false;
        }

        nanoseconds -= (Int128)minutes * 60_000_000_000;
        return true;
    }

    private static bool TryZone(Match match, out int minutes)
    {
        minutes = 0;
        if (match.Groups["Z"] is { Success: true, Value: var name })
        {
            return TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
        }

        string zone = match.Groups["z"].Value;
        if (zone.Length <= 1)
        {
            return true;
        }

        bool separated = zone[3] == ':';
        string digits = separated ? zone.Remove(3, 1) : zone;
        if (separated && digits.Length > 5 && digits[5] != ':')
        {
            return false;
        }

        int hours = Digits(digits.AsSpan(1, 2));
        minutes = hours * 60 + Digits(digits.AsSpan(3, 2));
        bool inDay = minutes < 24 * 60;
        minutes = zone[0] == '-' ? -minutes : minutes;
        return inDay;
    }

    private int? Month(Match match)
    {
        string name = _months == 1 ? match.Groups["B"].Value : match.Groups["b"].Value;
        string[] names = _months == 1 ? DateTimeFormatInfo.InvariantInfo.MonthNames : DateTimeFormatInfo.InvariantInfo.AbbreviatedMonthNames;
        int index = name.Length == 0 ? -1 : Array.FindIndex(names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }

    // The most negative number stands for a missing date.
    private static bool InRange(Int128 nanoseconds) => nanoseconds > long.MinValue && nanoseconds <= long.MaxValue;

    private static int? Number(Match match, string group) => match.Groups[group] is { Success: true } found ? Digits(found.ValueSpan) : null;

    private static int Digits(ReadOnlySpan<char> text)
    {
        int number = 0;
        foreach (char letter in text.Trim())
        {
            number = number * 10 + (int)char.GetNumericValue(letter);
        }

        return number;
    }

    private static string Names(string group, string[] names) =>
        $"(?<{group}>{string.Join('|', names.Where(n => n.Length > 0).OrderByDescending(n => n.Length))})";
}
