namespace Harness.Generators.Mixture;

/// <summary>How <see cref="MixtureGenerator"/> fits and samples.</summary>
public sealed record MixtureOptions
{
    /// <summary>Largest number of classes that is tried.</summary>
    /// <value>Default 40; at least 1.</value>
    public int MaximumClasses { get; init; } = 40;

    /// <summary>What a parameter costs beside twice the log-likelihood, when numbers of classes and shapes of covariances are compared.</summary>
    /// <value>Default 2, Akaike's criterion: what counts is the density, not the number of classes; <see langword="null"/> for log n, Schwarz's, which takes fewer; above 0.</value>
    public double? Penalty { get; init; } = 2;

    /// <summary>How often the fit of the chosen number of classes is started; the likeliest one counts.</summary>
    /// <value>Default 3; at least 1.</value>
    public int Starts { get; init; } = 3;

    /// <summary>Most steps of a fit.</summary>
    /// <value>Default 200; at least 1.</value>
    public int MaximumSteps { get; init; } = 200;

    /// <summary>A fit ends when a step raises the mean log-likelihood of a row by less.</summary>
    /// <value>Default 10⁻³ nats; above 0.</value>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Most train rows on which numbers of classes are compared; the chosen one is then fitted to all.</summary>
    /// <value>Default 2,500; at least 2.</value>
    public int SelectionRows { get; init; } = 2500;

    /// <summary>Rows that each class has seen of every column's margin, as it were, before the first one: it keeps rare labels possible.</summary>
    /// <value>Default 1; above 0.</value>
    public double LabelPrior { get; init; } = 1;

    /// <summary>Largest number of fits at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
