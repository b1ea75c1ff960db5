namespace Harness.Generators.GaussianCopula;

/// <summary>Settings of <see cref="GaussianCopulaGenerator"/>.</summary>
public sealed record GaussianCopulaOptions
{
    /// <summary>The estimate of the distribution of each column.</summary>
    /// <value>Default <see cref="MarginKind.Empirical"/>. With <see cref="MarginKind.Parametric"/> neither <see cref="OrderingPasses"/> nor <see cref="SeriesTerms"/> is read.</value>
    public MarginKind Margins { get; init; }

    /// <summary>Number of passes over the columns of labels; each pass orders every column, given the order of the others.</summary>
    /// <value>Default 3; at least 0; 0 keeps the ordinal order of the labels.</value>
    public int OrderingPasses { get; init; } = 3;

    /// <summary>Terms of the series that relates the correlation of two latent variables to that of two coarse columns.</summary>
    /// <value>Default 64; at least 1; 1 divides by the attenuation only.</value>
    public int SeriesTerms { get; init; } = 64;

    /// <summary>Smallest eigenvalue of the latent correlation matrix; smaller ones are raised to it.</summary>
    /// <value>Default 10⁻⁶; above 0, below 1.</value>
    public double SmallestEigenvalue { get; init; } = 1e-6;

    /// <summary>Largest number of threads that rows are sampled on; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
