namespace Harness.Studies.Snapshots;

/// <summary>The kind of difference between a score and its snapshot.</summary>
internal enum Change
{
    /// <summary>Equal, to the digits that are kept.</summary>
    Same,

    /// <summary>Moved within noise, or a metric without a direction moved: shown, and no failure.</summary>
    Changed,

    /// <summary>Better beyond noise: to be accepted, so that it cannot be lost.</summary>
    Better,

    /// <summary>Worse beyond noise.</summary>
    Worse,

    /// <summary>Not the same thing: another dataset, generator version, metric version, set of seeds or of metrics.</summary>
    Incomparable,
}
