using Harness.Statistics;
using MathNet.Numerics.LinearAlgebra;

namespace Harness.Generators.GaussianCopula;

/// <summary>
/// Computes the correlations of latent variables from the correlations of their scores, which are what the columns show. By Mehler's formula
/// the covariance of two scores under a latent correlation ρ is Σ a_j b_j ρ^j; ρ is solved for, so that it equals the observed one.
/// For two continuous columns ρ is their correlation, for two columns of two levels the tetrachoric one.
/// </summary>
/// <remarks>
/// F. G. Mehler, J. reine angew. Math. 66 (1866) 161–176; H. O. Lancaster, "The structure of bivariate distributions",
/// Ann. Math. Statist. 29 (1958) 719–736.
/// </remarks>
internal static class LatentCorrelation
{
    private const int Bisections = 40;
    private const int CompletionPasses = 5;

    /// <summary>The lower Cholesky factor of the latent correlation matrix. O(variables² · (n + terms)).</summary>
    /// <param name="latents">At least one latent variable.</param>
    /// <param name="trust">For each latent variable the factor, 0 to 1, by which its correlations with the others are multiplied.</param>
    /// <param name="smallestEigenvalue">Smallest eigenvalue of the matrix, above 0; smaller ones are raised to it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static double[,] Factor(IReadOnlyList<LatentVariable> latents, IReadOnlyList<double> trust, double smallestEigenvalue, CancellationToken cancellation)
    {
        double[,] observed = CorrelationMatrix.Pearson([.. latents.Select(l => l.Scores)], cancellation);
        Matrix<double> correlation = Matrix<double>.Build.Dense(latents.Count, latents.Count, (i, j) =>
            i == j ? 1
            : double.IsNaN(observed[i, j]) ? 0
            : trust[i] * trust[j] * Solve(observed[i, j], latents[i].Series, latents[j].Series));
        Matrix<double> definite = NearestPositiveDefinite(correlation, smallestEigenvalue);
        for (int pass = 0; pass < CompletionPasses && Complete(correlation, definite, observed); pass++)
        {
            definite = NearestPositiveDefinite(correlation, smallestEigenvalue);
        }

        return definite.Cholesky().Factor.ToArray();
    }

    /// <summary>The latent correlation at which two scores have the observed correlation.</summary>
    /// <param name="observed">The correlation of the scores, −1 to 1.</param>
    /// <param name="first">Hermite coefficients of the first variable's score.</param>
    /// <param name="second">As many coefficients of the second variable's score.</param>
    internal static double Solve(double observed, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double covariance = observed * Math.Sqrt(first[0] * second[0]);
        double low = -1;
        double high = 1;
        for (int i = 0; i < Bisections; i++)
        {
            double middle = (low + high) / 2;
            if (Covariance(middle, first, second) < covariance)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>
    /// Pairs that no train row has values of, above all a column and its own gaps, get the correlation that all others
    /// imply: the one with which they are independent given the rest.
    /// </summary>
    /// <returns>Whether there is such a pair.</returns>
    private static bool Complete(Matrix<double> correlation, Matrix<double> definite, double[,] observed)
    {
        Matrix<double>? precision = null;
        for (int i = 0; i < correlation.RowCount; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (double.IsNaN(observed[i, j]))
                {
                    precision ??= definite.Inverse();

                    // The inverse of the 2 × 2 block is the covariance given the rest; its off-diagonal entry is to vanish.
                    double partial = -precision[i, j] / (precision[i, i] * precision[j, j] - precision[i, j] * precision[j, i]);
                    correlation[i, j] = correlation[j, i] = Math.Clamp(definite[i, j] - partial, -1, 1);
                }
            }
        }

        return precision is not null;
    }

    private static double Covariance(double rho, ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (int j = first.Length - 1; j >= 0; j--)
        {
            sum = (sum + first[j] * second[j]) * rho;
        }

        return sum;
    }

    /// <summary>Raises small eigenvalues and scales the diagonal back to 1.</summary>
    private static Matrix<double> NearestPositiveDefinite(Matrix<double> correlation, double smallest)
    {
        var eigen = correlation.Evd(Symmetricity.Symmetric);
        if (eigen.D.Diagonal().Minimum() >= smallest)
        {
            return correlation;
        }

        Matrix<double> values = Matrix<double>.Build.DenseOfDiagonalVector(eigen.D.Diagonal().Map(v => Math.Max(v, smallest)));
        Matrix<double> raised = eigen.EigenVectors * values * eigen.EigenVectors.Transpose();
        Vector<double> scale = raised.Diagonal().Map(v => 1 / Math.Sqrt(v));
        return raised.MapIndexed((i, j, v) => i == j ? 1 : 0.5 * (v + raised[j, i]) * scale[i] * scale[j]);
    }
}
