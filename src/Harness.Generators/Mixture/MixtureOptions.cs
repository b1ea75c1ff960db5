namespace Harness.Generators.Mixture;

/// <summary>Settings of <see cref="MixtureGenerator"/>.</summary>
public sealed record MixtureOptions
{
    /// <summary>Largest number of classes that is tried.</summary>
    /// <value>Default 40; at least 1.</value>
    public int MaximumClasses { get; init; } = 40;

    /// <summary>Price of a parameter against twice the log-likelihood, when numbers of classes and shapes of covariances are compared.</summary>
    /// <value>Default 2, Akaike's criterion: the density matters here, not the number of classes. Above 0; <see langword="null"/> for log n, Schwarz's criterion, which takes fewer classes.</value>
    public double? Penalty { get; init; } = 2;

    /// <summary>Number of starts of the fit with the chosen number of classes; the likeliest fit counts.</summary>
    /// <value>Default 3; at least 1.</value>
    public int Starts { get; init; } = 3;

    /// <summary>Most steps of a fit.</summary>
    /// <value>Default 200; at least 1.</value>
    public int MaximumSteps { get; init; } = 200;

    /// <summary>Smallest gain of a step in mean log-likelihood of a row; a fit ends when a step gains less.</summary>
    /// <value>Default 10⁻³ nats; above 0.</value>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Most train rows on which numbers of classes are compared; the chosen number is then fitted to all rows.</summary>
    /// <value>Default 2,500; at least 2.</value>
    public int SelectionRows { get; init; } = 2500;

    /// <summary>Weight, in rows, of train's share of a label in every class: it keeps rare labels possible.</summary>
    /// <value>Default 1; above 0.</value>
    public double LabelPrior { get; init; } = 1;

    /// <summary>Largest number of fits at a time; it does not change the result.</summary>
    /// <value>Default −1, one a processor.</value>
    public int MaximumThreads { get; init; } = -1;
}
