namespace Harness.Generators.GaussianCopula;

/// <summary>The estimate of the distribution of a column.</summary>
public enum MarginKind
{
    /// <summary>The empirical quantile function of train, linear between neighbouring values.</summary>
    Empirical,

    /// <summary>For continuous columns a normal kernel density, mirrored at both ends of train; spikes stay spikes.</summary>
    Smoothed,

    /// <summary>
    /// A beta distribution on the range of train for every number, labels in the order of their first row, correlations that are not
    /// corrected for coarse columns, gaps at random: what SDV's default does, to show what it costs.
    /// </summary>
    Parametric,
}
