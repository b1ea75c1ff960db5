using Harness.Random;

namespace Harness.Metrics.Consistency;

/// <summary>
/// A random forest (Breiman 2001) that tells one column's label from the cells of the others, as a forest of probabilities (Malley et al. 2012).
/// Its trees come in pairs that halve the rows, so that every row of train has one tree of each pair that has not seen it. A row of another
/// table is told by the first trees of all pairs, and by the second ones: by as many trees of as many rows, so that fresh rows get what train's get.
/// The shares of all labels count as one tree more, so that no label is impossible.
/// </summary>
internal sealed class LabelForest
{
    private const int Pairs = 10;

    private readonly LabelTree[] _first = new LabelTree[Pairs];
    private readonly LabelTree[] _second = new LabelTree[Pairs];
    private readonly int _column;
    private readonly int[] _counts;
    private readonly int _rows;

    /// <summary>Learns.</summary>
    /// <param name="column">The column of labels; cells from <paramref name="labels"/> on are none to learn.</param>
    /// <param name="labels">Number of labels, at least two.</param>
    /// <param name="cells">The cells of every column.</param>
    /// <param name="codes">The cell of each row of train, for each column.</param>
    /// <param name="rows">The rows to learn from, at least two: those with a label, in an order that does not follow from the order of train's.</param>
    public LabelForest(int column, int labels, LabelCells cells, int[][] codes, int[] rows)
    {
        (_column, _rows) = (column, rows.Length);
        RandomStream stream = RandomStream.ForMetric("label forest");
        var grower = new LabelTreeGrower(column, labels, cells, codes, rows.Length);
        int[] own = codes[column];
        _counts = new int[labels];
        foreach (int row in rows)
        {
            _counts[own[row]]++;
        }

        var sums = new double[own.Length];
        var drawn = new int[rows.Length];
        for (int pair = 0; pair < Pairs; pair++)
        {
            RandomStream chance = stream.Fork(pair);
            int[] order = chance.Permutation(rows.Length);
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = rows[order[i]];
            }

            Span<int> half = drawn.AsSpan(0, rows.Length / 2);
            Span<int> other = drawn.AsSpan(rows.Length / 2);
            _first[pair] = grower.Grow(half, chance.Fork("first"));
            _second[pair] = grower.Grow(other, chance.Fork("second"));
            _first[pair].Add(codes, own, other, sums);
            _second[pair].Add(codes, own, half, sums);
        }

        // A row knows its own label, so that is one fewer of them.
        OfTrain = rows.Average(row => Math.Log(Probability(sums[row], _counts[own[row]] - 1, _rows - 1)));
    }

    /// <summary>The mean logarithm of the probability that the trees which have not seen a row of train give its label.</summary>
    public double OfTrain { get; }

    /// <summary>The logarithm of the probability of the label that each row has; NaN where it is missing. O(rows · trees · depth).</summary>
    /// <param name="codes">The cell of each row of a table, for each column.</param>
    public double[] OfOwnLabels(int[][] codes)
    {
        int[] own = codes[_column];
        int[] known = [.. Enumerable.Range(0, own.Length).Where(row => own[row] < _counts.Length)];
        double[] first = Sums(_first);
        double[] second = Sums(_second);
        for (int row = 0; row < own.Length; row++)
        {
            int count = own[row] < _counts.Length ? _counts[own[row]] : 0;
            first[row] = own[row] > _counts.Length ? double.NaN : (Math.Log(Probability(first[row], count, _rows)) + Math.Log(Probability(second[row], count, _rows))) / 2;
        }

        return first;

        double[] Sums(LabelTree[] trees)
        {
            var sums = new double[own.Length];
            foreach (LabelTree tree in trees)
            {
                tree.Add(codes, own, known, sums);
            }

            return sums;
        }
    }

    // Laplace's rule of succession for the shares of all labels, those that train lacks being one more.
    private double Probability(double sum, int count, int rows) => (sum + (count + 1.0) / (rows + _counts.Length + 1)) / (Pairs + 1);
}
