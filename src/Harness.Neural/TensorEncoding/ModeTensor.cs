using Harness.Generators.Encoding;
using Harness.Random;

namespace Harness.Neural.TensorEncoding;

/// <summary>
/// A number x relative to a component of a Gaussian mixture: (x − μ)/4σ, clipped to ±0.99, and the component as a category, drawn
/// from its posterior. A number beyond 3.96 σ of the component that was drawn comes back nearer to it.
/// </summary>
/// <remarks>
/// Mode-specific normalisation of L. Xu et al., "Modeling tabular data using conditional GAN" (NeurIPS 2019), §4.2, with a
/// <see cref="VariationalMixture"/> whose components below a weight of 0.005 are left out.
/// </remarks>
internal sealed class ModeTensor : NumberTensor
{
    private const double SmallestWeight = 0.005;
    private const double SmallestShare = 1e-6;
    private const double Widths = 4;
    private const double Limit = 0.99;

    // Values are fitted in units in which they are about 1, so that squares neither overflow nor vanish.
    private readonly double _centre;
    private readonly double _unit;
    private readonly VariationalMixture _mixture;
    private readonly int[] _kept;

    /// <summary>Fits the mixture.</summary>
    /// <param name="values">At least one number, none NaN.</param>
    /// <param name="mostModes">Most components, at least 1.</param>
    /// <param name="stream">Random numbers of the k-means start.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public ModeTensor(ReadOnlySpan<double> values, int mostModes, RandomStream stream, CancellationToken cancellation)
    {
        var margin = new EmpiricalMargin(values);
        int count = margin.Distinct.Length;
        _centre = margin.Minimum / 2 + margin.Maximum / 2;
        double half = margin.Maximum / 2 - margin.Minimum / 2;
        _unit = half > 0 ? half : 1;
        var distinct = new double[count];
        var counts = new int[count];
        for (int i = 0; i < count; i++)
        {
            distinct[i] = Scaled(margin.Distinct[i]);
            counts[i] = margin.CountOf(i);
        }

        // As for the values as they are, unless it were too small for doubles of about 1 or blurred the whole column.
        var options = new VariationalMixtureOptions();
        options = options with { Regularisation = Math.Clamp(options.Regularisation / _unit / _unit, 1e-14, 1e-4) };
        _mixture = VariationalMixture.Fit(distinct, counts, mostModes, stream, options, cancellation);
        _kept = [.. Enumerable.Range(0, _mixture.Weights.Length).Where(k => _mixture.Weights[k] > SmallestWeight)];
        Blocks = [(TensorHead.Tanh, TensorRole.Value, 1), (TensorHead.Softmax, TensorRole.Mode, _kept.Length)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(TensorHead Head, TensorRole Role, int Width)> Blocks { get; }

    /// <inheritdoc/>
    public override void Encode(double value, Span<float> cells, double uniform)
    {
        value = Scaled(value);
        Span<double> posterior = stackalloc double[_mixture.Weights.Length];
        _mixture.Posterior(value, posterior);
        Span<double> shares = stackalloc double[_kept.Length];
        for (int mode = 0; mode < shares.Length; mode++)
        {
            shares[mode] = posterior[_kept[mode]] + SmallestShare;
        }

        int drawn = Choice.Of<double>(shares, uniform);
        cells[0] = (float)Math.Clamp((value - Mean(drawn)) / Reach(drawn), -Limit, Limit);
        cells[1 + drawn] = 1;
    }

    /// <inheritdoc/>
    public override double Decode(ReadOnlySpan<float> cells, CellPick pick)
    {
        int mode = pick.Category(cells[1..], TensorRole.Mode);
        return _centre + _unit * (Mean(mode) + Reach(mode) * Math.Clamp(cells[0], -1, 1));
    }

    private double Mean(int mode) => _mixture.Means[_kept[mode]];

    private double Reach(int mode) => Widths * Math.Sqrt(_mixture.Variances[_kept[mode]]);

    private double Scaled(double value) => (value / 2 - _centre / 2) / _unit * 2;
}
