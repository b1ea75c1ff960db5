using Harness.Random;

namespace Harness.Metrics.Consistency;

/// <summary>
/// A random forest (Breiman 2001) that tells one column's label from the cells of the others, as a forest of probabilities (Malley et al. 2012).
/// Train's own rows are measured out of bag: by the trees that have not seen them, which is what rows of another table get.
/// </summary>
internal sealed class LabelForest
{
    private const int Trees = 20;
    private const double BagShare = 0.632;

    private readonly LabelTree[] _trees;
    private readonly int _column;
    private readonly int _labels;

    /// <summary>Learns.</summary>
    /// <param name="column">The column of labels; cells from <paramref name="labels"/> on are none to learn.</param>
    /// <param name="labels">Number of labels, at least two.</param>
    /// <param name="cells">The cells of every column.</param>
    /// <param name="codes">The cell of each row of train, for each column.</param>
    /// <param name="rows">The rows to learn from: those with a label, in an order that does not follow from the order of train's.</param>
    public LabelForest(int column, int labels, LabelCells cells, int[][] codes, int[] rows)
    {
        (_column, _labels) = (column, labels);
        RandomStream stream = RandomStream.ForMetric("label forest");
        int bag = Math.Max(1, (int)Math.Round(BagShare * rows.Length));
        var grower = new LabelTreeGrower(column, labels, cells, codes, rows.Length);
        var sums = new double[codes[column].Length];
        var times = new int[sums.Length];
        _trees = new LabelTree[Trees];
        var drawn = new int[rows.Length];
        for (int tree = 0; tree < Trees; tree++)
        {
            RandomStream own = stream.Fork(tree);
            int[] order = own.Permutation(rows.Length);
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = rows[order[i]];
            }

            _trees[tree] = grower.Grow(drawn.AsSpan(0, bag), own.Fork("columns"));
            ReadOnlySpan<int> others = drawn.AsSpan(bag);
            _trees[tree].Add(codes, codes[column], others, sums);
            foreach (int row in others)
            {
                times[row]++;
            }
        }

        // A row that every tree has seen is left out; of so many trees that hardly happens.
        OutOfBag = LabelSums.Of([.. rows.Select(row => times[row] > 0 ? sums[row] / times[row] : double.NaN)]).Mean;
    }

    /// <summary>The mean probability of the labels of train's rows, out of bag; NaN where train has too few rows.</summary>
    public double OutOfBag { get; }

    /// <summary>The probability of the label that each row has; 0 of one that train lacks, NaN where it is missing. O(rows · trees · depth).</summary>
    /// <param name="codes">The cell of each row of a table, for each column.</param>
    public double[] OfOwnLabels(int[][] codes)
    {
        int[] own = codes[_column];
        var found = new double[own.Length];
        int[] known = [.. Enumerable.Range(0, own.Length).Where(row => own[row] < _labels)];
        foreach (LabelTree tree in _trees)
        {
            tree.Add(codes, own, known, found);
        }

        for (int row = 0; row < found.Length; row++)
        {
            found[row] = own[row] > _labels ? double.NaN : found[row] / Trees;
        }

        return found;
    }
}
