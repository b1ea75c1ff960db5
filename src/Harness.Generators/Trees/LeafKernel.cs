namespace Harness.Generators.Trees;

/// <summary>
/// Moves a continuous donor value within its leaf by a normal kernel, on the scale of normal scores, so that
/// skewed columns are smoothed evenly and every result lies in the range of train. Mean and variance of the leaf are kept.
/// Spikes stay what they are.
/// </summary>
/// <remarks>B. W. Silverman, <i>Density Estimation for Statistics and Data Analysis</i>, 1986, (3.31) for the width, §6.4 for the smoothed bootstrap with the variance of the data.</remarks>
internal sealed class LeafKernel
{
    private readonly SmoothScores _column;
    private readonly double[] _means;
    private readonly double[] _widths;
    private readonly double[] _shrinkages;

    private LeafKernel(SmoothScores column, int nodes)
    {
        _column = column;
        _means = new double[nodes];
        _widths = new double[nodes];
        _shrinkages = new double[nodes];
    }

    /// <summary>Measures every leaf. O(n).</summary>
    /// <param name="column">The scores of a continuous column.</param>
    /// <param name="tree">A tree.</param>
    /// <param name="smoothing">The width as a multiple of Silverman's.</param>
    public static LeafKernel Of(SmoothScores column, Tree tree, double smoothing)
    {
        var kernel = new LeafKernel(column, tree.NodeCount);
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
    /// <param name="leaf">The leaf.</param>
    /// <param name="donor">A train row in it.</param>
    /// <param name="score">A standard normal number.</param>
    /// <param name="value">The donor's value.</param>
    public double Move(int leaf, int donor, double score, double value) => double.IsNaN(_column.Scores[donor]) || _widths[leaf] == 0
        ? value
        : _column.Margin.FromScore(_means[leaf] + (_column.Scores[donor] - _means[leaf] + _widths[leaf] * score) * _shrinkages[leaf]);

    private void Measure(int leaf, ReadOnlySpan<int> rows, double smoothing)
    {
        double sum = 0;
        int count = 0;
        foreach (int row in rows)
        {
            if (!double.IsNaN(_column.Scores[row]))
            {
                sum += _column.Scores[row];
                count++;
            }
        }

        double mean = count > 0 ? sum / count : 0;
        double squares = 0;
        foreach (int row in rows)
        {
            squares += double.IsNaN(_column.Scores[row]) ? 0 : (_column.Scores[row] - mean) * (_column.Scores[row] - mean);
        }

        double deviation = count > 0 ? Math.Sqrt(squares / count) : 0;
        _means[leaf] = mean;
        _widths[leaf] = count > 0 ? smoothing * 0.9 * deviation * Math.Pow(count, -0.2) : 0;
        _shrinkages[leaf] = deviation > 0 ? 1 / Math.Sqrt(1 + _widths[leaf] * _widths[leaf] / (deviation * deviation)) : 1;
    }
}
