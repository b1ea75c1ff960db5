using System.Runtime.CompilerServices;

namespace Harness.Tables.Raw;

/// <summary>Numbers as most files hold them, read fast and to the bit as <see cref="double.Parse(string)"/> reads them.</summary>
internal static class ShortDecimal
{
    private const int Digits = 15;
    private static ReadOnlySpan<double> PowersOfTen => [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Reads a number of at most 15 digits: an optional minus, digits, and an optional point among them.</summary>
    /// <param name="text">The text of a cell.</param>
    /// <param name="value">The number.</param>
    /// <param name="hasPoint">Whether there is a point.</param>
    /// <param name="mark">The decimal mark: a point or a comma.</param>
    /// <returns>Whether the text is of this form; one that is not may still be a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<char> text, out double value, out bool hasPoint, char mark = '.')
    {
        value = 0;
        hasPoint = false;
        bool negative = text is ['-', ..];
        ReadOnlySpan<char> rest = negative ? text[1..] : text;
        if (rest.Length is 0 or > Digits + 1)
        {
            return false;
        }

        long digits = 0;
        int point = -1;
        for (int i = 0; i < rest.Length; i++)
        {
            uint digit = (uint)rest[i] - '0';
            if (digit <= 9)
            {
                digits = 10 * digits + digit;
            }
            else if (rest[i] == mark && point < 0)
            {
                point = i;
            }
            else
            {
                return false;
            }
        }

        hasPoint = point >= 0;
        int count = rest.Length - (hasPoint ? 1 : 0);
        if (count is 0 or > Digits)
        {
            return false;
        }

        // Both are below 2⁵³ or a power of ten below 10²³, hence exact, and the quotient of exact numbers is rounded once.
        double quotient = hasPoint ? digits / PowersOfTen[rest.Length - 1 - point] : digits;
        value = negative ? -quotient : quotient;
        return true;
    }
}
