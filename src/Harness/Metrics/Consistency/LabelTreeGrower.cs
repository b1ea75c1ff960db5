using Harness.Random;

namespace Harness.Metrics.Consistency;

/// <summary>
/// Grows trees that tell one column's label from the cells of the others: at every node the split that lowers Gini's impurity most among a
/// random half of the columns. Numbers are cut above a cell, and one in a cell below it that the node's rows lack goes with those below. Labels
/// are first brought in the order of their shares of one class, that of a random row of the node: for two classes the best split is among these
/// (Breiman et al. 1984).
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
    private readonly int[] _total = new int[labels];

    // The labels that a node has rows of, as a row of counts holds them: few where rows are few.
    private readonly int[] _places = new int[labels];
    private readonly int[] _all = new int[labels];
    private readonly int[] _left = new int[labels];

    // Of each cell of a column, in one row, how many rows have each of these labels.
    private readonly int[] _counts = new int[cells.Cells.Max() * labels];
    private readonly int[] _ofCell = new int[cells.Cells.Max()];
    private readonly int[] _order = new int[cells.Cells.Max()];
    private readonly double[] _keys = new double[cells.Cells.Max()];
    private ulong _position;

    /// <summary>Grows a tree. O(rows · columns · depth).</summary>
    /// <param name="rows">The rows to learn from, at least one; comes back in another order.</param>
    /// <param name="stream">Chooses columns.</param>
    public LabelTree Grow(Span<int> rows, RandomStream stream)
    {
        _position = 0;
        List<LabelTree.Node> nodes = [default];
        List<float> shares = [];
        Grow(0, rows, stream, nodes, shares);
        return new LabelTree([.. nodes], [.. shares], labels);
    }

    private void Grow(int node, Span<int> rows, RandomStream stream, List<LabelTree.Node> nodes, List<float> shares)
    {
        Array.Clear(_total);
        foreach (int row in rows)
        {
            _total[_own[row]]++;
        }

        (int Column, ulong Cells)? split = rows.Length < 2 * _fewestRows || _total.AsSpan().Contains(rows.Length) ? null : BestSplit(rows, stream);
        if (split is not { } best)
        {
            nodes[node] = new LabelTree.Node(-1, 0, shares.Count / labels);
            foreach (int count in _total)
            {
                shares.Add(count / (float)rows.Length);
            }

            return;
        }

        int first = nodes.Count;
        nodes[node] = new LabelTree.Node(best.Column, best.Cells, first);
        nodes.Add(default);
        nodes.Add(default);
        int right = Partition(rows, codes[best.Column], best.Cells);
        Grow(first, rows[..right], stream, nodes, shares);
        Grow(first + 1, rows[right..], stream, nodes, shares);
    }

    private (int Column, ulong Cells)? BestSplit(ReadOnlySpan<int> rows, RandomStream stream)
    {
        long squares = 0;
        int used = 0;
        for (int label = 0; label < labels; label++)
        {
            int count = _total[label];
            if (count > 0)
            {
                squares += (long)count * count;
                _all[used] = count;
                _places[label] = used++;
            }
        }

        ReadOnlySpan<int> allCounts = _all.AsSpan(0, used);
        Span<int> leftCounts = _left.AsSpan(0, used);
        (int Column, ulong Cells)? best = null;
        double most = (double)squares / rows.Length + 1e-9;
        int tried = Math.Max(1, (int)Math.Round(ColumnShare * _others.Length));
        for (int i = 0; i < tried; i++)
        {
            int drawn = i + stream.Index(_position++, _others.Length - i);
            (_others[i], _others[drawn]) = (_others[drawn], _others[i]);
            int candidate = _others[i];
            Count(rows, candidate, used);
            int counted = _places[_own[rows[stream.Index(_position++, rows.Length)]]];
            leftCounts.Clear();
            int left = 0;
            long leftSquares = 0;
            long rightSquares = squares;
            ulong taken = 0;
            bool isLabel = cells.Columns[candidate].IsCategorical;
            foreach (int cell in Ordered(candidate, counted, used))
            {
                taken = isLabel ? taken | 1UL << cell : (2UL << cell) - 1;
                left += _ofCell[cell];
                ReadOnlySpan<int> moved = _counts.AsSpan(cell * used, used);
                for (int label = 0; label < moved.Length; label++)
                {
                    // The squares of counts, as some rows move from right to left: (l + m)² − l² more on the left, r² − (r − m)² less on the right.
                    long m = moved[label];
                    leftSquares += m * (2 * leftCounts[label] + m);
                    rightSquares -= m * (2 * (allCounts[label] - leftCounts[label]) - m);
                    leftCounts[label] += (int)m;
                }

                if (left >= _fewestRows && rows.Length - left >= _fewestRows && (double)leftSquares / left + (double)rightSquares / (rows.Length - left) is var purity && purity > most)
                {
                    (most, best) = (purity, (candidate, taken));
                }
            }
        }

        return best;
    }

    // Counts the labels of the rows in each cell of a column.
    private void Count(ReadOnlySpan<int> rows, int candidate, int used)
    {
        int[] own = codes[candidate];
        Span<int> counts = _counts.AsSpan(0, cells.Cells[candidate] * used);
        counts.Clear();
        Array.Clear(_ofCell, 0, cells.Cells[candidate]);
        foreach (int row in rows)
        {
            int cell = own[row];
            counts[cell * used + _places[_own[row]]]++;
            _ofCell[cell]++;
        }
    }

    // The cells that occur: those of a number as they are, those of labels by their share of the counted class.
    private ReadOnlySpan<int> Ordered(int candidate, int counted, int labelsUsed)
    {
        bool isLabel = cells.Columns[candidate].IsCategorical;
        int used = 0;
        for (int cell = 0; cell < cells.Cells[candidate]; cell++)
        {
            int all = _ofCell[cell];
            if (all > 0)
            {
                _order[used] = cell;

                // Equal shares stay in the order of the cells: the cell is a part of the key far below any difference of shares.
                _keys[used++] = _counts[cell * labelsUsed + counted] / (double)all + cell * 1e-12;
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
