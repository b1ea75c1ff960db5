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

    /// <summary>Ranks from 1 among the rows that are kept, ties sharing the mean of the ranks they span. O(n).</summary>
    /// <param name="kept">A bit a row, from the lowest; empty to keep every row.</param>
    /// <param name="shift">What to subtract from each rank.</param>
    /// <param name="ranks">Receives the rank of each row that is kept; other rows are not written.</param>
    public void Write(ReadOnlySpan<ulong> kept, double shift, Span<double> ranks)
    {
        int ranked = 0;
        int next = 0;
        while (next < _rows.Length)
        {
            int first = next;
            int tied = Kept(kept, _rows[next++]);
            while (next < _rows.Length && _rows[next] < 0)
            {
                tied += Kept(kept, ~_rows[next++]);
            }

            double rank = ranked + (tied + 1) / 2.0 - shift;
            for (int i = first; i < next; i++)
            {
                int row = i == first ? _rows[i] : ~_rows[i];
                if (Kept(kept, row) != 0)
                {
                    ranks[row] = rank;
                }
            }

            ranked += tied;
        }
    }

    private static int Kept(ReadOnlySpan<ulong> kept, int row) => kept.IsEmpty ? 1 : (int)(kept[row >> 6] >> row) & 1;
}
