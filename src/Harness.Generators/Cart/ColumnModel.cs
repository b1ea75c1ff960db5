using Harness.Generators.Encoding;
using Harness.Generators.Trees;
using Harness.Random;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Cart;

/// <summary>One column given those before it: a tree for the gaps of numbers, a tree for the values, donors in the leaves.</summary>
internal sealed class ColumnModel
{
    private readonly Predictor _own;
    private readonly int[] _before;
    private readonly Tree? _gaps;
    private readonly Tree _values;
    private readonly LeafKernel? _kernel;

    private ColumnModel(Predictor own, int[] before, Tree? gaps, Tree values, LeafKernel? kernel)
    {
        _own = own;
        _before = before;
        _gaps = gaps;
        _values = values;
        _kernel = kernel;
    }

    /// <summary>Grows the trees of a column.</summary>
    /// <param name="predictors">All columns as predictors.</param>
    /// <param name="index">The column's index in them.</param>
    /// <param name="before">The indices of the columns before it.</param>
    /// <param name="options">How trees grow.</param>
    /// <param name="stream">Chooses rows where there are too many.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ColumnModel Fit(IReadOnlyList<Predictor> predictors, int index, int[] before, CartOptions options, RandomStream stream, CancellationToken cancellation)
    {
        Predictor own = predictors[index];
        ColumnCodec column = own.Column;
        Predictor[] known = [.. before.Select(i => predictors[i])];
        int[] all = [.. Enumerable.Range(0, column.RowCount)];
        if (column is not QuantitativeCodec numbers)
        {
            Response labels = own.LevelCount == 2
                ? new NumberResponse([.. own.Codes.Select(code => (double)code)])
                : new ClassResponse(own.Codes, own.LevelCount);
            return new ColumnModel(own, before, null, Grow(labels, all), null);
        }

        Tree? gaps = column.HasGaps ? Grow(new NumberResponse([.. all.Select(row => column.IsMissing(row) ? 1.0 : 0)]), [.. all]) : null;
        double[] scores = [.. numbers.Margin.Distinct.ToArray().Select(value => numbers.Margin.Score(value))];
        int first = column.HasGaps ? 1 : 0;
        Tree values = Grow(new NumberResponse([.. own.Codes.Select(code => code < first ? 0 : scores[code - first])]), [.. all.Where(row => !column.IsMissing(row))]);
        return new ColumnModel(own, before, gaps, values, numbers.IsDiscrete || options.Smoothing == 0 ? null : LeafKernel.Of(new SmoothScores(numbers), values, options.Smoothing));

        Tree Grow(Response response, int[] rows)
        {
            var treeOptions = new TreeOptions { MinimumLeaf = options.MinimumLeaf, MinimumGain = options.MinimumGain };
            if (rows.Length <= options.SplitRows)
            {
                return TreeGrower.Grow(known, response, rows, treeOptions, default, cancellation);
            }

            double share = (double)options.SplitRows / rows.Length;
            int[] some = [.. rows.Where(row => stream.Uniform((ulong)row) < share)];
            return TreeGrower.Grow(known, response, some, treeOptions, default, cancellation).Restocked(known, rows);
        }
    }

    /// <summary>Draws the column for rows whose columns before it are drawn.</summary>
    /// <param name="cells">The cells of all columns; those of the columns before this one are read.</param>
    /// <param name="numbers">The number of each row.</param>
    /// <param name="first">One number a row, [0, 1), which chooses the donor where there is no column before this one.</param>
    /// <param name="start">The first row.</param>
    /// <param name="end">The row behind the last one.</param>
    /// <param name="stream">Position 3r and the two after it serve the row of number r.</param>
    /// <param name="drawn">Receives the cells.</param>
    public void Draw(double[][] cells, int[] numbers, double[] first, int start, int end, RandomStream stream, double[] drawn)
    {
        double[][] before = [.. _before.Select(i => cells[i])];
        for (int row = start; row < end; row++)
        {
            ulong position = 3 * (ulong)numbers[row];
            if (_gaps is not null && _own.Column.IsMissing(Donor(_gaps, _gaps.Leaf(before, row), stream.Uniform(position))))
            {
                drawn[row] = _own.Cell(0);
                continue;
            }

            int leaf = _values.Leaf(before, row);
            int donor = Donor(_values, leaf, before.Length == 0 ? first[row] : stream.Uniform(position + 1));
            double cell = _own.Cell(_own.Codes[donor]);
            drawn[row] = _kernel is null ? cell
                : ((QuantitativeCodec)_own.Column).Fit(_kernel.Move(leaf, donor, Normal.InvCDF(0, 1, stream.OpenUniform(position + 2)), cell));
        }
    }

    private static int Donor(Tree tree, int leaf, double uniform)
    {
        ReadOnlySpan<int> rows = tree.RowsOf(leaf);
        return rows[(int)(uniform * rows.Length)];
    }
}
