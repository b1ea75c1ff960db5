using System.Globalization;

namespace Harness.Tables;

/// <summary>The decimals of a number: those of the shortest text that is read back as the same number.</summary>
internal static class DecimalPlaces
{
    /// <summary>Their number; 0 for a whole number.</summary>
    /// <param name="value">A finite number.</param>
    public static int Of(double value)
    {
        Span<char> text = stackalloc char[32];
        if (!value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture))
        {
            throw new InvalidOperationException($"The number {value} is longer than any double.");
        }

        ReadOnlySpan<char> digits = text[..length];
        int exponent = 0;
        if (digits.IndexOf('E') is var mark and >= 0)
        {
            exponent = int.Parse(digits[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            digits = digits[..mark];
        }

        int point = digits.IndexOf('.');
        return Math.Max(0, (point < 0 ? 0 : digits.Length - point - 1) - exponent);
    }
}
