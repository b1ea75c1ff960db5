using Harness.Statistics;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>How far made rows are from real ones that were not trained on: the energy distance, 2·E‖X−Y‖ − E‖X−X′‖ − E‖Y−Y′‖, at least 0 and 0 only for equal distributions.</summary>
/// <remarks>G. J. Székely and M. L. Rizzo, "Energy statistics: a class of statistics based on distances", J. Statistical Planning and Inference 143 (2013), equation 5.</remarks>
internal sealed class Fidelity
{
    private readonly double[] _parts;

    private Fidelity(double[] parts) => _parts = parts;

    /// <summary>The distance.</summary>
    public double Distance => Moments.Mean(_parts);

    /// <summary>Measures. O(rows²).</summary>
    /// <param name="real">Real rows, two at least.</param>
    /// <param name="made">Made rows, two at least.</param>
    public static Fidelity Of(Tensor real, Tensor made)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        double within = Within(real) + Within(made);
        return new Fidelity([.. cdist(real, made).mean([1L]).data<float>().Select(d => 2 * d - within)]);
    }

    /// <summary>Whether this is worse than another by more than the choice of the real rows explains: by two standard errors.</summary>
    /// <param name="best">Another, measured at the same real rows.</param>
    public bool IsWorseThan(Fidelity best)
    {
        double[] differences = [.. _parts.Zip(best._parts, (own, other) => own - other)];
        return Moments.Mean(differences) > 2 * Moments.StandardDeviation(differences) / Math.Sqrt(differences.Length);
    }

    /// <summary>The distance seen from each real row, for a checkpoint.</summary>
    public double[] ToArray() => _parts;

    /// <summary>What <see cref="ToArray"/> gave.</summary>
    /// <param name="parts">The distance seen from each real row.</param>
    public static Fidelity FromArray(double[] parts) => new(parts);

    private static double Within(Tensor rows) => cdist(rows, rows).sum().Value() / (rows.shape[0] * (rows.shape[0] - 1));
}
