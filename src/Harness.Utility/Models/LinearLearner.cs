using System.Numerics.Tensors;
using Harness.Utility.Encoding;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Harness.Utility.Models;

/// <summary>
/// Least squares for numbers, multinomial logistic regression with an L2 penalty of 1 for labels (scikit-learn's default).
/// Least squares solves the normal equations with a penalty of 10⁻⁶ a row, which changes no digit that is shown and
/// keeps collinear columns, such as a full set of one-hot ones, solvable.
/// </summary>
internal sealed class LinearLearner : ILearner
{
    public string Id => "linear";

    public Func<FeatureMatrix, double[]> Regress(FeatureMatrix features, double[] answers)
    {
        Matrix<double> design = Design(features);
        Matrix<double> normal = design.TransposeThisAndMultiply(design);
        for (int i = 1; i < normal.RowCount; i++)
        {
            normal[i, i] += 1e-6 * features.Rows;
        }

        Vector<double> weights = normal.Cholesky().Solve(design.TransposeThisAndMultiply(Vector<double>.Build.Dense(answers)));
        return rows => Design(rows).Multiply(weights).ToArray();
    }

    public Func<FeatureMatrix, double[]> Classify(FeatureMatrix features, int[] answers, int classes)
    {
        var context = new MLContext(seed: 1);
        LbfgsMaximumEntropyMulticlassTrainer trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = 1,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-5f,
            MaximumNumberOfIterations = 100,
        });
        MaximumEntropyModelParameters model = trainer.Fit(new FeatureView(features, answers, classes)).Model;
        VBuffer<float>[] buffers = [];
        model.GetWeights(ref buffers, out int outputs);
        float[][] weights = [.. buffers.Take(outputs).Select(w => w.DenseValues().ToArray())];
        float[] biases = [.. model.GetBiases()];
        return rows => Probabilities(rows, weights, biases);
    }

    private static double[] Probabilities(FeatureMatrix rows, float[][] weights, float[] biases)
    {
        int classes = biases.Length;
        var scores = new double[rows.Rows * classes];
        for (int row = 0; row < rows.Rows; row++)
        {
            Span<double> own = scores.AsSpan(row * classes, classes);
            for (int k = 0; k < classes; k++)
            {
                own[k] = biases[k] + TensorPrimitives.Dot(rows.Row(row), weights[k]);
            }

            TensorPrimitives.SoftMax(own, own);
        }

        return scores;
    }

    private static Matrix<double> Design(FeatureMatrix features) =>
        Matrix<double>.Build.Dense(features.Rows, features.Width + 1, (row, column) => column == 0 ? 1 : features.Values[row * features.Width + column - 1]);
}
