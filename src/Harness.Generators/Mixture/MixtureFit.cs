using Harness.Random;

namespace Harness.Generators.Mixture;

/// <summary>
/// Expectation maximisation for a mixture of latent classes, the number of classes by the Bayesian information criterion.
/// </summary>
/// <remarks>
/// A. Dempster, N. Laird, D. Rubin, JRSS B 39 (1977) 1–38; G. Schwarz, Ann. Statist. 6 (1978) 461–464. Covariances have the prior of
/// C. Fraley and A. E. Raftery, "Bayesian regularization for normal mixture estimation", J. Classification 24 (2007)
/// 155–181: scale V / k^(2/d) with V the unit matrix, d + 2 degrees of freedom; labels one of the shares in train.
/// </remarks>
internal sealed class MixtureFit
{
    /// <summary>So many numbers of classes in a row are worse before the search ends.</summary>
    private const int Patience = 3;

    private readonly MixtureData _data;
    private readonly double[][] _shares;
    private readonly MixtureOptions _options;
    private readonly CancellationToken _cancellation;

    private MixtureFit(MixtureData data, double[][] shares, MixtureOptions options, CancellationToken cancellation)
    {
        _data = data;
        _shares = shares;
        _options = options;
        _cancellation = cancellation;
    }

    /// <summary>Chooses the number of classes and fits them. O(classes · rows · (label columns + d²) · steps) for each number tried.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">How it fits.</param>
    /// <param name="stream">Where the starts come from.</param>
    /// <param name="progress">Receives the share of the work done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static LatentClass[] Of(MixtureData data, MixtureOptions options, RandomStream stream, IProgress<double>? progress, CancellationToken cancellation)
    {
        double[][] shares = data.Shares();
        MixtureData few = data.RowCount <= options.SelectionRows
            ? data
            : data.Take([.. stream.Fork("rows").Permutation(data.RowCount).Take(options.SelectionRows).Order()]);
        var fit = new MixtureFit(few, shares, options, cancellation);
        LatentClass[] best = [];
        double least = double.PositiveInfinity;
        int worse = 0;
        int limit = Math.Min(options.MaximumClasses, few.RowCount);
        for (int classes = 1; classes <= limit && worse < Patience; classes += 1 + classes / 6)
        {
            (LatentClass[] model, double logLikelihood) = fit.Best(classes, stream.Fork(classes));
            double criterion = fit.Parameters(classes) * Math.Log(few.RowCount) - 2 * logLikelihood;
            worse = criterion < least ? 0 : worse + 1;
            (best, least) = criterion < least ? (model, criterion) : (best, least);
            progress?.Report(0.9 * classes / limit);
        }

        LatentClass[] chosen = few == data ? best : new MixtureFit(data, shares, options, cancellation).Climb(best).Model;
        progress?.Report(1);
        return chosen;
    }

    private int Parameters(int classes) =>
        classes - 1 + classes * (_data.Dimension * (_data.Dimension + 3) / 2 + _data.LabelCounts.Sum(count => count - 1));

    private (LatentClass[] Model, double LogLikelihood) Best(int classes, RandomStream stream)
    {
        var fits = new (LatentClass[] Model, double LogLikelihood)[classes == 1 ? 1 : _options.Starts];
        Parallel.For(0, fits.Length, new ParallelOptions { MaxDegreeOfParallelism = _options.MaximumThreads, CancellationToken = _cancellation }, start =>
            fits[start] = Climb(Maximise(Start(classes, stream.Fork(start)), classes)));
        return fits.MaxBy(f => f.LogLikelihood);
    }

