using Harness.Tables;

namespace Harness.Metrics.Dependence;

/// <summary>The rows of each cell of a column, and how many of them lack the value of another.</summary>
/// <param name="rows">Rows of each cell.</param>
/// <param name="gaps">Those that lack the other value.</param>
internal sealed class GapTable(int[] rows, int[] gaps)
{
    /// <summary>Which rows lack a value.</summary>
    public static bool[] Gaps(Column column)
    {
        var gaps = new bool[column.Length];
        for (int row = 0; row < gaps.Length; row++)
        {
            gaps[row] = column.IsMissing(row);
        }

        return gaps;
    }

    /// <summary>Counts a table.</summary>
    /// <param name="gappy">Whether each row lacks the value.</param>
    /// <param name="codes">The cell of each row in the other column, <see cref="GapCells.Missing"/> where it has none.</param>
    /// <param name="cells">Number of cells.</param>
    public static GapTable Of(ReadOnlySpan<bool> gappy, ReadOnlySpan<int> codes, int cells)
    {
        var rows = new int[cells];
        var gaps = new int[cells];
        for (int row = 0; row < codes.Length; row++)
        {
            if (codes[row] is >= 0 and var cell)
            {
                rows[cell]++;
                gaps[cell] += gappy[row] ? 1 : 0;
            }
        }

        return new GapTable(rows, gaps);
    }

    /// <summary>The share of a cell's rows that have a gap; 0 of no row.</summary>
    public double Rate(int cell) => rows[cell] == 0 ? 0 : (double)gaps[cell] / rows[cell];

    /// <summary>The correlation φ of gap and cell, 0 to 1.</summary>
    public double Phi => Math.Sqrt(Vector().Sum(v => v * v));

    /// <summary>The length of the difference of two tables' vectors, 0 to 2.</summary>
    public double Distance(GapTable other) => Math.Sqrt(Differences(other).Sum(d => d * d));

    /// <summary>The cell in which two tables differ most; −1 where they are the same.</summary>
    public int Farthest(GapTable other)
    {
        double[] differences = Differences(other);
        double largest = differences.Max(Math.Abs);
        return largest == 0 ? -1 : Array.FindIndex(differences, d => Math.Abs(d) == largest);
    }

    private double[] Differences(GapTable other) => [.. Vector().Zip(other.Vector(), (x, y) => y - x)];

    // Its length is φ, the correlation of gap and cell; where no row or every row has a gap, nothing depends on it.
    private double[] Vector()
    {
        double all = rows.Sum();
        double gap = gaps.Sum() / all;
        double spread = Math.Sqrt(gap * (1 - gap));
        return [.. rows.Select((count, cell) => count == 0 || !(spread > 0) ? 0 : (gaps[cell] / all - gap * (count / all)) / (Math.Sqrt(count / all) * spread))];
    }
}
