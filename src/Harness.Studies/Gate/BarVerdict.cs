namespace Harness.Studies.Gate;

/// <summary>Whether a pair clears the bar: a statement about the generator.</summary>
public enum BarVerdict
{
    /// <summary>Every limit is met.</summary>
    Met,

    /// <summary>At least one limit is missed, or could not be judged for an error.</summary>
    Missed,

    /// <summary>No limit is missed, but at least one is open: too few rows to tell, or not measured.</summary>
    Inconclusive,
}