    /// <summary>Steps of expectation and maximisation until they gain little.</summary>
    private (LatentClass[] Model, double LogLikelihood) Climb(LatentClass[] model)
    {
        var posterior = new double[_data.RowCount * model.Length];
        double before = Expect(model, posterior);
        for (int step = 0; step < _options.MaximumSteps; step++)
        {
            _cancellation.ThrowIfCancellationRequested();
            LatentClass[] next = Maximise(posterior, model.Length);
            double after = Expect(next, posterior);
            bool gainsLittle = after - before < _options.Tolerance * _data.RowCount;
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
        Span<double> scratch = new double[_data.Dimension];
        double sum = 0;
        for (int row = 0; row < _data.RowCount; row++)
        {
            Span<double> own = posterior.AsSpan(row * model.Length, model.Length);
            double largest = double.NegativeInfinity;
            for (int k = 0; k < own.Length; k++)
            {
                own[k] = model[k].LogDensity(_data, row, scratch);
                largest = Math.Max(largest, own[k]);
            }

            double total = 0;
            foreach (ref double entry in own)
            {
                entry = Math.Exp(entry - largest);
                total += entry;
            }

            foreach (ref double entry in own)
            {
                entry /= total;
            }

            sum += largest + Math.Log(total);
        }

        return sum;
    }

    private LatentClass[] Maximise(double[] posterior, int classes)
    {
        var model = new LatentClass[classes];
        for (int k = 0; k < classes; k++)
        {
            model[k] = Class(posterior, k, classes);
        }

        return model;
    }

    private LatentClass Class(double[] posterior, int k, int classes)
    {
        int d = _data.Dimension;
        double size = 0;
        var mean = new double[d];
        double[][] labels = [.. _shares.Select(column => column.Select(share => share * _options.LabelPrior).ToArray())];
        for (int row = 0; row < _data.RowCount; row++)
        {
            double weight = posterior[row * classes + k];
            if (weight == 0)
            {
                continue;
            }

            size += weight;
            ReadOnlySpan<double> x = _data.ScoresOf(row);
            for (int i = 0; i < d; i++)
            {
                mean[i] += weight * x[i];
            }

            for (int c = 0; c < labels.Length; c++)
            {
                labels[c][_data.Labels[c][row]] += weight;
            }
        }

        foreach (ref double entry in mean.AsSpan())
        {
            entry = size > 0 ? entry / size : 0;
        }

        foreach (double[] column in labels)
        {
            foreach (ref double entry in column.AsSpan())
            {
                entry /= size + _options.LabelPrior;
            }
        }

        // A class that has lost its rows keeps a weight that its logarithm can stand.
        return new LatentClass(Math.Max(size / _data.RowCount, 1e-12), labels, mean, Factor(Covariance(posterior, k, classes, mean, size), d));
    }

    private double[] Covariance(double[] posterior, int k, int classes, double[] mean, double size)
    {
        int d = mean.Length;
        var covariance = new double[d * d];
        Span<double> centred = new double[d];
        for (int row = 0; row < _data.RowCount && d > 0; row++)
        {
            double weight = posterior[row * classes + k];
            if (weight == 0)
            {
                continue;
            }

            ReadOnlySpan<double> x = _data.ScoresOf(row);
            for (int i = 0; i < d; i++)
            {
                centred[i] = x[i] - mean[i];
                double weighted = weight * centred[i];
                Span<double> line = covariance.AsSpan(i * d, i + 1);
                for (int j = 0; j <= i; j++)
                {
                    line[j] += weighted * centred[j];
                }
            }
        }

        double scale = Math.Pow(classes, -2.0 / Math.Max(d, 1));
        for (int i = 0; i < d; i++)
        {
            covariance[i * d + i] += scale;
        }

        // The mode of the posterior: d + 2 degrees of freedom and d + 2 more from its density.
        double divisor = size + 2 * (d + 2);
        foreach (ref double entry in covariance.AsSpan())
        {
            entry /= divisor;
        }

        return covariance;
    }

    /// <summary>The lower Cholesky factor, in place; the prior keeps every pivot positive.</summary>
    private static double[] Factor(double[] a, int d)
    {
        for (int i = 0; i < d; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i * d + j];
                for (int m = 0; m < j; m++)
                {
                    sum -= a[i * d + m] * a[j * d + m];
                }

                a[i * d + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / a[j * d + j];
            }
        }

        return a;
    }

    /// <summary>Each row in the class of the nearest of so many rows, these chosen far from one another (k-means++).</summary>
    private double[] Start(int classes, RandomStream stream)
    {
        var nearest = new double[_data.RowCount];
        var owner = new int[_data.RowCount];
        Array.Fill(nearest, double.PositiveInfinity);
        int centre = stream.Index(0, _data.RowCount);
        for (int k = 0; k < classes; k++)
        {
            double total = 0;
            for (int row = 0; row < nearest.Length; row++)
            {
                double distance = Distance(row, centre);
                if (distance < nearest[row])
                {
                    (nearest[row], owner[row]) = (distance, k);
                }

                total += nearest[row];
            }

            double left = stream.Uniform((ulong)(k + 1)) * total;
            centre = 0;
            while (centre < nearest.Length - 1 && (left -= nearest[centre]) >= 0)
            {
                centre++;
            }
        }

        var posterior = new double[_data.RowCount * classes];
        for (int row = 0; row < owner.Length; row++)
        {
            posterior[row * classes + owner[row]] = 1;
        }

        return posterior;
    }

    /// <summary>Squared differences of scores, and 2 for each label that differs, the mean squared difference of two independent scores.</summary>
    private double Distance(int row, int other)
    {
        double distance = 0;
        ReadOnlySpan<double> x = _data.ScoresOf(row);
        ReadOnlySpan<double> y = _data.ScoresOf(other);
        for (int i = 0; i < x.Length; i++)
        {
            distance += (x[i] - y[i]) * (x[i] - y[i]);
        }

        foreach (int[] column in _data.Labels)
        {
            distance += column[row] == column[other] ? 0 : 2;
        }

        return distance;
    }
}
