using System.Numerics.Tensors;

namespace Harness.Generators.Mixture;

/// <summary>
/// One class of the mixture: labels are independent of each other and of the scores, the scores are jointly normal.
/// </summary>
/// <param name="Weight">Share of the rows, above 0.</param>
/// <param name="Labels">By label column, the probability of each label.</param>
/// <param name="Mean">Mean of each score.</param>
/// <param name="Factor">The lower Cholesky factor of their covariance.</param>
internal sealed record LatentClass(double Weight, double[][] Labels, double[] Mean, ClassFactor Factor)
{
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    private readonly double[][] _logLabels = [.. Labels.Select(column => column.Select(p => Math.Log(p)).ToArray())];
    private readonly double[] _whiteMean = Factor.Whiten(Mean);
    private readonly double _logConstant = Math.Log(Weight) - Mean.Length * HalfLog2Pi - Factor.LogDeterminant;

    /// <summary>The logarithm of the class's weight times its density at a row. O(label columns + d).</summary>
    /// <param name="data">The train rows.</param>
    /// <param name="row">Zero-based row of them.</param>
    /// <param name="white">The row's scores, whitened by <see cref="Factor"/>.</param>
    public double LogDensity(MixtureData data, int row, ReadOnlySpan<double> white)
    {
        double log = _logConstant;
        for (int c = 0; c < _logLabels.Length; c++)
        {
            log += _logLabels[c][data.Labels[c][row]];
        }

        double distance = 0;
        for (int i = 0; i < white.Length; i++)
        {
            double rest = white[i] - _whiteMean[i];
            distance += rest * rest;
        }

        return log - 0.5 * distance;
    }

    /// <summary>The standard deviation of a score.</summary>
    /// <param name="index">Zero-based score, below d.</param>
    public double Deviation(int index) => TensorPrimitives.Norm(Factor.Row(index));
}
