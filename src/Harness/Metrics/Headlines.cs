namespace Harness.Metrics;

/// <summary>The headlines of a pair that a metric can count in, each the mean of its metrics.</summary>
public enum Headlines
{
    /// <summary>Counts in none.</summary>
    None,

    /// <summary>How alike the tables are.</summary>
    Fidelity,

    /// <summary>How well synthetic rows teach models.</summary>
    Utility,

    /// <summary>How new the rows are.</summary>
    Novelty,
}
