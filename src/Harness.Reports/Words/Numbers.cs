using System.Globalization;

namespace Harness.Reports.Words;

/// <summary>Numbers as people read them: three digits, a real minus sign, thin groups of thousands, shares in per cent.</summary>
internal static class Numbers
{
    private const string Thin = "\u202F";
    private const string Minus = "\u2212";

    /// <summary>A number to so many significant digits; large and small ones as powers of ten.</summary>
    /// <param name="value">The number; none is a dash.</param>
    /// <param name="digits">Significant digits.</param>
    public static string Of(double? value, int digits = 3)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return "–";
        }

        double size = Math.Abs(number);
        if (size == 0)
        {
            return "0";
        }

        if (size is >= 1e9 or < 1e-4)
        {
            int power = (int)Math.Floor(Math.Log10(size));
            return $"{Of(number / Math.Pow(10, power), digits)} · 10{Raised(power)}";
        }

        int decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 10);
        string text = Math.Round(size, decimals).ToString(size >= 10_000 ? "#,0." + new string('#', decimals) : "0." + new string('#', decimals), Groups);
        return number < 0 ? Minus + text : text;
    }

    /// <summary>A mean and half of its interval, to the digit that the interval leaves sure: <c>0.025 ± 0.012</c>.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="half">Half of the interval's width.</param>
    public static string PlusMinus(double mean, double half)
    {
        if (!(half > 0))
        {
            return $"{Of(mean, 2)} ± 0";
        }

        // Two digits of what begins with 1 or 2, else one.
        int power = (int)Math.Floor(Math.Log10(half));
        int decimals = Math.Clamp((half / Math.Pow(10, power) < 3 ? 1 : 0) - power, 0, 5);
        return $"{Fixed(mean, decimals)} ± {Fixed(half, decimals)}";
    }

    /// <summary>A distance or a correlation with two decimals.</summary>
    /// <param name="value">The number.</param>
    public static string Two(double? value) => value is not { } number || !double.IsFinite(number) ? "–"
        : Math.Round(number, 2) is var rounded && rounded < 0 ? Minus + (-rounded).ToString("0.00", CultureInfo.InvariantCulture)
        : Math.Abs(rounded).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A number of a cell of a matrix: two decimals without the leading 0.</summary>
    /// <param name="value">The number, −1 to 1.</param>
    public static string Cell(double value)
    {
        double rounded = Math.Round(value, 2);
        string text = Math.Abs(rounded).ToString("0.00", CultureInfo.InvariantCulture);
        text = text.StartsWith('0') ? text[1..] : text[..3];
        return rounded < 0 ? Minus + text : text;
    }

    /// <summary>A share in per cent, one decimal below 10.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public static string Percent(double? share) => PercentNumber(share) is { Length: > 1 } text ? text + "\u00A0%" : PercentNumber(share) + (share is null ? "" : "\u00A0%");

    /// <summary>The same without its sign.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    public static string PercentNumber(double? share)
    {
        if (share is not { } part || !double.IsFinite(part))
        {
            return "–";
        }

        double size = Math.Abs(100 * part);
        string text = size == 0 ? "0" : size < 0.1 ? "<\u00A00.1" : size.ToString(size < 9.95 ? "0.0" : "0", CultureInfo.InvariantCulture);
        return part < 0 ? Minus + text : text;
    }

    /// <summary>The range of some shares: <c>16–36 %</c>, or one where they agree.</summary>
    /// <param name="shares">The shares, at least one.</param>
    public static string PercentRange(IReadOnlyCollection<double> shares)
    {
        (string low, string high) = (PercentNumber(shares.Min()), PercentNumber(shares.Max()));
        return low == high ? low + "\u00A0%" : $"{low}–{high}\u00A0%";
    }

    /// <summary>The range of some numbers.</summary>
    /// <param name="numbers">The numbers, at least one.</param>
    /// <param name="text">Writes one.</param>
    public static string Range(IReadOnlyCollection<double> numbers, Func<double, string> text)
    {
        (string low, string high) = (text(numbers.Min()), text(numbers.Max()));
        return low == high ? low : $"{low}–{high}";
    }

    /// <summary>A number of things: <c>1 row</c>, <c>2 rows</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="one">The thing.</param>
    /// <param name="several">Several of them; by default with an s.</param>
    public static string Count(int number, string one, string? several = null) => $"{Of(number, 9)} {(number == 1 ? one : several ?? one + "s")}";

    /// <summary>Seconds as people read them.</summary>
    /// <param name="seconds">The time.</param>
    public static string Time(double seconds) => seconds < 0.1 ? $"{Of(seconds * 1000, 2)}\u00A0ms" : seconds < 90 ? $"{Of(seconds, 2)}\u00A0s" : seconds < 5400 ? $"{Of(seconds / 60, 2)}\u00A0min" : $"{Of(seconds / 3600, 2)}\u00A0h";

    /// <summary>A text that is at most so long, cut in the middle: ends of names differ more often than middles.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Characters.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        if (most < 5)
        {
            return text[..Math.Max(1, char.IsHighSurrogate(text[Math.Max(0, most - 2)]) ? most - 2 : most - 1)] + "…";
        }

        (int head, int tail) = (most / 2, most - most / 2 - 1);
        head -= char.IsHighSurrogate(text[head - 1]) ? 1 : 0;
        tail -= char.IsLowSurrogate(text[^tail]) ? 1 : 0;
        return $"{text[..head]}…{text[^tail..]}";
    }

    /// <summary>A title within a sentence: its first letter small, but for names and abbreviations.</summary>
    /// <param name="title">The title.</param>
    public static string Within(string title) => title.Length > 1 && char.IsUpper(title[0]) && char.IsLower(title[1]) && !ProperNames.Any(n => title.StartsWith(n, StringComparison.Ordinal)) ? char.ToLowerInvariant(title[0]) + title[1..] : title;

    /// <summary>A number of a chart where small ones need no more than three decimals.</summary>
    /// <param name="value">The number.</param>
    public static string Short(double? value) => value is { } number && Math.Abs(number) < 0.01 ? Of(Math.Round(number, 3)) : Of(value);

    private static readonly string[] ProperNames = ["Wasserstein", "Jensen", "Cramér", "Pearson", "Spearman", "Kolmogorov", "Gower"];
    private static readonly NumberFormatInfo Groups = new() { NumberGroupSeparator = Thin };

    private static string Fixed(double value, int decimals)
    {
        double rounded = Math.Round(value, decimals);
        string text = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? Minus + text : text;
    }

    private static string Raised(int power) => (power < 0 ? "⁻" : "") + string.Concat(Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d - '0']));
}
