using System.Buffers;
using System.Runtime.InteropServices;

namespace Harness.Statistics;

/// <summary>
/// Sorts numbers by their bits, eleven at a time from the last: O(n), several times as fast as by comparison where there
/// are many.
/// </summary>
internal static class RadixSort
{
    private const int Few = 4096;
    private const int DigitBits = 11;
    private const int Digits = 6;
    private const int DigitValues = 1 << DigitBits;
    private const ulong Sign = 1UL << 63;

    /// <summary>Sorts in ascending order; −0 stands before 0.</summary>
    /// <param name="values">Numbers, none of them NaN.</param>
    public static void Sort(Span<double> values)
    {
        if (values.Length <= Few)
        {
            values.Sort();
            return;
        }

        Span<ulong> keys = MemoryMarshal.Cast<double, ulong>(values);
        var counts = new int[Digits * DigitValues];
        foreach (ref ulong key in keys)
        {
            // The order of these is that of the numbers: negative ones are reversed and come before the others.
            key ^= (key & Sign) != 0 ? ulong.MaxValue : Sign;
            for (int digit = 0; digit < Digits; digit++)
            {
                counts[digit * DigitValues + Digit(key, digit)]++;
            }
        }

        Span<ulong> from = keys;
        ulong[] spare = ArrayPool<ulong>.Shared.Rent(keys.Length);
        Span<ulong> to = spare.AsSpan(0, keys.Length);
        for (int digit = 0; digit < Digits; digit++)
        {
            Span<int> next = counts.AsSpan(digit * DigitValues, DigitValues);
            if (next[Digit(from[0], digit)] == keys.Length)
            {
                continue;
            }

            int place = 0;
            foreach (ref int count in next)
            {
                (count, place) = (place, place + count);
            }

            foreach (ulong key in from)
            {
                to[next[Digit(key, digit)]++] = key;
            }

            Span<ulong> sorted = to;
            to = from;
            from = sorted;
        }

        for (int i = 0; i < keys.Length; i++)
        {
            ulong key = from[i];
            keys[i] = key ^ ((key & Sign) != 0 ? Sign : ulong.MaxValue);
        }

        ArrayPool<ulong>.Shared.Return(spare);
    }

    private static int Digit(ulong key, int digit) => (int)(key >> (digit * DigitBits)) & (DigitValues - 1);
}
