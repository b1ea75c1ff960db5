using System.Numerics.Tensors;
using Harness.Statistics;
using Harness.Utility.Encoding;
using MathNet.Numerics.LinearAlgebra;

namespace Harness.Utility.Detection;

/// <summary>
/// Logistic regression with an L2 penalty of 1 on all weights but the intercept, by Newton's method: the minimum of
/// ½ w·w + Σ log(1 + exp(−y (b + w·x))), scikit-learn's LogisticRegression with its default C = 1. Sees shifts and linear
/// relations only.
/// </summary>
internal sealed class LogisticDetector : IDetector
{
    private const int MostSteps = 30;
    private const double Tolerance = 1e-12;

    public string Id => "logistic";

    public (double[] Scores, double[] Weights) Detect(FeatureMatrix features, bool[] isSynthetic, FeatureMatrix others)
    {
        double[] weights = Fit(features, isSynthetic);
        return (Scores(others, weights), [.. Enumerable.Range(0, features.Width).Select(f => Math.Abs(weights[f]) * Spread(features, f))]);
    }

    /// <summary>The weights, the intercept last.</summary>
    public static double[] Fit(FeatureMatrix features, bool[] isSynthetic)
    {
        int size = features.Width + 1;
        var weights = new double[size];
        double loss = Loss(features, isSynthetic, weights);
        for (int step = 0; step < MostSteps; step++)
        {
            double[] change = NewtonStep(features, isSynthetic, weights);
            double[] next = new double[size];
            double share = 1;
            double nextLoss;
            do
            {
                TensorPrimitives.MultiplyAdd(change, share, weights, next);
                nextLoss = Loss(features, isSynthetic, next);
                share /= 2;
            }
            while (nextLoss > loss && share > 1e-6);

            if (!(nextLoss < loss))
            {
                break;
            }

            double gained = loss - nextLoss;
            (weights, loss) = (next, nextLoss);
            if (gained < Tolerance * (1 + loss))
            {
                break;
            }
        }

        return weights;
    }

    private static double[] NewtonStep(FeatureMatrix features, bool[] isSynthetic, double[] weights)
    {
        int size = weights.Length;
        var gradient = new double[size];
        var hessian = new double[size * size];
        var row = new double[size];
        row[^1] = 1;
        for (int i = 0; i < features.Rows; i++)
        {
            TensorPrimitives.ConvertTruncating(features.Row(i), row.AsSpan(0, features.Width));
            double p = 1 / (1 + Math.Exp(-TensorPrimitives.Dot<double>(row, weights)));
            double residual = (isSynthetic[i] ? 1 : 0) - p;
            TensorPrimitives.MultiplyAdd(row, residual, gradient, gradient);
            double variance = Math.Max(p * (1 - p), 1e-10);
            for (int f = 0; f < size; f++)
            {
                if (row[f] != 0)
                {
                    Span<double> own = hessian.AsSpan(f * size, f + 1);
                    TensorPrimitives.MultiplyAdd(row.AsSpan(0, f + 1), row[f] * variance, own, own);
                }
            }
        }

        for (int f = 0; f < size - 1; f++)
        {
            gradient[f] -= weights[f];
            hessian[f * size + f] += 1;
        }

        // Only the lower triangle was summed.
        Matrix<double> matrix = Matrix<double>.Build.Dense(size, size, (r, c) => hessian[Math.Max(r, c) * size + Math.Min(r, c)]);
        return matrix.Cholesky().Solve(Vector<double>.Build.Dense(gradient)).ToArray();
    }

    private static double Loss(FeatureMatrix features, bool[] isSynthetic, double[] weights)
    {
        double[] scores = Scores(features, weights);
        double loss = 0;
        for (int f = 0; f < weights.Length - 1; f++)
        {
            loss += weights[f] * weights[f] / 2;
        }

        for (int i = 0; i < scores.Length; i++)
        {
            double margin = isSynthetic[i] ? scores[i] : -scores[i];
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        return loss;
    }

    private static double[] Scores(FeatureMatrix features, double[] weights)
    {
        var scores = new double[features.Rows];
        for (int i = 0; i < scores.Length; i++)
        {
            ReadOnlySpan<float> row = features.Row(i);
            double score = weights[^1];
            for (int f = 0; f < row.Length; f++)
            {
                score += row[f] * weights[f];
            }

            scores[i] = score;
        }

        return scores;
    }

    private static double Spread(FeatureMatrix features, int feature)
    {
        var values = new double[features.Rows];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = features.Row(i)[feature];
        }

        return values.Length < 2 ? 0 : Moments.StandardDeviation(values);
    }
}
