namespace Harness.Tables.Raw;

/// <summary>The zone at the end of a date: <c>Z</c>, <c>UTC</c>, <c>+02:00</c>, <c>+0200</c> or <c>+02</c>.</summary>
internal static class ZoneText
{
    /// <summary>Cuts the zone off.</summary>
    /// <param name="text">A date with a zone; afterwards what stands before the zone and the blanks before it.</param>
    /// <param name="offset">How far the zone is ahead of UTC.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryCut(ref ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        ReadOnlySpan<char> rest = text;
        if (text.EndsWith("Z", StringComparison.OrdinalIgnoreCase))
        {
            rest = text[..^1];
        }
        else if (text.EndsWith("UTC", StringComparison.Ordinal) || text.EndsWith("GMT", StringComparison.Ordinal))
        {
            rest = text[..^3];
        }
        else
        {
            int sign = text.LastIndexOfAny('+', '-', '\u2212');
            if (sign < 0 || !TryOffset(text[(sign + 1)..], out offset))
            {
                return false;
            }

            offset = text[sign] == '+' ? offset : -offset;
            rest = text[..sign];
        }

        text = rest.TrimEnd(' ');
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        int[] at = text.Length switch { 2 => [0], 4 => [0, 2], 5 when text[2] == ':' => [0, 3], _ => [] };
        int minutes = 0;
        foreach (int i in at)
        {
            if (!char.IsAsciiDigit(text[i]) || !char.IsAsciiDigit(text[i + 1]))
            {
                return false;
            }

            int two = 10 * (text[i] - '0') + text[i + 1] - '0';
            if (two > (i == 0 ? 23 : 59))
            {
                return false;
            }

            minutes += i == 0 ? 60 * two : two;
        }

        offset = TimeSpan.FromMinutes(minutes);
        return at.Length > 0;
    }
}
