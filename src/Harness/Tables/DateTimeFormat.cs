using System.Globalization;
using System.Text;

namespace Harness.Tables;

/// <summary>
/// How dates are written, in the notation of C's <c>strftime</c> that SDV's metadata use (<c>%Y-%m-%d</c>). Known
/// directives: <c>%Y %y %m %d %H %I %M %S %f %p %b %B %a %A %%</c>, and <c>%-d</c>, <c>%-m</c>, <c>%-H</c>,
/// <c>%-I</c>, <c>%-M</c>, <c>%-S</c> without leading zeros. Reading accepts missing leading zeros.
/// </summary>
public sealed record DateTimeFormat
{
    private readonly string _write;
    private readonly string[] _read;
    private readonly FixedDate? _fixed;

    /// <summary>Creates a format.</summary>
    /// <param name="pattern">The pattern, for example <c>%Y-%m-%d %H:%M:%S</c>.</param>
    /// <exception cref="InputException">The pattern is empty or has a directive that is not known.</exception>
    public DateTimeFormat(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        Pattern = pattern;
        _write = Translate(pattern, lenient: false);
        string lenient = Translate(pattern, lenient: true);
        _read = pattern.Contains("%f", StringComparison.Ordinal)
            ? [_write, .. Enumerable.Range(1, 7).Select(digits => lenient.Replace("ffffff", new string('f', digits), StringComparison.Ordinal))]
            : [_write, lenient];
        _fixed = FixedDate.For(pattern);
    }

    /// <summary>The pattern in <c>strftime</c>'s notation.</summary>
    public string Pattern { get; }

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="value">The date, without a zone.</param>
    /// <returns>Whether the text is a date in this format.</returns>
    public bool TryParse(ReadOnlySpan<char> text, out DateTime value)
    {
        if (_fixed is not null && _fixed.TryParse(text, out value))
        {
            return true;
        }

        foreach (string format in _read)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Writes a date.</summary>
    /// <param name="value">The date.</param>
    public string Format(DateTime value) => value.ToString(_write, CultureInfo.InvariantCulture);

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
                throw new InputException($"The datetime_format '{pattern}' has '{pattern[start..Math.Min(i + 1, pattern.Length)]}', which is not known; use %Y %y %m %d %H %I %M %S %f %p %b %B %a %A or %%.");
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
