using System.Globalization;
using System.Text.Json.Nodes;

namespace Harness.Tables;

/// <summary>What pandas makes of the cells of a CSV file, and so what metadata have to say of them for SDV to find the rows as declared.</summary>
internal static class PandasText
{
    private const double MostWhole = 9007199254740992;
    private const int Digits = 15;
    private const int LargestPower = 22;

    private static readonly HashSet<string> Missing = new(
        ["", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"], StringComparer.Ordinal);

    private static readonly HashSet<string> Infinite = new(["inf", "-inf", "+inf", "infinity", "-infinity", "+infinity"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a cell is read as missing.</summary>
    /// <param name="label">The cell.</param>
    public static bool IsMissing(string label) => Missing.Contains(label);

    /// <summary>The labels of a column as the values that it has: numbers where all are, true and false where all are, else texts; each once. <see langword="null"/> where no list would be right.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="hasGaps">Whether cells are missing, which makes whole numbers fractions.</param>
    public static IReadOnlyList<object>? Values(IReadOnlyList<string> labels, bool hasGaps)
    {
        string[] gaps = [.. labels.Where(IsMissing)];
        string[] rest = [.. labels.Where(l => !IsMissing(l))];
        object[]? values = rest.Length == 0 ? [] : Numbers(rest, hasGaps || gaps.Length > 0, out bool areNumbers) is var numbers && areNumbers ? numbers : Words(rest);
        return values is null ? null : [.. values.Distinct(), .. gaps];
    }

    /// <summary>A value in JSON.</summary>
    /// <param name="value">A text, number or boolean.</param>
    public static JsonNode? Node(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long whole => JsonValue.Create(whole),
        ulong whole => JsonValue.Create(whole),
        double number => double.IsFinite(number) ? Number(number) : null,
        _ => throw new ArgumentException($"{value.GetType()} is no label.", nameof(value)),
    };

    /// <summary>A number in JSON, without a point where it is whole.</summary>
    /// <param name="value">A finite number.</param>
    public static JsonNode Number(double value) => value == Math.Truncate(value) && Math.Abs(value) <= MostWhole ? JsonValue.Create((long)value) : JsonValue.Create(value);

    /// <summary>
    /// A bound that holds for a number however it is read: pandas misses numbers of more than 15 digits, or of large powers of ten, by the last bit, so that their bound is
    /// the next one of 15 digits beyond.
    /// </summary>
    /// <param name="value">The smallest or largest number.</param>
    /// <param name="isUpper">Whether it is the largest.</param>
    public static double Bound(double value, bool isUpper)
    {
        if (value == 0 || (value == Math.Truncate(value) && Math.Abs(value) <= MostWhole))
        {
            return value;
        }

        // Zeros behind the point count among the digits that pandas reads.
        string whole = value.ToString("E16", CultureInfo.InvariantCulture);
        int power = int.Parse(whole[(whole.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture);
        int kept = power is < 0 and >= -5 ? Digits + power : Digits;
        string text = value.ToString($"E{kept - 1}", CultureInfo.InvariantCulture);
        int mark = text.IndexOf('E', StringComparison.Ordinal);
        power = int.Parse(text[(mark + 1)..], CultureInfo.InvariantCulture);
        double rounded = double.Parse(text, CultureInfo.InvariantCulture);
        bool isExact = rounded == value && Math.Abs(power) <= LargestPower;
        if (isExact || (Math.Abs(power) <= LargestPower && (isUpper ? rounded > value : rounded < value)))
        {
            return rounded;
        }

        long digits = long.Parse(text[..mark].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) + (isUpper ? 1 : -1);
        double beyond = double.Parse($"{digits}E{power - kept + 1}", CultureInfo.InvariantCulture);
        return double.IsFinite(beyond) ? beyond : value;
    }

    /// <summary>A date in a column's format; <see langword="null"/> where Python would write or read it otherwise, or not at all.</summary>
    /// <param name="ticks">The date.</param>
    /// <param name="format">The format.</param>
    public static string? Date(long ticks, DateTimeFormat format)
    {
        // 64 bits of nanoseconds since 1970; Python writes microseconds.
        Int128 nanoseconds = (Int128)(ticks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick;
        return nanoseconds > long.MinValue && nanoseconds <= long.MaxValue && ticks % TimeSpan.TicksPerMicrosecond == 0 && !format.Pattern.Contains("%-", StringComparison.Ordinal)
            && format.Format(new DateTime(ticks)) is var text && format.TryParse(text, out DateTime read) && read.Ticks == ticks
            ? text
            : null;
    }

    private static object[]? Numbers(string[] labels, bool areFractions, out bool areNumbers)
    {
        areNumbers = labels.All(l => DeclaredLabels.Number(l) is not null || Infinite.Contains(l.Trim()));
        if (!areNumbers || labels.Any(l => DeclaredLabels.Number(l) is null))
        {
            return null;
        }

        if (labels.All(IsWhole))
        {
            bool areLong = labels.All(l => long.TryParse(l, NumberStyles.Integer, CultureInfo.InvariantCulture, out _));
            if (!areLong && !labels.All(l => ulong.TryParse(l, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)))
            {
                // More digits than 64 bits hold are left as text.
                areNumbers = false;
                return null;
            }

            return areFractions ? [.. labels.Select(l => (object)DeclaredLabels.Number(l)!.Value)]
                : areLong ? [.. labels.Select(l => (object)long.Parse(l, NumberStyles.Integer, CultureInfo.InvariantCulture))]
                : [.. labels.Select(l => (object)ulong.Parse(l, NumberStyles.Integer, CultureInfo.InvariantCulture))];
        }

        double[] numbers = [.. labels.Select(l => DeclaredLabels.Number(l)!.Value)];
        return numbers.All(n => Bound(n, isUpper: true) == n && Bound(n, isUpper: false) == n) ? [.. numbers.Select(n => (object)n)] : null;
    }

    private static bool IsWhole(string label) => label.Trim().TrimStart('+', '-') is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);

    private static object[] Words(string[] labels) => labels.All(l => l is "True" or "TRUE" or "true" or "False" or "FALSE" or "false")
        ? [.. labels.Select(l => (object)(l[0] is 'T' or 't'))]
        : [.. labels];
}
