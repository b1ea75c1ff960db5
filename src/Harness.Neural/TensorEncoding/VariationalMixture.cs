using System.Numerics.Tensors;
using Harness.Random;
using MathNet.Numerics;

namespace Harness.Neural.TensorEncoding;

/// <summary>
/// A mixture of Gaussians on the line under a Dirichlet process prior, fitted by variational inference: of the components that
/// it starts with, those that the values do not need lose their weight.
/// </summary>
/// <remarks>
/// Truncated stick-breaking of D. Blei and M. Jordan, "Variational inference for Dirichlet process mixtures", Bayesian Analysis 1
/// (2006) 121–143; updates of mean and precision after C. Bishop, "Pattern Recognition and Machine Learning" (2006), §10.2. Priors:
/// mean and variance of the values, each worth one observation. From the same start it agrees with scikit-learn's
/// <c>BayesianGaussianMixture</c>.
/// </remarks>
internal sealed class VariationalMixture
{
    // A component without a row needs a divisor.
    private const double FewestRows = 10 * 2.220446049250313e-16;

    // log of the expected weight and precision factors of each component, all that does not depend on the value.
    private readonly double[] _offsets;
    private readonly double[] _weights;
    private readonly double[] _means;
    private readonly double[] _variances;
    private readonly List<double> _lowerBounds = [];

    private VariationalMixture(int components)
    {
        _offsets = new double[components];
        _weights = new double[components];
        _means = new double[components];
        _variances = new double[components];
    }

    /// <summary>Expected share of each component; they sum to 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Expected mean of each component.</summary>
    public ReadOnlySpan<double> Means => _means;

    /// <summary>Variance of each component, above 0: the inverse of the expected precision.</summary>
    public ReadOnlySpan<double> Variances => _variances;

    /// <summary>The lower bound of the evidence after each iteration, up to a constant.</summary>
    public IReadOnlyList<double> LowerBounds => _lowerBounds;

    /// <summary>Whether the last change of the lower bound was within the tolerance.</summary>
    public bool HasConverged { get; private set; }

    /// <summary>Fits from a k-means start. O(values · components · iterations).</summary>
    /// <param name="values">Different finite numbers, ascending; whatever their scale, squares must not overflow.</param>
    /// <param name="counts">Number of occurrences of each value, at least 1.</param>
    /// <param name="components">Most components, at least 1; no more are started than there are values.</param>
    /// <param name="stream">Random numbers of k-means++.</param>
    /// <param name="options">Prior and stopping rule; by default the defaults.</param>
    /// <param name="cancellation">Ends the work between iterations.</param>
    public static VariationalMixture Fit(
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> counts,
        int components,
        RandomStream stream,
        VariationalMixtureOptions? options = null,
        CancellationToken cancellation = default)
    {
        components = Math.Min(components, values.Length);
        int[] clusters = KMeansLine.Clusters(values, counts, components, stream);
        var start = new double[values.Length * components];
        for (int i = 0; i < values.Length; i++)
        {
            start[i * components + clusters[i]] = 1;
        }

        return Fit(values, counts, start, options, cancellation);
    }

