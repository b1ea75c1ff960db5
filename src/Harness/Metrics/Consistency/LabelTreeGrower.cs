using Harness.Random;

namespace Harness.Metrics.Consistency;

/// <summary>
/// Grows trees that tell one column's label from the cells of the others: at every node the split that lowers Gini's impurity most among a
/// random half of the columns. Numbers are cut between two cells. Labels are first brought in the order of their shares of one class, that of a
/// random row of the node: for two classes the best split is among these (Breiman et al. 1984).
/// </summary>
/// <param name="column">The column of labels.</param>
/// <param name="labels">Number of labels.</param>
/// <param name="cells">The cells of every column.</param>
/// <param name="codes">The cell of each row, for each column.</param>
/// <param name="rows">Number of rows that the forest learns from.</param>
internal sealed class LabelTreeGrower(int column, int labels, LabelCells cells, int[][] codes, int rows)
{
    private const double ColumnShare = 0.5;

    private readonly int _fewestRows = Math.Max(5, rows / 400);
    private readonly int[] _own = codes[column];

    // By name, so that the order of columns changes nothing.
    private readonly int[] _others = [.. Enumerable.Range(0, codes.Length).Where(c => c != column).OrderBy(c => cells.Columns[c].Name, StringComparer.Ordinal)];
    private readonly int[] _starts = new int[cells.Cells.Max() + 1];
    private readonly int[] _ofClass = new int[cells.Cells.Max()];
    private readonly int[] _byCell = new int[rows];
    private readonly int[] _total = new int[labels];
    private readonly int[] _left = new int[labels];
    private readonly int[] _order = new int[cells.Cells.Max()];
    private readonly double[] _keys = new double[cells.Cells.Max()];
    private readonly List<LabelTree.Node> _nodes = [];
    private readonly List<float> _shares = [];
    private ulong _position;

    /// <summary>Grows a tree. O(rows · columns · depth).</summary>
    /// <param name="rows">The rows to learn from, at least one; comes back in another order.</param>
    /// <param name="stream">Chooses columns.</param>
    public LabelTree Grow(Span<int> rows, RandomStream stream)
    {
        _nodes.Clear();
        _shares.Clear();
        _position = 0;
        _nodes.Add(default);
        Grow(0, rows, stream);
        return new LabelTree([.. _nodes], [.. _shares], labels);
    }

    private void Grow(int node, Span<int> rows, RandomStream stream)
    {
        Array.Clear(_total);
        foreach (int row in rows)
        {
            _total[_own[row]]++;
        }

        (int Column, ulong Cells)? split = rows.Length < 2 * _fewestRows || _total.AsSpan().Contains(rows.Length) ? null : BestSplit(rows, stream);
        if (split is not { } best)
        {
            _nodes[node] = new LabelTree.Node(-1, 0, _shares.Count / labels);
            foreach (int count in _total)
            {
                _shares.Add(count / (float)rows.Length);
            }

            return;
        }

        int first = _nodes.Count;
        _nodes[node] = new LabelTree.Node(best.Column, best.Cells, first);
        _nodes.Add(default);
        _nodes.Add(default);
        int right = Partition(rows, codes[best.Column], best.Cells);
        Grow(first, rows[..right], stream);
        Grow(first + 1, rows[right..], stream);
    }

    private (int Column, ulong Cells)? BestSplit(ReadOnlySpan<int> rows, RandomStream stream)
    {
        long squares = 0;
        foreach (int count in _total)
        {
            squares += (long)count * count;
        }

        (int Column, ulong Cells)? best = null;
        double most = (double)squares / rows.Length + 1e-9;
        int tried = Math.Max(1, (int)Math.Round(ColumnShare * _others.Length));
        for (int i = 0; i < tried; i++)
        {
            int drawn = i + stream.Index(_position++, _others.Length - i);
            (_others[i], _others[drawn]) = (_others[drawn], _others[i]);
            int candidate = _others[i];
            Sort(rows, candidate, _own[rows[stream.Index(_position++, rows.Length)]]);
            Array.Clear(_left);
            int left = 0;
            long leftSquares = 0;
            long rightSquares = squares;
            ulong taken = 0;
            foreach (int cell in Ordered(candidate))
            {
                taken |= 1UL << cell;
                ReadOnlySpan<int> moved = _byCell.AsSpan(_starts[cell].._starts[cell + 1]);
                left += moved.Length;
                foreach (int k in moved)
                {
                    // The sums of squared counts, as one row moves from right to left: 2 l + 1 more on the left, 2 r − 1 less on the right.
                    int already = _left[k]++;
                    leftSquares += 2 * already + 1;
                    rightSquares -= 2 * (_total[k] - already) - 1;
                }

                if (left >= _fewestRows && rows.Length - left >= _fewestRows && (double)leftSquares / left + (double)rightSquares / (rows.Length - left) is var purity && purity > most)
                {
                    (most, best) = (purity, (candidate, taken));
                }
            }
        }

        return best;
    }

    // Brings the labels of the rows in the order of a column's cells, and counts one class in each cell.
    private void Sort(ReadOnlySpan<int> rows, int candidate, int counted)
    {
        int[] own = codes[candidate];
        int count = cells.Cells[candidate];
        Array.Clear(_starts, 0, count + 1);
        Array.Clear(_ofClass, 0, count);
        foreach (int row in rows)
        {
            _starts[own[row]]++;
            _ofClass[own[row]] += _own[row] == counted ? 1 : 0;
        }

        // Where each cell ends; filling from behind leaves where it starts.
        for (int cell = 1; cell <= count; cell++)
        {
            _starts[cell] += _starts[cell - 1];
        }

        foreach (int row in rows)
        {
            _byCell[--_starts[own[row]]] = _own[row];
        }
    }

    // The cells that occur: those of a number as they are, those of labels by their share of the counted class.
    private ReadOnlySpan<int> Ordered(int candidate)
    {
        bool isLabel = cells.Columns[candidate].IsCategorical;
        int used = 0;
        for (int cell = 0; cell < cells.Cells[candidate]; cell++)
        {
            int all = _starts[cell + 1] - _starts[cell];
            if (all > 0)
            {
                _order[used] = cell;

                // Equal shares stay in the order of the cells: the cell is a part of the key far below any difference of shares.
                _keys[used++] = _ofClass[cell] / (double)all + cell * 1e-12;
            }
        }

        if (isLabel)
        {
            Array.Sort(_keys, _order, 0, used);
        }

        return _order.AsSpan(0, used);
    }

    // Rows of the first child, then those of the second.
    private static int Partition(Span<int> rows, int[] own, ulong cells)
    {
        int first = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if ((cells >> own[rows[i]] & 1) == 0)
            {
                (rows[first], rows[i]) = (rows[i], rows[first]);
                first++;
            }
        }

        return first;
    }
}
