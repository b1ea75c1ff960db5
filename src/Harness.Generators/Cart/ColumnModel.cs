using Harness.Generators.Donors;
using Harness.Generators.Encoding;
using Harness.Generators.Trees;
using Harness.Random;
using MathNet.Numerics.Distributions;

namespace Harness.Generators.Cart;

/// <summary>Models one column given the columns before it: a tree for the values and, for numbers, a tree for the gaps. Train rows in the leaves are the donors.</summary>
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
    /// <param name="index">Index of the column.</param>
    /// <param name="before">Indices of the columns before it.</param>
    /// <param name="options">Settings of the trees and of smoothing.</param>
    /// <param name="stream">Source of the random choice of rows where there are more than <see cref="CartOptions.SplitRows"/>.</param>
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
            Tree tree = Grow(labels, all);
            tree.SortLeaves(own.Codes, cancellation);
            return new ColumnModel(own, before, null, tree, null);
        }

        Tree? gaps = column.HasGaps ? Grow(new NumberResponse([.. all.Select(row => column.IsMissing(row) ? 1.0 : 0)]), [.. all]) : null;
        double[] scores = [.. numbers.Margin.Distinct.ToArray().Select(value => numbers.Margin.Score(value))];
        int first = column.HasGaps ? 1 : 0;
        Tree values = Grow(new NumberResponse([.. own.Codes.Select(code => code < first ? 0 : scores[code - first])]), [.. all.Where(row => !column.IsMissing(row))]);
        values.SortLeaves(own.Codes, cancellation);
        if (numbers.IsDiscrete || options.Smoothing == 0)
        {
            return new ColumnModel(own, before, gaps, values, null);
        }

        var smooth = new SmoothScores(own);
        var regression = WithinGroupRegression.Of(before.SelectMany(i => predictors[i].Covariates(i)), row => smooth[row], values.Rows, values.Starts(), cancellation);
        return new ColumnModel(own, before, gaps, values, LeafKernel.Of(smooth, regression, values, all.Length, options.Smoothing));

        Tree Grow(Response response, int[] rows)
        {
            var treeOptions = new TreeOptions { MinimumLeaf = options.MinimumLeaf, MinimumGain = options.MinimumGain };
            if (rows.Length <= options.SplitRows)
            {
                return TreeGrower.Grow(known, response, rows, treeOptions, default, cancellation);
            }

            double share = (double)options.SplitRows / rows.Length;
            int[] some = [.. rows.Where(row => stream.Uniform((ulong)row) < share)];
            return TreeGrower.Grow(known, response, some, treeOptions, default, cancellation).Restocked(known, rows, cancellation);
        }
    }

    /// <summary>Draws the column for rows whose earlier columns are drawn.</summary>
    /// <param name="cells">By column, one cell a row; those of the columns before this one are read.</param>
    /// <param name="synthetic">By column, one number a synthetic row: scores of numbers, codes of labels.</param>
    /// <param name="rows">Number of rows, at least 0.</param>
    /// <param name="threads">Largest number of blocks of rows at a time, −1 for one a processor.</param>
    /// <param name="stream">Source of the random numbers.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The cells.</returns>
    public double[] Draw(double[][] cells, double[][] synthetic, int rows, int threads, RandomStream stream, CancellationToken cancellation)
    {
        double[][] before = [.. _before.Select(i => cells[i])];
        bool[]? missing = null;
        if (_gaps is not null)
        {
            int[] donors = Donors(_gaps, out _, stream.Fork("gaps"));
            missing = [.. donors.Select(_own.Column.IsMissing)];
        }

        int[] chosen = Donors(_values, out int[] leaves, stream.Fork("values"));
        var drawn = new double[rows];
        RandomStream noise = stream.Fork("noise");
        RowBlocks.For(rows, threads, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                if (missing is not null && missing[row])
                {
                    drawn[row] = _own.Cell(0);
                    continue;
                }

                double cell = _own.Cell(_own.Codes[chosen[row]]);
                drawn[row] = _kernel is null ? cell
                    : ((QuantitativeCodec)_own.Column).Fit(_kernel.Move(leaves[row], chosen[row], Normal.InvCDF(0, 1, noise.OpenUniform((ulong)row)), cell, synthetic, row));
            }
        }, cancellation);
        return drawn;

        // Of each leaf the donors come in turn.
        int[] Donors(Tree tree, out int[] leaves, RandomStream own)
        {
            var found = new int[rows];
            RowBlocks.For(rows, threads, (start, end) =>
            {
                for (int row = start; row < end; row++)
                {
                    found[row] = tree.Leaf(before, row);
                }
            }, cancellation);
            leaves = found;
            double[] uniforms = tree == _values && (_kernel is not null || before.Length == 0) ? SystematicDraw.Uniforms(leaves, tree.NodeCount, own) : [.. Enumerable.Range(0, rows).Select(row => own.Uniform((ulong)row))];
            var donors = new int[rows];
            for (int row = 0; row < donors.Length; row++)
            {
                ReadOnlySpan<int> members = tree.RowsOf(leaves[row]);
                donors[row] = members[(int)(uniforms[row] * members.Length)];
            }

            return donors;
        }
    }
}
