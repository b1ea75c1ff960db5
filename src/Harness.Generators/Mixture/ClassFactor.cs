using System.Numerics.Tensors;

namespace Harness.Generators.Mixture;

/// <summary>The lower Cholesky factor L of a covariance matrix, and its inverse, which whitens scores: makes them independent and of variance 1.</summary>
internal sealed class ClassFactor
{
    private const double SmallestPivot = 1e-12;

    private readonly double[] _factor;
    private readonly double[] _inverse;
    private readonly int _dimension;

    private ClassFactor(double[] factor, double[] inverse, int dimension, double logDeterminant)
    {
        _factor = factor;
        _inverse = inverse;
        _dimension = dimension;
        LogDeterminant = logDeterminant;
    }

    /// <summary>The logarithm of the determinant of L.</summary>
    public double LogDeterminant { get; }

    /// <summary>The entries of a row of L up to the diagonal.</summary>
    /// <param name="row">Zero-based row, below d.</param>
    public ReadOnlySpan<double> Row(int row) => _factor.AsSpan(row * _dimension, row + 1);

    /// <summary>Factorises a covariance matrix. O(d³).</summary>
    /// <param name="covariance">The matrix, row after row, d · d numbers, of which the lower triangle is read; the factor keeps the array.</param>
    /// <param name="dimension">d, at least 0.</param>
    public static ClassFactor Of(double[] covariance, int dimension)
    {
        double log = 0;
        for (int i = 0; i < dimension; i++)
        {
            Span<double> line = covariance.AsSpan(i * dimension, dimension);
            for (int j = 0; j < i; j++)
            {
                Span<double> other = covariance.AsSpan(j * dimension, j + 1);
                line[j] = (line[j] - TensorPrimitives.Dot(line[..j], other[..j])) / other[j];
            }

            line[i] = Math.Sqrt(Math.Max(line[i] - TensorPrimitives.SumOfSquares(line[..i]), SmallestPivot));
            log += Math.Log(line[i]);
        }

        return new ClassFactor(covariance, Inverse(covariance, dimension), dimension, log);
    }

    /// <summary>L⁻¹ times scores. O(d²).</summary>
    /// <param name="scores">d scores.</param>
    public double[] Whiten(ReadOnlySpan<double> scores)
    {
        var white = new double[_dimension];
        Whiten(scores, white);
        return white;
    }

    /// <summary>L⁻¹ times scores. O(d²).</summary>
    /// <param name="scores">d scores.</param>
    /// <param name="white">Receives d numbers.</param>
    public void Whiten(ReadOnlySpan<double> scores, Span<double> white)
    {
        for (int i = 0; i < _dimension; i++)
        {
            white[i] = TensorPrimitives.Dot(_inverse.AsSpan(i * _dimension, i + 1), scores[..(i + 1)]);
        }
    }

    private static double[] Inverse(double[] factor, int dimension)
    {
        var inverse = new double[factor.Length];
        for (int j = 0; j < dimension; j++)
        {
            inverse[j * dimension + j] = 1 / factor[j * dimension + j];
            for (int i = j + 1; i < dimension; i++)
            {
                double sum = 0;
                for (int m = j; m < i; m++)
                {
                    sum -= factor[i * dimension + m] * inverse[m * dimension + j];
                }

                inverse[i * dimension + j] = sum / factor[i * dimension + i];
            }
        }

        return inverse;
    }
}
