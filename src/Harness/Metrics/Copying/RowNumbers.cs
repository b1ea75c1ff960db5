using System.Globalization;

namespace Harness.Metrics.Copying;

/// <summary>Tells ids that count rows through, <c>1 … n</c> or <c>row-0001 …</c>: any table that counts its rows has the same.</summary>
internal static class RowNumbers
{
    /// <summary>Whether values are whole numbers, all between one text before and one behind, that leave out no more than they use.</summary>
    /// <param name="values">Distinct values, at least one.</param>
    public static bool Are(IReadOnlyList<string> values)
    {
        string model = values[0];
        int before = values.Min(v => Common(model, v, fromEnd: false));
        int behind = values.Min(v => Common(model, v, fromEnd: true));

        // Digits that all have in common belong to the number.
        while (before > 0 && char.IsAsciiDigit(model[before - 1]))
        {
            before--;
        }

        while (behind > 0 && char.IsAsciiDigit(model[^behind]))
        {
            behind--;
        }

        long least = long.MaxValue;
        long greatest = long.MinValue;
        foreach (string value in values)
        {
            if (value.Length < before + behind || !long.TryParse(value.AsSpan(before, value.Length - before - behind), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return false;
            }

            least = Math.Min(least, number);
            greatest = Math.Max(greatest, number);
        }

        return (UInt128)(greatest - least) < 2 * (UInt128)values.Count;
    }

    private static int Common(string x, string y, bool fromEnd)
    {
        int length = Math.Min(x.Length, y.Length);
        int same = 0;
        while (same < length && (fromEnd ? x[^(same + 1)] == y[^(same + 1)] : x[same] == y[same]))
        {
            same++;
        }

        return same;
    }
}
