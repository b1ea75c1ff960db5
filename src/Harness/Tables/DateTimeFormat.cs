using System.Globalization;
using System.Text;
using Harness.Tables.Raw;

namespace Harness.Tables;

/// <summary>
/// How dates are written, in the notation of C's <c>strftime</c> that SDV's metadata use (<c>%Y-%m-%d</c>). Known
/// directives: <c>%Y %y %m %d %H %I %M %S %f %z %p %b %B %a %A %%</c>, and <c>%-d</c>, <c>%-m</c>, <c>%-H</c>,
/// <c>%-I</c>, <c>%-M</c>, <c>%-S</c> without leading zeros. Reading accepts missing leading zeros, one to nine digits under
/// <c>%f</c> (100 ns are kept), and under <c>%z</c>, which stands at the end, <c>Z</c>, <c>+0200</c>, <c>+02:00</c> and
/// <c>+02</c>; the date is then in UTC.
/// </summary>
public sealed record DateTimeFormat
{
    private readonly string _write;
    private readonly string[] _read;
    private readonly FixedDate? _fixed;
    private readonly string _zone;

    // The invariant names; years of two digits are 1969 to 2068, as POSIX has them, and Python.
    private static readonly DateTimeFormatInfo Names = DateTimeFormatInfo.ReadOnly(new DateTimeFormatInfo { Calendar = new GregorianCalendar { TwoDigitYearMax = 2068 } });

    // The letter before the decimals of a second, where there is one.
    private readonly char _beforeFraction;

    /// <summary>Creates a format.</summary>
    /// <param name="pattern">The pattern, for example <c>%Y-%m-%d %H:%M:%S</c>.</param>
    /// <exception cref="InputException">The pattern is empty or has a directive that is not known.</exception>
    public DateTimeFormat(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
        HasZone = pattern.EndsWith("%z", StringComparison.Ordinal);
        string whole = pattern;
        pattern = HasZone ? pattern[..^2].TrimEnd(' ') : pattern;
        _zone = HasZone ? string.Concat(whole.AsSpan(pattern.Length, whole.Length - 2 - pattern.Length), "+0000") : "";
        int fraction = pattern.IndexOf("%f", StringComparison.Ordinal);
        _beforeFraction = fraction > 0 && !char.IsAsciiLetterOrDigit(pattern[fraction - 1]) ? pattern[fraction - 1] : '\0';
        _write = Translate(pattern, lenient: false);
        string lenient = Translate(pattern, lenient: true);
        _read = pattern.Contains("%f", StringComparison.Ordinal)
            ? [_write, .. Enumerable.Range(1, 7).Select(digits => lenient.Replace("ffffff", new string('f', digits), StringComparison.Ordinal))]
            : [_write, lenient];
        _fixed = FixedDate.For(pattern);
    }

    /// <summary>The pattern in <c>strftime</c>'s notation.</summary>
    public string Pattern { get; }

    /// <summary>Whether dates are written with a zone.</summary>
    internal bool HasZone { get; }

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="value">The date; in UTC where the format has a zone.</param>
    /// <returns>Whether the text is a date in this format.</returns>
    public bool TryParse(ReadOnlySpan<char> text, out DateTime value) => TryParse(text, out value, out _);

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="value">The date; in UTC where the format has a zone.</param>
    /// <param name="finer">Whether digits below 100 ns were cut off that were not 0.</param>
    /// <returns>Whether the text is a date in this format.</returns>
    internal bool TryParse(ReadOnlySpan<char> text, out DateTime value, out bool finer)
    {
        finer = false;
        value = default;
        TimeSpan offset = default;
        if ((HasZone && !ZoneText.TryCut(ref text, out offset)) || text.Length > 200)
        {
            return false;
        }

        if (_beforeFraction != '\0' && text.LastIndexOf(_beforeFraction) is var point and >= 0)
        {
            ReadOnlySpan<char> decimals = text[(point + 1)..];
            int digits = decimals.IndexOfAnyExceptInRange('0', '9') is var other and >= 0 ? other : decimals.Length;
            if (digits is 8 or 9)
            {
                finer = decimals[7..digits].ContainsAnyExcept('0');
                text = string.Concat(text[..(point + 8)], decimals[digits..]);
            }
        }

        if (!TryRead(text, out value) || value.Ticks - offset.Ticks is < 0 or > 3155378975999999999)
        {
            return false;
        }

        value = value.AddTicks(-offset.Ticks);
        return true;
    }

    private bool TryRead(ReadOnlySpan<char> text, out DateTime value)
    {
        if (_fixed is not null && _fixed.TryParse(text, out value))
        {
            return true;
        }

        foreach (string format in _read)
        {
            if (DateTime.TryParseExact(text, format, Names, DateTimeStyles.None, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Writes a date; under <c>%f</c> six digits, or seven where it has them, and <c>+0000</c> under <c>%z</c>.</summary>
    /// <param name="value">The date; in UTC where the format has a zone.</param>
    public string Format(DateTime value)
    {
        string write = value.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? _write : _write.Replace("ffffff", "fffffff", StringComparison.Ordinal);
        return value.ToString(write, CultureInfo.InvariantCulture) + _zone;
    }

    /// <inheritdoc/>
    public bool Equals(DateTimeFormat? other) => other is not null && Pattern == other.Pattern;

    /// <inheritdoc/>
    public override int GetHashCode() => Pattern.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    private static string Translate(string pattern, bool lenient)
    {
        var net = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                net.Append('\\').Append(pattern[i]);
                continue;
            }

            int start = i++;
            bool bare = i < pattern.Length && pattern[i] == '-';
            i += bare ? 1 : 0;
            char directive = i < pattern.Length ? pattern[i] : '\0';
            string? token = directive switch
            {
                'Y' => "yyyy",
                'y' => "yy",
                'm' => "MM",
                'd' => "dd",
                'H' => "HH",
                'I' => "hh",
                'M' => "mm",
                'S' => "ss",
                'f' => "ffffff",
                'p' => "tt",
                'b' => "MMM",
                'B' => "MMMM",
                'a' => "ddd",
                'A' => "dddd",
                '%' => "\\%",
                _ => null,
            };
            if (token is null || (bare && !"mdHIMS".Contains(directive, StringComparison.Ordinal)))
            {
                throw new InputException($"The datetime_format '{pattern}' has '{pattern[start..Math.Min(i + 1, pattern.Length)]}', which is not known; use %Y %y %m %d %H %I %M %S %f %p %b %B %a %A or %%, and %z at the end.");
            }

            net.Append((lenient || bare) && "mdHIMS".Contains(directive, StringComparison.Ordinal) ? token[..1] : token);
        }

        return net.Length switch
        {
            0 => throw new InputException("A datetime column needs a datetime_format, for example \"%Y-%m-%d\"; it is empty."),
            1 => "%" + net, // A single letter would be one of .NET's standard formats.
            _ => net.ToString(),
        };
    }
}
