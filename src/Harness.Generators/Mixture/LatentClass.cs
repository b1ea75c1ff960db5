namespace Harness.Generators.Mixture;

/// <summary>
/// One class of the mixture: labels are independent of each other and of the scores, the scores are jointly normal.
/// </summary>
/// <param name="Weight">Share of the rows, above 0.</param>
/// <param name="Labels">For each label column the probability of each label.</param>
/// <param name="Mean">The mean of the scores.</param>
/// <param name="Factor">The lower Cholesky factor of their covariance, row after row, d · d numbers.</param>
internal sealed record LatentClass(double Weight, double[][] Labels, double[] Mean, double[] Factor)
{
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);

    private readonly double[][] _logLabels = [.. Labels.Select(column => column.Select(p => Math.Log(p)).ToArray())];
    private readonly double _logConstant = LogConstant(Weight, Mean.Length, Factor);

    /// <summary>The logarithm of the class's weight times its density at a row. O(label columns + d²).</summary>
    /// <param name="data">The rows.</param>
    /// <param name="row">The row.</param>
    /// <param name="scratch">d numbers to work with.</param>
    public double LogDensity(MixtureData data, int row, Span<double> scratch)
    {
        double log = _logConstant;
        for (int c = 0; c < _logLabels.Length; c++)
        {
            log += _logLabels[c][data.Labels[c][row]];
        }

        ReadOnlySpan<double> x = data.ScoresOf(row);
        int d = Mean.Length;
        for (int i = 0; i < d; i++)
        {
            double rest = x[i] - Mean[i];
            ReadOnlySpan<double> line = Factor.AsSpan(i * d, i + 1);
            for (int j = 0; j < i; j++)
            {
                rest -= line[j] * scratch[j];
            }

            scratch[i] = rest / line[i];
            log -= 0.5 * scratch[i] * scratch[i];
        }

        return log;
    }

    /// <summary>The standard deviation of a score.</summary>
    /// <param name="index">Which.</param>
    public double Deviation(int index)
    {
        double variance = 0;
        foreach (double entry in Factor.AsSpan(index * Mean.Length, index + 1))
        {
            variance += entry * entry;
        }

        return Math.Sqrt(variance);
    }

    private static double LogConstant(double weight, int d, double[] factor)
    {
        double log = Math.Log(weight) - d * HalfLog2Pi;
        for (int i = 0; i < d; i++)
        {
            log -= Math.Log(factor[i * d + i]);
        }

        return log;
    }
}
