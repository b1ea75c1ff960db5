using System.Buffers;
using System.Runtime.InteropServices;

namespace Harness.Statistics;

/// <summary>
/// Sorts numbers by their bits, some at a time from the last: O(n), several times as fast as by comparison where there are
/// many. The first half of the bits tells most numbers apart, and the rest is sorted where it does not. Rows go with their
/// numbers by fewer bits at a time, as each place is two to write at.
/// </summary>
internal static class RadixSort
{
    private const int Few = 4096;
    private const int DigitBits = 11;
    private const int DigitValues = 1 << DigitBits;
    private const int HalfDigits = 3;
    private const int ByteBits = 8;
    private const int ByteValues = 1 << ByteBits;
    private const int HalfBytes = 4;
    private const int HalfBits = 32;
    private const ulong Sign = 1UL << 63;

    private delegate void HalfSort(Span<ulong> keys, Span<int> rows, int firstBit);

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
        foreach (ref ulong key in keys)
        {
            key = Ordered(key);
        }

        // Three digits have one bit more than half of all.
        SortHalf(keys, HalfBits - 1);
        SortRest(keys, [], (part, _, firstBit) => SortHalf(part, firstBit));
        foreach (ref ulong key in keys)
        {
            key ^= (key & Sign) != 0 ? Sign : ulong.MaxValue;
        }
    }

    /// <summary>Bits whose order as whole numbers is that of the numbers.</summary>
    public static ulong Key(double value) => Ordered(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Sorts in ascending order, each row beside its key.</summary>
    /// <param name="keys">Any keys.</param>
    /// <param name="rows">As many rows.</param>
    public static void Sort(Span<ulong> keys, Span<int> rows)
    {
        if (keys.Length <= Few)
        {
            keys.Sort(rows);
            return;
        }

        SortHalf(keys, rows, HalfBits);
        SortRest(keys, rows, SortHalf);
    }

    // What the first half of the bits leaves equal: few numbers, or the same number many times, which is in order.
    private static void SortRest(Span<ulong> keys, Span<int> rows, HalfSort many)
    {
        for (int start = 0, end; start < keys.Length; start = end)
        {
            bool ascends = true;
            ulong half = keys[start] >> HalfBits;
            for (end = start + 1; end < keys.Length && keys[end] >> HalfBits == half; end++)
            {
                ascends &= keys[end - 1] <= keys[end];
            }

            if (ascends)
            {
                continue;
            }

            Span<int> beside = rows.IsEmpty ? [] : rows[start..end];
            if (end - start > Few)
            {
                many(keys[start..end], beside, 0);
            }
            else if (rows.IsEmpty)
            {
                keys[start..end].Sort();
            }
            else
            {
                keys[start..end].Sort(beside);
            }
        }
    }

    private static void SortHalf(Span<ulong> keys, int firstBit)
    {
        Span<int> counts = stackalloc int[HalfDigits * DigitValues];
        counts.Clear();
        foreach (ulong key in keys)
        {
            ulong half = key >> firstBit;
            counts[Digit(half)]++;
            counts[DigitValues + Digit(half >> DigitBits)]++;
            counts[2 * DigitValues + Digit(half >> (2 * DigitBits))]++;
        }

        ulong[] spare = ArrayPool<ulong>.Shared.Rent(keys.Length);
        Span<ulong> from = keys;
        Span<ulong> to = spare.AsSpan(0, keys.Length);
        for (int digit = 0; digit < HalfDigits; digit++)
        {
            Span<int> next = counts.Slice(digit * DigitValues, DigitValues);
            int shift = firstBit + digit * DigitBits;
            if (Begin(next, Digit(from[0] >> shift), keys.Length))
            {
                foreach (ulong key in from)
                {
                    to[next[Digit(key >> shift)]++] = key;
                }

                Span<ulong> sorted = to;
                to = from;
                from = sorted;
            }
        }

        from.CopyTo(keys);
        ArrayPool<ulong>.Shared.Return(spare);
    }

    private static void SortHalf(Span<ulong> keys, Span<int> rows, int firstBit)
    {
        int count = keys.Length;
        Span<int> counts = stackalloc int[HalfBytes * ByteValues];
        counts.Clear();
        foreach (ulong key in keys)
        {
            uint half = (uint)(key >> firstBit);
            counts[(byte)half]++;
            counts[ByteValues + (byte)(half >> 8)]++;
            counts[2 * ByteValues + (byte)(half >> 16)]++;
            counts[3 * ByteValues + (int)(half >> 24)]++;
        }

        ulong[] spareKeys = ArrayPool<ulong>.Shared.Rent(count);
        int[] spareRows = ArrayPool<int>.Shared.Rent(count);
        Span<ulong> from = keys;
        Span<ulong> to = spareKeys.AsSpan(0, count);
        Span<int> fromRows = rows;
        Span<int> toRows = spareRows.AsSpan(0, count);
        for (int digit = 0; digit < HalfBytes; digit++)
        {
            Span<int> next = counts.Slice(digit * ByteValues, ByteValues);
            int shift = firstBit + digit * ByteBits;
            if (!Begin(next, (byte)(from[0] >> shift), count))
            {
                continue;
            }

            Move(from, fromRows, to, toRows, next, shift);
            Span<ulong> sorted = to;
            to = from;
            from = sorted;
            Span<int> sortedRows = toRows;
            toRows = fromRows;
            fromRows = sortedRows;
        }

        // Onto themselves where the number of passes is even.
        from.CopyTo(keys);
        fromRows.CopyTo(rows);
        ArrayPool<ulong>.Shared.Return(spareKeys);
        ArrayPool<int>.Shared.Return(spareRows);
    }

    private static void Move(Span<ulong> keys, Span<int> rows, Span<ulong> toKeys, Span<int> toRows, Span<int> next, int shift)
    {
        rows = rows[..keys.Length];
        toRows = toRows[..toKeys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            ulong key = keys[i];
            int place = next[(byte)(key >> shift)]++;
            toKeys[place] = key;
            toRows[place] = rows[i];
        }
    }

    // Turns the numbers of each digit into its first place; false where all have the same.
    private static bool Begin(Span<int> counts, int first, int all)
    {
        if (counts[first] == all)
        {
            return false;
        }

        int place = 0;
        foreach (ref int count in counts)
        {
            (count, place) = (place, place + count);
        }

        return true;
    }

    private static ulong Ordered(ulong bits) => bits ^ ((bits & Sign) != 0 ? ulong.MaxValue : Sign);

    private static int Digit(ulong bits) => (int)bits & (DigitValues - 1);
}
