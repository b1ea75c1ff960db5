using System.Numerics.Tensors;

namespace Harness.Generators.Mixture;

/// <summary>Expectation maximisation for a mixture of latent classes.</summary>
/// <remarks>
/// A. Dempster, N. Laird, D. Rubin, JRSS B 39 (1977) 1–38. Covariances have the prior of C. Fraley and A. E. Raftery,
/// "Bayesian regularization for normal mixture estimation", J. Classification 24 (2007) 155–181: scale V / k^(2/d) with V
/// the unit matrix, d + 2 degrees of freedom; labels one of the shares in train.
/// </remarks>
/// <param name="data">The train rows.</param>
/// <param name="shares">By label column, the share of each label in train, weighted by <see cref="MixtureOptions.LabelPrior"/>.</param>
/// <param name="shape">Shape of the covariances of the classes.</param>
/// <param name="options">Stopping rule and prior.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class MixtureFit(MixtureData data, double[][] shares, CovarianceShape shape, MixtureOptions options, CancellationToken cancellation)
{
    /// <summary>Posterior probabilities below this count as 0, which saves work on distant classes.</summary>
    private const double SmallestPosterior = 1e-8;

    /// <summary>Number of rows between two checks for cancellation.</summary>
    private const int Stride = 1024;

    /// <summary>What each class may have of its own.</summary>
    public CovarianceShape Shape => shape;

    /// <summary>The number of free parameters.</summary>
    /// <param name="classes">Number of classes.</param>
    public int Parameters(int classes)
    {
        int d = data.Dimension;
        int covariances = shape switch
        {
            CovarianceShape.Full => classes * d * (d + 1) / 2,
            CovarianceShape.Tied => d * (d + 1) / 2,
            _ => classes * d,
        };
        return classes - 1 + classes * (d + data.LabelCounts.Sum(count => count - 1)) + covariances;
    }

    /// <summary>Repeats expectation and maximisation until a step gains too little.</summary>
    /// <param name="owner">Class of each row at the start.</param>
    /// <param name="classes">Number of classes.</param>
    public (LatentClass[] Model, double LogLikelihood) Climb(int[] owner, int classes)
    {
        var posterior = new double[data.RowCount * classes];
        for (int row = 0; row < owner.Length; row++)
        {
            posterior[row * classes + owner[row]] = 1;
        }

        return Climb(Maximise(posterior, classes), posterior);
    }

    /// <summary>Repeats expectation and maximisation until a step gains too little.</summary>
    /// <param name="model">The classes at the start.</param>
    public (LatentClass[] Model, double LogLikelihood) Climb(LatentClass[] model) => Climb(model, new double[data.RowCount * model.Length]);

    private (LatentClass[] Model, double LogLikelihood) Climb(LatentClass[] model, double[] posterior)
    {
        double before = Expect(model, posterior);
        for (int step = 0; step < options.MaximumSteps; step++)
        {
            LatentClass[] next = Maximise(posterior, model.Length);
            double after = Expect(next, posterior);
            bool gainsLittle = after - before < options.Tolerance * data.RowCount;
            (model, before) = (next, after);
            if (gainsLittle)
            {
                break;
            }
        }

        return (model, before);
    }

    /// <summary>The posterior probability of each class in each row, row after row.</summary>
    /// <returns>The log-likelihood of all rows.</returns>
    private double Expect(LatentClass[] model, double[] posterior)
    {
        Span<double> white = new double[data.Dimension];
        double sum = 0;
        for (int row = 0; row < data.RowCount; row++)
        {
            CheckEvery(row);
            Span<double> own = posterior.AsSpan(row * model.Length, model.Length);
            ClassFactor? whitened = null;
            for (int k = 0; k < own.Length; k++)
            {
                if (model[k].Factor != whitened)
                {
                    whitened = model[k].Factor;
                    whitened.Whiten(data.ScoresOf(row), white);
                }

                own[k] = model[k].LogDensity(data, row, white);
            }

            double largest = TensorPrimitives.Max<double>(own);
            double total = 0;
            foreach (ref double entry in own)
            {
                entry = Math.Exp(entry - largest);
                entry = entry < SmallestPosterior ? 0 : entry;
                total += entry;
            }

            TensorPrimitives.Divide(own, total, own);
            sum += largest + Math.Log(total);
        }

        return sum;
    }

    private LatentClass[] Maximise(double[] posterior, int classes)
    {
        int d = data.Dimension;
        var sizes = new double[classes];
        double[][] means = Zeros(classes, d);
        double[][] scatters = Zeros(shape == CovarianceShape.Tied ? 1 : classes, d * d);
        double[][][] labels = [.. Enumerable.Range(0, classes).Select(_ => shares.Select(column => column.Select(share => share * options.LabelPrior).ToArray()).ToArray())];
        Sums(posterior, sizes, means, labels);
        for (int k = 0; k < classes; k++)
        {
            TensorPrimitives.Divide(means[k], Math.Max(sizes[k], double.Epsilon), means[k]);
            foreach (double[] column in labels[k])
            {
                TensorPrimitives.Divide(column, sizes[k] + options.LabelPrior, column);
            }
        }

        Scatter(posterior, classes, means, scatters);
        ClassFactor[] factors = [.. scatters.Select((scatter, k) => Factor(scatter, shape == CovarianceShape.Tied ? data.RowCount : sizes[k], classes))];

        // A class that has lost its rows keeps a weight that its logarithm can stand.
        return [.. Enumerable.Range(0, classes).Select(k =>
            new LatentClass(Math.Max(sizes[k] / data.RowCount, 1e-12), labels[k], means[k], factors[Math.Min(k, factors.Length - 1)]))];
    }

    private void Sums(double[] posterior, double[] sizes, double[][] means, double[][][] labels)
    {
        int classes = sizes.Length;
        for (int row = 0; row < data.RowCount; row++)
        {
            CheckEvery(row);
            for (int k = 0; k < classes; k++)
            {
                double weight = posterior[row * classes + k];
                if (weight == 0)
                {
                    continue;
                }

                sizes[k] += weight;
                TensorPrimitives.MultiplyAdd(data.ScoresOf(row), weight, means[k], means[k]);
                for (int c = 0; c < data.Labels.Length; c++)
                {
                    labels[k][c][data.Labels[c][row]] += weight;
                }
            }
        }
    }

    private void Scatter(double[] posterior, int classes, double[][] means, double[][] scatters)
    {
        int d = data.Dimension;
        Span<double> centred = new double[d];
        for (int row = 0; row < data.RowCount && d > 0; row++)
        {
            CheckEvery(row);
            for (int k = 0; k < classes; k++)
            {
                double weight = posterior[row * classes + k];
                if (weight == 0)
                {
                    continue;
                }

                double[] scatter = scatters[Math.Min(k, scatters.Length - 1)];
                TensorPrimitives.Subtract(data.ScoresOf(row), means[k], centred);
                for (int i = 0; i < d; i++)
                {
                    int first = shape == CovarianceShape.Diagonal ? i : 0;
                    Span<double> line = scatter.AsSpan(i * d + first, i + 1 - first);
                    TensorPrimitives.MultiplyAdd(centred[first..(i + 1)], weight * centred[i], line, line);
                }
            }
        }
    }

    /// <summary>The mode of the posterior: d + 2 degrees of freedom and d + 2 more from its density.</summary>
    private ClassFactor Factor(double[] scatter, double size, int classes)
    {
        int d = data.Dimension;
        double scale = Math.Pow(classes, -2.0 / Math.Max(d, 1));
        for (int i = 0; i < d; i++)
        {
            scatter[i * d + i] += scale;
        }

        TensorPrimitives.Divide(scatter, size + 2 * (d + 2), scatter);
        return ClassFactor.Of(scatter, d);
    }

    private void CheckEvery(int row)
    {
        if (row % Stride == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static double[][] Zeros(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new double[length])];
}
