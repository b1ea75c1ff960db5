using Harness.Neural.Tensors;
using Harness.Statistics;
using TorchSharp;
using static TorchSharp.torch;

namespace Harness.Neural.Training;

/// <summary>The energy distance of synthetic rows from real rows that were not trained on, 2·E‖X−Y‖ − E‖X−X′‖ − E‖Y−Y′‖: 0 for equal distributions, else above 0. The estimate can fall below 0 by chance.</summary>
/// <remarks>G. J. Székely and M. L. Rizzo, "Energy statistics: a class of statistics based on distances", J. Statistical Planning and Inference 143 (2013), equation 5.</remarks>
internal sealed class EnergyDistance
{
    private readonly double[] _parts;

    private EnergyDistance(double[] parts) => _parts = parts;

    /// <summary>The distance, in the units of the encoded rows.</summary>
    public double Value => Moments.Mean(_parts);

    /// <summary>Measures the distance. O(rows²).</summary>
    /// <param name="real">At least two real rows.</param>
    /// <param name="synthetic">At least two synthetic rows.</param>
    public static EnergyDistance Of(Tensor real, Tensor synthetic)
    {
        using DisposeScope scope = NewDisposeScope();
        using var quiet = no_grad();
        double within = Within(real) + Within(synthetic);
        return new EnergyDistance([.. cdist(real, synthetic).mean([1L]).data<float>().Select(d => 2 * d - within)]);
    }

    /// <summary>Whether this distance is larger than another by more than two standard errors, as far as the choice of real rows goes.</summary>
    /// <param name="best">A distance from the same real rows.</param>
    public bool IsWorseThan(EnergyDistance best)
    {
        double[] differences = [.. _parts.Zip(best._parts, (own, other) => own - other)];
        return Moments.Mean(differences) > 2 * Moments.StandardDeviation(differences) / Math.Sqrt(differences.Length);
    }

    /// <summary>The distance as seen from each real row, for a checkpoint.</summary>
    public double[] ToArray() => _parts;

    /// <summary>Restores what <see cref="ToArray"/> returned.</summary>
    public static EnergyDistance FromArray(double[] parts) => new(parts);

    private static double Within(Tensor rows) => cdist(rows, rows).sum().Value() / (rows.shape[0] * (rows.shape[0] - 1));
}
