namespace Harness.Metrics;

/// <summary>The headlines of a pair that a metric can count in, each the mean of its metrics.</summary>
public enum Headlines
{
    /// <summary>Counts in none.</summary>
    None,

    /// <summary>The similarity of the tables.</summary>
    Fidelity,

    /// <summary>The worth of synthetic rows for training models.</summary>
    Utility,

    /// <summary>The novelty of the rows.</summary>
    Novelty,
}
