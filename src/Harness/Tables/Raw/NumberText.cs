using System.Globalization;
using System.Numerics;

namespace Harness.Tables.Raw;

/// <summary>Numbers that are not short, and what a text is that looks like one.</summary>
internal static class NumberText
{
    private const int Longest = 512;

    /// <summary>Reads any number.</summary>
    /// <param name="text">The text; blanks around it do not count.</param>
    /// <param name="mark">The decimal mark: a point or a comma.</param>
    /// <param name="value">The number; infinite where it is too large, or written so.</param>
    public static bool TryParse(ReadOnlySpan<char> text, char mark, out double value)
    {
        if (mark == '.')
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || IsInfinity(text, out value);
        }

        Span<char> pointed = stackalloc char[Longest];
        if (text.Length > Longest || text.Contains('.'))
        {
            value = 0;
            return false;
        }

        text.CopyTo(pointed);
        pointed = pointed[..text.Length];
        pointed.Replace(mark, '.');
        return double.TryParse(pointed, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || IsInfinity(text, out value);
    }

    /// <summary>Whether a text is a number with decimals behind a mark.</summary>
    /// <param name="text">The text without blanks around it.</param>
    /// <param name="mark">The decimal mark.</param>
    public static bool IsDecimal(ReadOnlySpan<char> text, char mark) =>
        text.IndexOf(mark) is var at and >= 0 && !text[(at + 1)..].Contains(mark) && TryParse(text, mark, out _);

    /// <summary>Whether a text is a whole number in groups of three digits: <c>1,234</c>, <c>12.345.678</c>.</summary>
    /// <param name="text">The text without blanks around it.</param>
    /// <param name="mark">The letter between groups.</param>
    public static bool IsGrouped(ReadOnlySpan<char> text, char mark)
    {
        text = text is ['-' or '+', ..] ? text[1..] : text;
        int group = 0;
        int groups = 0;
        foreach (char letter in text)
        {
            if (letter == mark)
            {
                if (groups == 0 ? group is 0 or > 3 : group != 3)
                {
                    return false;
                }

                groups++;
                group = 0;
            }
            else if (char.IsAsciiDigit(letter))
            {
                group++;
            }
            else
            {
                return false;
            }
        }

        // 0,123 has no thousands.
        return groups > 0 && group == 3 && (text[0] != '0');
    }

    /// <summary>Whether a text is a number with signs between its thousands, and perhaps decimals.</summary>
    /// <param name="text">The text without blanks around it.</param>
    public static bool HasThousands(ReadOnlySpan<char> text)
    {
        foreach (char mark in (ReadOnlySpan<char>)[',', '.', '\'', ' ', '\u00A0', '\u202F', '\u2009', '_', '\u2019'])
        {
            int last = text.LastIndexOfAny(',', '.');
            if (IsGrouped(text, mark) || (last > 0 && text[last] != mark && text[(last + 1)..].IndexOfAnyExceptInRange('0', '9') < 0 && IsGrouped(text[..last], mark)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What is wrong with a cell of a column of numbers.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="mark">The decimal mark of the column so far.</param>
    /// <param name="isPlain">Whether only the plain form is read.</param>
    public static string Complaint(ReadOnlySpan<char> cell, char mark, bool isPlain)
    {
        string shown = CellText.Show(cell);
        ReadOnlySpan<char> text = cell.Trim();
        if (!isPlain && HasThousands(text))
        {
            return $"'{shown}' has signs between its thousands, or another decimal mark than the numbers above. Write it like 1234.5, without them; or name the decimal mark (--decimal).";
        }

        if (!isPlain && IsDecimal(text, mark == '.' ? ',' : '.'))
        {
            return $"'{shown}' has a decimal {(mark == '.' ? "comma, but the numbers above have a point" : "point, but the decimal mark is a comma")}. Write all numbers of the file with one decimal mark.";
        }

        return isPlain || Unit(text).IsEmpty
            ? $"'{shown}' is not a number. Write it like 1234.5, or leave the cell empty where it is missing; if the column holds labels, give it the sdtype categorical."
            : $"'{shown}' is not a number: write it without its sign or unit, like 1234.5, or leave the cell empty where it is missing; if the column holds labels, give it the sdtype categorical.";
    }

    /// <summary>Whether a whole number is kept: exactly, or so that it is written as it was read.</summary>
    /// <param name="text">The text of the number: digits and perhaps a sign.</param>
    /// <param name="value">What was read.</param>
    public static bool IsKept(ReadOnlySpan<char> text, double value) =>
        new BigInteger(value) == BigInteger.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture)
        || text.Trim().TrimStart('+').SequenceEqual(value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The sign or unit of a text that is otherwise a number: <c>$</c> of <c>$5</c>, <c>%</c> of <c>12 %</c>, <c>kg</c> of <c>3.5kg</c>.</summary>
    /// <param name="text">The text without blanks around it.</param>
    /// <returns>Empty where there is none, or no number.</returns>
    public static ReadOnlySpan<char> Unit(ReadOnlySpan<char> text)
    {
        int first = text.IndexOfAnyInRange('0', '9');
        int last = text.LastIndexOfAnyInRange('0', '9');
        if (first < 0 || last - first + 1 == text.Length)
        {
            return [];
        }

        ReadOnlySpan<char> before = text[..first].Trim("+- ");
        ReadOnlySpan<char> behind = text[(last + 1)..].Trim();
        if (before.Length > 1 || behind.Length > 4 || !(TryParse(text[first..(last + 1)], '.', out _) || HasThousands(text[first..(last + 1)])))
        {
            return [];
        }

        return (before.Length, behind.Length) switch
        {
            (1, 0) when IsSign(before[0]) => before,
            (0, 1) when IsSign(behind[0]) => behind,
            (0, <= 4) when !behind.ContainsAnyExceptInRange('A', 'z') => behind,
            _ => [],
        };
    }

    private static bool IsSign(char letter) => letter is '%' or '‰' or '°' or '$' or '€' or '£' or '¥';

    /// <summary>Whether a text is a word for infinity.</summary>
    /// <param name="text">The text; blanks around it do not count.</param>
    /// <param name="value">An infinite number.</param>
    public static bool IsInfinity(ReadOnlySpan<char> text, out double value)
    {
        ReadOnlySpan<char> word = text.Trim().TrimStart("+-");
        value = double.PositiveInfinity;
        return word.Equals("inf", StringComparison.OrdinalIgnoreCase) || word.Equals("infinity", StringComparison.OrdinalIgnoreCase) || word is "∞" or "1.#INF" or "1.#J";
    }
}
