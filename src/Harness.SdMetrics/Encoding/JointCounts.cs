namespace Harness.SdMetrics.Encoding;

/// <summary>
/// How often each pair of codes occurs: a flat table where that is small beside the rows, else the sorted runs of the
/// pairs that occur. O(rows) or O(rows log rows), never in the number of possible pairs.
/// </summary>
internal sealed class JointCounts
{
    private const int SmallTable = 1 << 16;

    private readonly int _height;
    private readonly int _width;
    private readonly long[]? _cells;
    private readonly int[] _counts;

    private JointCounts(int rows, int height, int width, long[]? cells, int[] counts)
    {
        Rows = rows;
        _height = height;
        _width = width;
        _cells = cells;
        _counts = counts;
    }

    /// <summary>Number of rows counted.</summary>
    public int Rows { get; }

    /// <summary>Counts the rows of one table.</summary>
    /// <param name="x">A column.</param>
    /// <param name="y">Another of the same table.</param>
    /// <param name="mostRows">Rows of the larger of the tables to be compared, so that both are counted in the same form.</param>
    public static JointCounts Of(CodedColumn x, CodedColumn y, int mostRows)
    {
        int rows = x.Codes.Length;
        long tableSize = (long)x.Size * y.Size;
        return tableSize <= Math.Max(SmallTable, 4L * mostRows)
            ? new JointCounts(rows, x.Size, y.Size, null, Table(x, y, (int)tableSize))
            : Runs(x, y);
    }

    /// <summary>
    /// 1 − ½ Σ|p − q|, the shares that two tables have in common, in whole numbers and so without rounding; a table without
    /// rows has shares of 0.
    /// </summary>
    public static double Overlap(JointCounts first, JointCounts second)
    {
        if (first.Rows == 0 || second.Rows == 0)
        {
            return first.Rows == second.Rows ? 1 : 0.5;
        }

        long common = 0;
        if (first._cells is not { } left || second._cells is not { } right)
        {
            for (int cell = 0; cell < first._counts.Length; cell++)
            {
                common += Math.Min((long)first._counts[cell] * second.Rows, (long)second._counts[cell] * first.Rows);
            }
        }
        else
        {
            for (int i = 0, j = 0; i < left.Length && j < right.Length;)
            {
                if (left[i] == right[j])
                {
                    common += Math.Min((long)first._counts[i] * second.Rows, (long)second._counts[j] * first.Rows);
                }

                (i, j) = (left[i] <= right[j] ? i + 1 : i, right[j] <= left[i] ? j + 1 : j);
            }
        }

        return (double)common / ((long)first.Rows * second.Rows);
    }

    /// <summary>Cramér's V without a correction: √(χ²/n / min(R − 1, C − 1)); NaN where a side has fewer than two codes that occur.</summary>
    public double CramersV()
    {
        var tall = new long[_height];
        var wide = new long[_width];
        for (int i = 0; i < _counts.Length; i++)
        {
            (long row, long column) = Math.DivRem(_cells is null ? i : _cells[i], _width);
            tall[row] += _counts[i];
            wide[column] += _counts[i];
        }

        int smaller = Math.Min(Occurring(tall), Occurring(wide));
        if (smaller < 2)
        {
            return double.NaN;
        }

        double chiSquared = 0;
        double expectedOfOthers = 0;
        if (_cells is null)
        {
            for (int row = 0, cell = 0; row < _height; row++)
            {
                for (int column = 0; column < _width; column++, cell++)
                {
                    double expected = (double)tall[row] * wide[column] / Rows;
                    chiSquared += expected == 0 ? 0 : (_counts[cell] - expected) * (_counts[cell] - expected) / expected;
                }
            }
        }
        else
        {
            // A pair that never occurs adds its expected count; together they add what the others leave of the rows.
            expectedOfOthers = Rows;
            for (int i = 0; i < _counts.Length; i++)
            {
                (long row, long column) = Math.DivRem(_cells[i], _width);
                double expected = (double)tall[row] * wide[column] / Rows;
                chiSquared += (_counts[i] - expected) * (_counts[i] - expected) / expected;
                expectedOfOthers -= expected;
            }

            bool all = _counts.Length == (long)Occurring(tall) * Occurring(wide);
            expectedOfOthers = all ? 0 : Math.Max(0, expectedOfOthers);
        }

        return Math.Sqrt((chiSquared + expectedOfOthers) / Rows / (smaller - 1));
    }

    private static int Occurring(long[] counts) => counts.Length - counts.AsSpan().Count(0);

    private static int[] Table(CodedColumn x, CodedColumn y, int size)
    {
        var counts = new int[size];
        int first = x.Offset * y.Size + y.Offset;
        ReadOnlySpan<int> left = x.Codes;
        ReadOnlySpan<int> right = y.Codes.AsSpan(0, left.Length);
        for (int row = 0; row < left.Length; row++)
        {
            counts[left[row] * y.Size + right[row] + first]++;
        }

        return counts;
    }

    private static JointCounts Runs(CodedColumn x, CodedColumn y)
    {
        var cells = new long[x.Codes.Length];
        for (int row = 0; row < cells.Length; row++)
        {
            cells[row] = (long)(x.Codes[row] + x.Offset) * y.Size + y.Codes[row] + y.Offset;
        }

        Array.Sort(cells);
        var counts = new List<int>();
        int distinct = 0;
        for (int first = 0, end; first < cells.Length; first = end)
        {
            end = first + 1;
            while (end < cells.Length && cells[end] == cells[first])
            {
                end++;
            }

            cells[distinct++] = cells[first];
            counts.Add(end - first);
        }

        return new JointCounts(x.Codes.Length, x.Size, y.Size, cells[..distinct], [.. counts]);
    }
}
