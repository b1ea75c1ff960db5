namespace Harness.Studies.Snapshots;

/// <summary>The kind of difference between a score and its snapshot.</summary>
internal enum Change
{
    /// <summary>Equal within the metric's tolerance.</summary>
    Same,

    /// <summary>Better by more than the tolerance.</summary>
    Better,

    /// <summary>Worse by more than the tolerance; also any change of a metric that has no direction.</summary>
    Worse,

    /// <summary>Not the same thing: another dataset, generator version, metric version, set of seeds or of metrics.</summary>
    Incomparable,
}