    /// <summary>Fits from given responsibilities. O(values · components · iterations).</summary>
    /// <param name="values">Finite numbers, at least one; whatever their scale, squares must not overflow.</param>
    /// <param name="counts">Number of occurrences of each value, at least 1.</param>
    /// <param name="responsibilities">Row i holds the share that each component starts with in value i; a row sums to 1.</param>
    /// <param name="options">Prior and stopping rule; by default the defaults.</param>
    /// <param name="cancellation">Ends the work between iterations.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static VariationalMixture Fit(
        ReadOnlySpan<double> values,
        ReadOnlySpan<int> counts,
        ReadOnlySpan<double> responsibilities,
        VariationalMixtureOptions? options = null,
        CancellationToken cancellation = default)
    {
        if (values.IsEmpty || counts.Length != values.Length || responsibilities.IsEmpty || responsibilities.Length % values.Length != 0)
        {
            throw new ArgumentException($"{values.Length} values need as many counts, not {counts.Length}, and a row of responsibilities each, not {responsibilities.Length} in all.", nameof(responsibilities));
        }

        options ??= new VariationalMixtureOptions();
        var mixture = new VariationalMixture(responsibilities.Length / values.Length);
        var weights = new double[counts.Length];
        TensorPrimitives.ConvertTruncating(counts, weights);
        var shares = new MixtureShares(values.Length, responsibilities);
        Prior prior = Prior.Of(values, weights, options);
        mixture.Maximise(values, weights, shares, prior);
        double bound = double.NegativeInfinity;
        for (int i = 0; i < options.Iterations && !mixture.HasConverged; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            double entropy = mixture.Expect(values, weights, shares);
            double next = entropy + mixture.Maximise(values, weights, shares, prior);
            mixture._lowerBounds.Add(next);
            mixture.HasConverged = Math.Abs(next - bound) < options.Tolerance;
            bound = next;
        }

        return mixture;
    }

    /// <summary>The probability that a value comes from each component.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="shares">Receives one probability a component; they sum to 1.</param>
    public void Posterior(double value, Span<double> shares)
    {
        double largest = double.NegativeInfinity;
        for (int k = 0; k < _means.Length; k++)
        {
            double distance = value - _means[k];
            shares[k] = _offsets[k] - 0.5 * distance * distance / _variances[k];
            largest = Math.Max(largest, shares[k]);
        }

        double sum = 0;
        for (int k = 0; k < _means.Length; k++)
        {
            sum += shares[k] = Math.Exp(shares[k] - largest);
        }

        for (int k = 0; k < _means.Length; k++)
        {
            shares[k] /= sum;
        }
    }

    /// <summary>The density of the mixture of Gaussians with the expected weights, means and precisions.</summary>
    /// <param name="value">A number.</param>
    public double Density(double value)
    {
        double density = 0;
        for (int k = 0; k < _means.Length; k++)
        {
            double distance = value - _means[k];
            density += _weights[k] * Math.Exp(-0.5 * distance * distance / _variances[k]) / Math.Sqrt(2 * Math.PI * _variances[k]);
        }

        return density;
    }

    /// <summary>The responsibilities under the current components; returns their entropy.</summary>
    private double Expect(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, MixtureShares shares)
    {
        Span<double> largest = shares.Largest;
        Span<double> sums = shares.Sums;
        largest.Fill(double.NegativeInfinity);
        for (int k = 0; k < _means.Length; k++)
        {
            Span<double> logs = shares.Of(k);
            TensorPrimitives.Subtract(values, _means[k], logs);
            TensorPrimitives.Multiply(logs, logs, logs);
            TensorPrimitives.Multiply(logs, -0.5 / _variances[k], logs);
            TensorPrimitives.Add(logs, _offsets[k], logs);
            TensorPrimitives.Max(largest, logs, largest);
        }

        // With ℓ the logs less the largest, r = exp ℓ / Σ exp ℓ, and −Σ r log r = log Σ exp ℓ − Σ ℓ exp ℓ / Σ exp ℓ.
        Span<double> scaled = shares.Scaled;
        sums.Clear();
        scaled.Clear();
        for (int k = 0; k < _means.Length; k++)
        {
            Span<double> own = shares.Of(k);
            Span<double> logs = shares.Logs;
            TensorPrimitives.Subtract(own, largest, logs);
            TensorPrimitives.Exp(logs, own);
            TensorPrimitives.Add(sums, own, sums);
            TensorPrimitives.MultiplyAdd(logs, own, scaled, scaled);
        }

        for (int k = 0; k < _means.Length; k++)
        {
            TensorPrimitives.Divide(shares.Of(k), sums, shares.Of(k));
        }

        double entropy = 0;
        for (int i = 0; i < values.Length; i++)
        {
            entropy += weights[i] * (Math.Log(sums[i]) - scaled[i] / sums[i]);
        }

        return entropy;
    }

    /// <summary>The components under the current responsibilities; returns the lower bound without their entropy.</summary>
    private double Maximise(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, MixtureShares shares, Prior prior)
    {
        int components = _means.Length;
        var rows = new double[components];
        double bound = 0;
        for (int k = 0; k < components; k++)
        {
            (rows[k], double mean, double variance) = Moments(values, weights, shares.Of(k), prior.Regularisation);
            double observations = 1 + rows[k]; // κ and ν are equal, since both start at 1.
            double shift = mean - prior.Mean;
            _means[k] = (prior.Mean + rows[k] * mean) / observations;
            _variances[k] = (prior.Variance + rows[k] * variance + rows[k] / observations * shift * shift) / observations;
            double half = 0.5 * observations;
            _offsets[k] = 0.5 * (SpecialFunctions.DiGamma(half) + Math.Log(2 / (2 * Math.PI * observations * _variances[k])) - 1 / observations);
            bound += half * Math.Log(2 / (observations * _variances[k])) + SpecialFunctions.GammaLn(half) - 0.5 * Math.Log(observations);
        }

        return bound + BreakSticks(rows, prior.Concentration);
    }

    /// <summary>Weights from the rows of each component; returns their part of the lower bound.</summary>
    private double BreakSticks(double[] rows, double concentration)
    {
        double bound = 0;
        double rest = 1;
        double expectedRest = 0;
        var after = new double[rows.Length];
        for (int k = rows.Length - 1; k > 0; k--)
        {
            after[k - 1] = after[k] + rows[k];
        }

        for (int k = 0; k < rows.Length; k++)
        {
            double taken = 1 + rows[k];
            double left = concentration + after[k];
            double both = SpecialFunctions.DiGamma(taken + left);
            _offsets[k] += SpecialFunctions.DiGamma(taken) - both + expectedRest;
            expectedRest += SpecialFunctions.DiGamma(left) - both;
            _weights[k] = rest * taken / (taken + left);
            rest *= left / (taken + left);
            bound += SpecialFunctions.BetaLn(taken, left);
        }

        double sum = _weights.Sum();
        for (int k = 0; k < rows.Length; k++)
        {
            _weights[k] /= sum;
        }

        return bound;
    }

    private static (double Rows, double Mean, double Variance) Moments(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<double> shares, double regularisation)
    {
        double rows = FewestRows;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double weight = weights[i] * shares[i];
            rows += weight;
            sum += weight * values[i];
        }

        double mean = sum / rows;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double distance = values[i] - mean;
            squares += weights[i] * shares[i] * distance * distance;
        }

        return (rows, mean, squares / rows + regularisation);
    }

    private readonly record struct Prior(double Mean, double Variance, double Concentration, double Regularisation)
    {
        public static Prior Of(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, VariationalMixtureOptions options)
        {
            (double rows, double mean, double variance) = Moments(values, weights, [.. Enumerable.Repeat(1.0, values.Length)], 0);
            return new Prior(mean, rows > 1.5 ? variance * rows / (rows - 1) : 0, options.Concentration, options.Regularisation);
        }
    }
}
