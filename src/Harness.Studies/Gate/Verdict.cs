namespace Harness.Studies.Gate;

/// <summary>The verdict on one limit; never silently absent.</summary>
public enum Verdict
{
    /// <summary>The value is within the limit, or the metric has no meaning for the dataset and the limit does not name it.</summary>
    Pass,

    /// <summary>The value is beyond the limit, and beyond what fresh real rows get by chance.</summary>
    Fail,

    /// <summary>The value is beyond the limit, but fresh real rows of this size may get as much; or it cannot be had on this machine.</summary>
    Inconclusive,

    /// <summary>The value could not be computed, or a limit names a dataset that the metric has no meaning for.</summary>
    Error,
}
