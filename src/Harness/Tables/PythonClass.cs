using System.Globalization;
using System.Text;

namespace Harness.Tables;

/// <summary>Sets of letters in patterns of Python.</summary>
internal static class PythonClass
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    /// <summary>What stands in a set for <c>\d</c>, <c>\s</c>, <c>\w</c> and for their complements the same; <see langword="null"/> for any other letter.</summary>
    public static string? Members(char letter, bool ascii) => (char.ToLowerInvariant(letter), ascii) switch
    {
        ('d', false) => @"\d",
        ('d', true) => "0-9",
        ('s', false) => @"\s\x1c-\x1f",
        ('s', true) => @" \t\n\r\f\v",
        ('w', false) => @"\p{L}\p{N}_",
        ('w', true) => "a-zA-Z0-9_",
        _ => null,
    };

    /// <summary>Translates the set that begins at a place.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">The place of its bracket.</param>
    /// <param name="ascii">Whether classes are those of ASCII.</param>
    /// <returns>The set for .NET, and the place behind it.</returns>
    /// <exception cref="ArgumentException">The set does not end.</exception>
    public static (string Text, int End) Translate(string pattern, int at, bool ascii)
    {
        int place = at + 1;
        bool isNegated = place < pattern.Length && pattern[place] == '^';
        place += isNegated ? 1 : 0;
        int first = place;
        var members = new StringBuilder();
        var others = new List<string>();
        while (true)
        {
            if (place >= pattern.Length)
            {
                throw new ArgumentException($"unterminated character set at position {at}");
            }

            if (pattern[place] == ']' && place > first)
            {
                break;
            }

            if (pattern[place] == '\\' && place + 1 < pattern.Length && Members(pattern[place + 1], ascii) is { } set)
            {
                if (char.IsAsciiLetterUpper(pattern[place + 1]))
                {
                    others.Add($@"{Pair}|[^{set}\uD800-\uDFFF]");
                }
                else
                {
                    members.Append(set);
                }

                place += 2;
                if (place + 1 < pattern.Length && pattern[place] == '-' && pattern[place + 1] != ']')
                {
                    throw new ArgumentException($"bad character range at position {place - 2}");
                }

                continue;
            }

            string from = Take(pattern, ref place);
            bool isRange = place + 1 < pattern.Length && pattern[place] == '-' && pattern[place + 1] != ']';
            string to = from;
            if (isRange)
            {
                place++;
                to = Take(pattern, ref place);
            }

            Add(members, others, from, to);
        }

        string set16 = members.Length > 0 ? $"[{members}]" : "";
        string any = string.Join('|', others.Prepend(set16).Where(o => o.Length > 0));
        string text = isNegated
            ? others.Count == 0 ? $@"(?:{Pair}|[^{members}\uD800-\uDFFF])" : $@"(?:(?!{any})(?:{Pair}|[^\uD800-\uDFFF]))"
            : others.Count == 0 ? set16 : $"(?:{any})";
        return (text, place + 1);
    }

    /// <summary>A letter as it stands for itself, in a set and outside of one.</summary>
    public static string Escaped(char letter) => char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $@"\u{(int)letter:X4}");

    /// <summary>The letter that an escape stands for.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">The place of the backslash, then that behind the escape.</param>
    /// <exception cref="ArgumentException">Python knows no such escape.</exception>
    public static string Literal(string pattern, ref int at)
    {
        char letter = at + 1 < pattern.Length ? pattern[at + 1] : throw new ArgumentException("bad escape (end of pattern)");
        int digits = letter switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            if (at + 2 + digits > pattern.Length || !int.TryParse(pattern.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) || code > 0x10FFFF)
            {
                throw new ArgumentException($"incomplete escape \\{letter} at position {at}");
            }

            at += 2 + digits;
            return code > 0xFFFF ? char.ConvertFromUtf32(code) : ((char)code).ToString();
        }

        if (char.IsAsciiDigit(letter))
        {
            int end = at + 1;
            int octal = 0;
            while (end < pattern.Length && end - at <= 3 && pattern[end] is >= '0' and <= '7')
            {
                octal = octal * 8 + (pattern[end++] - '0');
            }

            if (end == at + 1 || octal > 255)
            {
                throw new ArgumentException($"bad escape \\{letter} at position {at}");
            }

            at = end;
            return ((char)octal).ToString();
        }

        string text = letter switch
        {
            'a' => "\a",
            'b' => "\b",
            'f' => "\f",
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            'v' => "\v",
            'z' => throw new ArgumentException($"bad escape \\z at position {at}, the end is \\Z in Python 3.11"),
            _ when char.IsAsciiLetter(letter) => throw new ArgumentException($"bad escape \\{letter} at position {at}"),
            _ when char.IsHighSurrogate(letter) && at + 2 < pattern.Length => pattern.Substring(at + 1, 2),
            _ => letter.ToString(),
        };
        at += 1 + text.Length;
        return text;
    }

    private static string Take(string pattern, ref int place)
    {
        if (pattern[place] == '\\')
        {
            return Literal(pattern, ref place);
        }

        int length = char.IsHighSurrogate(pattern[place]) && place + 1 < pattern.Length ? 2 : 1;
        place += length;
        return pattern.Substring(place - length, length);
    }

    private static void Add(StringBuilder members, List<string> others, string from, string to)
    {
        (int least, int greatest) = (char.ConvertToUtf32(from, 0), char.ConvertToUtf32(to, 0));
        if (least > greatest)
        {
            throw new ArgumentException($"bad character range {from}-{to}");
        }

        // Halves of letters are none.
        foreach ((int first, int last) in ((int, int)[])[(least, Math.Min(greatest, 0xD7FF)), (Math.Max(least, 0xE000), Math.Min(greatest, 0xFFFF))])
        {
            if (first <= last)
            {
                members.Append(Escaped((char)first)).Append('-').Append(Escaped((char)last));
            }
        }

        if (greatest > 0xFFFF)
        {
            // By the high halves: the first, those between, the last.
            string low = char.ConvertFromUtf32(Math.Max(least, 0x10000));
            others.Add(low[0] == to[0]
                ? $"{Escaped(low[0])}[{Escaped(low[1])}-{Escaped(to[1])}]"
                : $@"{Escaped(low[0])}[{Escaped(low[1])}-\uDFFF]|(?![{Escaped(low[0])}{Escaped(to[0])}])[{Escaped(low[0])}-{Escaped(to[0])}][\uDC00-\uDFFF]|{Escaped(to[0])}[\uDC00-{Escaped(to[1])}]");
        }
    }
}
