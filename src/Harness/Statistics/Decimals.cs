using System.Globalization;

namespace Harness.Statistics;

/// <summary>How many decimals numbers need.</summary>
internal static class Decimals
{
    /// <summary>The fewest decimals that write every value exactly as its shortest text does.</summary>
    /// <param name="values">Numbers; NaN is left out.</param>
    /// <returns>0 where all are whole.</returns>
    public static int Fewest(ReadOnlySpan<double> values)
    {
        int most = 0;
        Span<char> text = stackalloc char[32];
        foreach (double value in values)
        {
            if (value == Math.Truncate(value) || double.IsNaN(value) || !value.TryFormat(text, out int length, "R", CultureInfo.InvariantCulture))
            {
                continue;
            }

            ReadOnlySpan<char> digits = text[..length];
            int exponent = digits.IndexOf('E');
            int power = exponent < 0 ? 0 : int.Parse(digits[(exponent + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            digits = exponent < 0 ? digits : digits[..exponent];
            int point = digits.IndexOf('.');
            most = Math.Max(most, (point < 0 ? 0 : digits.Length - point - 1) - power);
        }

        return most;
    }
}
