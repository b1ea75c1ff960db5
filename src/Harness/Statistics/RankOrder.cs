using System.Buffers;

namespace Harness.Statistics;

/// <summary>The rows of a column by ascending value, sorted once for the ranks among all rows and among those that another column has too.</summary>
internal sealed class RankOrder
{
    // The complement of a row stands for one whose value equals that of the row before it.
    private readonly int[] _rows;

    private RankOrder(int[] rows) => _rows = rows;

    /// <summary>Number of rows whose value is present.</summary>
    public int Count => _rows.Length;

    /// <summary>Sorts a column. O(n).</summary>
    /// <param name="values">Any numbers; NaN is a missing value.</param>
    public static RankOrder Of(ReadOnlySpan<double> values)
    {
        ulong[] spare = ArrayPool<ulong>.Shared.Rent(values.Length);
        var rows = new int[values.Length];
        int count = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]))
            {
                // Adding 0 makes −0 one, so that both have one rank.
                spare[count] = RadixSort.Key(values[row] + 0.0);
                rows[count++] = row;
            }
        }

        if (count < rows.Length)
        {
            Array.Resize(ref rows, count);
        }

        Span<ulong> keys = spare.AsSpan(0, count);
        RadixSort.Sort(keys, rows);
        for (int i = 1; i < keys.Length; i++)
        {
            rows[i] = keys[i] == keys[i - 1] ? ~rows[i] : rows[i];
        }

        ArrayPool<ulong>.Shared.Return(spare);
        return new RankOrder(rows);
    }

    /// <summary>The rows alone.</summary>
    public int[] Rows() => Array.ConvertAll(_rows, row => row < 0 ? ~row : row);

    /// <summary>Ranks from 1 among all rows that have a value, ties sharing the mean of the ranks they span. O(n).</summary>
    /// <param name="ranks">Receives the rank of each row that has a value; other rows are not written.</param>
    public void Write(Span<double> ranks)
    {
        var all = new ulong[(ranks.Length + 63) / 64];
        Array.Fill(all, ulong.MaxValue);
        Write(all, 0, ranks);
    }

    /// <summary>Ranks from 1 among the rows that are kept, ties sharing the mean of the ranks they span. O(n).</summary>
    /// <param name="kept">A bit a row, from the lowest.</param>
    /// <param name="shift">What to subtract from each rank.</param>
    /// <param name="ranks">Receives the rank of each row that is kept, and 0 for each other row that has a value; rows without one are not written.</param>
    public void Write(ReadOnlySpan<ulong> kept, double shift, Span<double> ranks)
    {
        // No branch on what is kept: it is as good as random.
        int ranked = 0;
        int next = 0;
        while (next < _rows.Length)
        {
            int first = next++;
            if (next == _rows.Length || _rows[next] >= 0)
            {
                int one = Kept(kept, _rows[first]);
                ranks[_rows[first]] = Masked(ranked + 1.0 - shift, one);
                ranked += one;
                continue;
            }

            int tied = Kept(kept, _rows[first]);
            for (; next < _rows.Length && _rows[next] < 0; next++)
            {
                tied += Kept(kept, ~_rows[next]);
            }

            double rank = ranked + (tied + 1) / 2.0 - shift;
            ranks[_rows[first]] = Masked(rank, Kept(kept, _rows[first]));
            for (int i = first + 1; i < next; i++)
            {
                ranks[~_rows[i]] = Masked(rank, Kept(kept, ~_rows[i]));
            }

            ranked += tied;
        }
    }

    private static int Kept(ReadOnlySpan<ulong> kept, int row) => (int)(kept[row >> 6] >> row) & 1;

    private static double Masked(double value, int kept) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) & -(long)kept);
}
