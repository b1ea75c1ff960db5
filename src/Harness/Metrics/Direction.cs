namespace Harness.Metrics;

/// <summary>The direction in which a metric gets better.</summary>
public enum Direction
{
    /// <summary>Smaller is better: errors, distances, gaps.</summary>
    LowerIsBetter,

    /// <summary>Larger is better: scores.</summary>
    HigherIsBetter,

    /// <summary>Neither: a fact that is shown beside others.</summary>
    None,
}
