using Harness.Generators.Donors;

namespace Harness.Generators.Trees;

/// <summary>
/// Moves a donor's continuous value within its leaf: by the difference that a regression predicts between the synthetic row and the donor, and by
/// normal noise in proportion to the residuals. Values move on the scale of normal scores, so skewed columns are smoothed evenly and every result
/// lies in the range of train. The leaf keeps its mean and variance, and spikes do not move.
/// </summary>
/// <remarks>B. W. Silverman, <i>Density Estimation for Statistics and Data Analysis</i>, 1986, (3.31) for the width, §6.4 for the smoothed bootstrap with the variance of the data.</remarks>
internal sealed class LeafKernel
{
    private readonly SmoothScores _column;
    private readonly WithinGroupRegression _regression;

    // One a train row: what the regression leaves open.
    private readonly float[] _rests;

    // One a node.
    private readonly float[] _widths;
    private readonly float[] _shrinkages;

    private LeafKernel(SmoothScores column, WithinGroupRegression regression, int rows, int nodes)
    {
        _column = column;
        _regression = regression;
        _rests = new float[rows];
        _widths = new float[nodes];
        _shrinkages = new float[nodes];
    }

    /// <summary>Measures every leaf. O(n · covariates).</summary>
    /// <param name="column">The scores of a continuous column.</param>
    /// <param name="regression">Predicts those scores from other columns, within leaves.</param>
    /// <param name="tree">The tree whose leaves are measured.</param>
    /// <param name="rows">Number of train rows.</param>
    /// <param name="smoothing">Width of the noise as a multiple of Silverman's, at least 0.</param>
    public static LeafKernel Of(SmoothScores column, WithinGroupRegression regression, Tree tree, int rows, double smoothing)
    {
        var kernel = new LeafKernel(column, regression, rows, tree.NodeCount);
        for (int node = 0; node < tree.NodeCount; node++)
        {
            if (tree.IsLeaf(node))
            {
                kernel.Measure(node, tree.RowsOf(node), smoothing);
            }
        }

        return kernel;
    }

    /// <summary>A value near a donor's.</summary>
    /// <param name="leaf">A leaf of the tree.</param>
    /// <param name="donor">A train row in that leaf.</param>
    /// <param name="score">A standard normal random number.</param>
    /// <param name="value">The donor's coded value.</param>
    /// <param name="synthetic">By column, one number a synthetic row: scores of numbers, codes of labels.</param>
    /// <param name="row">Zero-based synthetic row.</param>
    public double Move(int leaf, int donor, double score, double value, IReadOnlyList<double[]> synthetic, int row)
    {
        double own = _column[donor];
        if (double.IsNaN(own))
        {
            return value;
        }

        double rest = _rests[donor];
        double moved = own + _regression.Shift(donor, synthetic, row) + (rest + _widths[leaf] * score) * _shrinkages[leaf] - rest;
        return moved == own ? value : _column.Margin.FromScore(moved);
    }

    private void Measure(int leaf, ReadOnlySpan<int> rows, double smoothing)
    {
        Span<double> rests = rows.Length <= 256 ? stackalloc double[rows.Length] : new double[rows.Length];
        _regression.Rests(rows, row => _column[row], rests);
        int count = 0;
        double squares = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (!double.IsNaN(rests[i]))
            {
                _rests[rows[i]] = (float)rests[i];
                squares += rests[i] * rests[i];
                count++;
            }
        }

        double deviation = count > 0 ? Math.Sqrt(squares / count) : 0;
        double width = count > 0 ? smoothing * 0.9 * deviation * Math.Pow(count, -0.2) : 0;
        _widths[leaf] = (float)width;
        _shrinkages[leaf] = deviation > 0 ? (float)(1 / Math.Sqrt(1 + width * width / (deviation * deviation))) : 1;
    }
}
