using System.Runtime.InteropServices;
using Cell = (int First, int Second, int Third);

namespace Harness.Metrics.Contingency;

/// <summary>
/// The counts of train over the cells of one to three columns, to hold another table's against. A table of all cells where
/// that is small, else the cells that occur: labels of many kinds cost as many steps as there are rows.
/// </summary>
internal sealed class CellCounts
{
    // Up to this many cells, or as many as rows, a table of all of them costs no more than the rows.
    private const int SmallTable = 4096;

    private readonly TableBins _bins;
    private readonly int[] _columns;
    private readonly int[] _counts;

    // The place of each cell that occurs in train; null where every cell has a place.
    private readonly Dictionary<Cell, int>? _places;

    private CellCounts(TableBins bins, int[] columns, int[] counts, Dictionary<Cell, int>? places) =>
        (_bins, _columns, _counts, _places) = (bins, columns, counts, places);

    /// <summary>The columns' name but for the last one, unless it is the only one.</summary>
    public string Name => _bins.Name(_columns);

    /// <summary>The last column, unless it is the only one.</summary>
    public string? Other => _bins.Other(_columns);

    /// <summary>Number of cells that occur in train.</summary>
    public int Used => _counts.Length - _counts.AsSpan().Count(0);

    /// <summary>Counts train.</summary>
    /// <param name="bins">The cells of each column.</param>
    /// <param name="columns">One to three columns.</param>
    /// <param name="codes">The codes of train, from <paramref name="bins"/>.</param>
    public static CellCounts Of(TableBins bins, int[] columns, int[][] codes)
    {
        int rows = codes[columns[0]].Length;
        if (bins.Size(columns) <= Math.Max(SmallTable, rows))
        {
            var counts = new int[(int)bins.Size(columns)];
            bins.Count(columns, codes, counts);
            return new CellCounts(bins, columns, counts, null);
        }

        Dictionary<Cell, int> occurring = Occurring(columns, codes);
        Cell[] cells = [.. occurring.Keys.Order()];
        return new CellCounts(bins, columns, [.. cells.Select(cell => occurring[cell])], cells.Select((cell, place) => (cell, place)).ToDictionary(c => c.cell, c => c.place));
    }

    /// <summary>The counts of train and of another table over the same cells, all that occur in either among them. O(rows).</summary>
    /// <param name="codes">The codes of the other table.</param>
    public (ReadOnlyMemory<int> Train, ReadOnlyMemory<int> Other) Beside(int[][] codes)
    {
        if (_places is null)
        {
            var counts = new int[_counts.Length];
            _bins.Count(_columns, codes, counts);
            return (_counts, counts);
        }

        // Cells that only the other table has come after those of train, in the order of their codes, so that no order of rows changes a sum.
        Dictionary<Cell, int> cells = Occurring(_columns, codes);
        Cell[] strange = [.. cells.Keys.Where(cell => !_places.ContainsKey(cell)).Order()];
        var own = new int[_counts.Length + strange.Length];
        foreach ((Cell cell, int place) in _places)
        {
            own[place] = cells.GetValueOrDefault(cell);
        }

        for (int i = 0; i < strange.Length; i++)
        {
            own[_counts.Length + i] = cells[strange[i]];
        }

        return ((int[])[.. _counts, .. new int[strange.Length]], own);
    }

    private static Dictionary<Cell, int> Occurring(int[] columns, int[][] codes)
    {
        int[] first = codes[columns[0]];
        int[]? second = columns.Length > 1 ? codes[columns[1]] : null;
        int[]? third = columns.Length > 2 ? codes[columns[2]] : null;
        var counts = new Dictionary<Cell, int>();
        for (int row = 0; row < first.Length; row++)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (first[row], second?[row] ?? 0, third?[row] ?? 0), out _)++;
        }

        return counts;
    }
}
