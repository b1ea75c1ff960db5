namespace Harness.Neural.TensorEncoding;

/// <summary>Prior and stopping rule of a <see cref="VariationalMixture"/>; the defaults are those that CTGAN and TVAE fit with.</summary>
internal sealed record VariationalMixtureOptions
{
    /// <value>Concentration γ of the Dirichlet process, above 0; the smaller, the fewer components keep weight. Default 0.001.</value>
    public double Concentration { get; init; } = 0.001;

    /// <value>Most iterations, at least 1. Default 100.</value>
    public int Iterations { get; init; } = 100;

    /// <value>The fit ends when the lower bound changes by less, in nats over all values. Default 0.001.</value>
    public double Tolerance { get; init; } = 1e-3;

    /// <value>Added to the variance of each component's values, in their units squared, above 0. Default 1e-6.</value>
    public double Regularisation { get; init; } = 1e-6;
}
