namespace Harness.Generators.GaussianCopula;

/// <summary>How <see cref="GaussianCopulaGenerator"/> fits.</summary>
public sealed record GaussianCopulaOptions
{
    /// <summary>What stands for the distribution of each column.</summary>
    /// <value>Default <see cref="MarginKind.Empirical"/>. With <see cref="MarginKind.Parametric"/> the other options but <see cref="SmallestEigenvalue"/> count for nothing.</value>
    public MarginKind Margins { get; init; }

    /// <summary>How often every column of labels is put in order anew, given the order of the others.</summary>
    /// <value>Default 3; 0 keeps the ordinal order of the labels.</value>
    public int OrderingPasses { get; init; } = 3;

    /// <summary>Terms of the series that relates the correlation of two latent variables to that of two coarse columns.</summary>
    /// <value>Default 64; 1 divides by the attenuation only.</value>
    public int SeriesTerms { get; init; } = 64;

    /// <summary>Smallest eigenvalue of the latent correlation matrix; smaller ones are raised to it.</summary>
    /// <value>Default 10⁻⁶; above 0, below 1.</value>
    public double SmallestEigenvalue { get; init; } = 1e-6;

    /// <summary>Largest number of threads that rows are sampled on; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
