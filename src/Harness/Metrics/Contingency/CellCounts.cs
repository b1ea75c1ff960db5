using System.Buffers;
using System.Numerics.Tensors;

namespace Harness.Metrics.Contingency;

/// <summary>
/// The counts of train over the cells of one to three columns, to hold another table's against. A table of all cells where
/// that is small, else the cells that occur: labels of many kinds cost as many steps as there are rows.
/// </summary>
internal sealed class CellCounts
{
    // Up to this many cells, or as many as rows, a table of all of them costs no more than the rows.
    private const int SmallTable = 4096;

    // Rows whose cells are numbered at once: they stay in the nearest cache.
    private const int Block = 2048;

    // Counts of all groups together that are kept, at most: beyond it each group is counted again, which costs time and no memory.
    private const int MostKept = 1 << 22;

    private readonly TableBins _bins;
    private readonly int[] _columns;
    private readonly int[] _counts;

    // The cells that occur in train, each count's; null where every cell has a count.
    private readonly Cell[]? _cells;

    private CellCounts(TableBins bins, int[] columns, int[] counts, Cell[]? cells) =>
        (_bins, _columns, _counts, _cells) = (bins, columns, counts, cells);

    /// <summary>Sees the counts of two tables over the same cells, all that occur in either among them.</summary>
    /// <param name="train">Counts of train.</param>
    /// <param name="other">Counts of the other table.</param>
    /// <param name="without">0 for all rows of the other table, else one more than the group that is left out.</param>
    public delegate void Seen(ReadOnlySpan<int> train, ReadOnlySpan<int> other, int without);

    private delegate void Counter(int firstRow, int rows, Span<int> counts);

    /// <summary>The columns' name but for the last one, unless it is the only one.</summary>
    public string Name => _bins.Name(_columns);

    /// <summary>The last column, unless it is the only one.</summary>
    public string? Other => _bins.Other(_columns);

    /// <summary>Number of cells that occur in train.</summary>
    public int Used => _counts.Length - _counts.AsSpan().Count(0);

    // No order of cells changes the total variation, all that is measured of three columns.
    private bool IsOrdered => _columns.Length < 3;

    /// <summary>Counts train.</summary>
    /// <param name="bins">The cells of each column.</param>
    /// <param name="columns">One to three columns.</param>
    /// <param name="train">The rows of train, coded by <paramref name="bins"/>.</param>
    public static CellCounts Of(TableBins bins, int[] columns, CodedRows train)
    {
        if (bins.Size(columns) <= Math.Max(SmallTable, train.Count))
        {
            var all = new int[(int)bins.Size(columns)];
            Count(columns, train, 0, train.Count, all);
            return new CellCounts(bins, columns, all, null);
        }

        using var places = new CellPlaces(train.Count);
        int[] counts = new int[train.Count];
        for (int row = 0; row < train.Count; row++)
        {
            counts[places.Of(bins.Cell(columns, train, row))]++;
        }

        Array.Resize(ref counts, places.Count);
        var counted = new CellCounts(bins, columns, counts, places.Cells.ToArray());
        if (counted.IsOrdered)
        {
            counted._cells.AsSpan().Sort(counts.AsSpan(), (x, y) => x.Pair.CompareTo(y.Pair));
        }

        return counted;
    }

    /// <summary>
    /// Shows the counts of train beside those of another table, then beside those without each of its groups where it has
    /// several: all rows less the group, so each row is counted once. O(rows + groups · cells).
    /// </summary>
    /// <param name="rows">The other table, coded by the same cells.</param>
    /// <param name="seen">Sees them.</param>
    public void Beside(CodedRows rows, Seen seen)
    {
        if (_cells is null)
        {
            Show(_counts, rows, (first, count, counts) => Count(_columns, rows, first, count, counts), seen);
            return;
        }

        int[] places = ArrayPool<int>.Shared.Rent(rows.Count);
        int cells = Place(rows, places);
        Show([.. _counts, .. new int[cells - _counts.Length]], rows, (first, count, counts) => Add(places.AsSpan(first, count), counts), seen);
        ArrayPool<int>.Shared.Return(places);
    }

    private static void Show(ReadOnlySpan<int> train, CodedRows rows, Counter count, Seen seen)
    {
        int cells = train.Length;
        bool keeps = (long)rows.Groups * cells <= MostKept;
        int[] spare = ArrayPool<int>.Shared.Rent(cells * (1 + (rows.Groups == 1 ? 0 : keeps ? rows.Groups : 1)));
        Span<int> all = spare.AsSpan(0, cells);
        all.Clear();
        if (rows.Groups == 1 || !keeps)
        {
            count(0, rows.Count, all);
        }
        else
        {
            for (int group = 0; group < rows.Groups; group++)
            {
                TensorPrimitives.Add(all, Counted(group, Kept(group)), all);
            }
        }

        seen(train, all, 0);
        for (int group = 0; rows.Groups > 1 && group < rows.Groups; group++)
        {
            Span<int> counts = keeps ? Kept(group) : Counted(group, Kept(0));
            TensorPrimitives.Subtract(all, counts, counts);
            seen(train, counts, group + 1);
        }

        ArrayPool<int>.Shared.Return(spare);

        Span<int> Kept(int group) => spare.AsSpan(cells * (1 + group), cells);
        Span<int> Counted(int group, Span<int> counts)
        {
            counts.Clear();
            count(rows.Start(group), rows.Start(group + 1) - rows.Start(group), counts);
            return counts;
        }
    }

    private static void Count(int[] columns, CodedRows rows, int first, int count, Span<int> counts)
    {
        Span<int> block = stackalloc int[Math.Min(Block, count)];
        for (int end = first + count; first < end; first += block.Length)
        {
            block = block[..Math.Min(block.Length, end - first)];
            rows.Cells(columns, first, block);
            Add(block, counts);
        }
    }

    private static void Add(ReadOnlySpan<int> cells, Span<int> counts)
    {
        foreach (int cell in cells)
        {
            counts[cell]++;
        }
    }

    // The place of each row's cell. Cells that only the other table has come after those of train, in the order of their codes, so that no order of rows changes a sum.
    private int Place(CodedRows rows, Span<int> places)
    {
        using var table = new CellPlaces(_cells!.Length + rows.Count);
        foreach (Cell cell in _cells)
        {
            table.Of(cell);
        }

        for (int row = 0; row < rows.Count; row++)
        {
            places[row] = table.Of(_bins.Cell(_columns, rows, row));
        }

        if (IsOrdered && table.Count > _cells.Length)
        {
            int known = _cells.Length;
            int[] order = [.. Enumerable.Range(known, table.Count - known)];
            table.Cells[known..].Sort(order.AsSpan(), (x, y) => x.Pair.CompareTo(y.Pair));
            var placeOf = new int[order.Length];
            for (int i = 0; i < order.Length; i++)
            {
                placeOf[order[i] - known] = known + i;
            }

            foreach (ref int place in places[..rows.Count])
            {
                place = place < known ? place : placeOf[place - known];
            }
        }

        return table.Count;
    }
}
